import kafkajs, { type Kafka } from 'kafkajs';
import type { Log } from '#platform';
import './idle-timer.js';

export interface ClientOptions {
  /** `host:port`, of which one that answers is enough. */
  readonly brokers: readonly string[];
  /** Under which the cluster logs us. */
  readonly clientId: string;
  readonly log: Log;
}

/** A request fails within some seconds, so that whoever waits for it can decide what to do. */
export const createClient = ({ brokers, clientId, log }: ClientOptions): Kafka =>
  new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: kafkajs.logLevel.WARN,
    // Every hiccup is an error to kafkajs; what matters reaches our log as the failure of a call.
    logCreator: () => (entry) => log.debug({ kafkajs: entry.namespace }, entry.log.message),
  });
