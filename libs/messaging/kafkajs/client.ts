import kafkajs, { type Kafka, type KafkaConfig } from 'kafkajs';
import type { Log } from '#runtime';
import './idle-timer.js';

export interface ClientOptions {
  /** `host:port`, of which one that answers is enough. */
  readonly brokers: readonly string[];
  /** Under which the cluster logs us. */
  readonly clientId: string;
  /** Absent: in the clear. Without `ca` (PEM) the authorities that Node knows are believed. */
  readonly tls?: { readonly ca?: string };
  /** How we sign in; absent: not at all. */
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  readonly log: Log;
}

/** A request fails within some seconds, so that whoever waits for it can decide what to do. */
export const createClient = ({ brokers, clientId, log, ...security }: ClientOptions): Kafka =>
  new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    ...securityOf(security),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: kafkajs.logLevel.WARN,
    // Every hiccup is an error to kafkajs; what matters reaches our log as the failure of a call.
    logCreator: () => (entry) => log.debug({ kafkajs: entry.namespace }, entry.log.message),
  });

function securityOf({ tls, sasl }: Pick<ClientOptions, 'tls' | 'sasl'>): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const ssl = tls && (tls.ca === undefined ? true : { ca: [tls.ca] });
  return { ...(ssl && { ssl }), ...(sasl && { sasl: { ...sasl } as KafkaConfig['sasl'] & object }) };
}
