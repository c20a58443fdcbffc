import kafkajs, { type Kafka, type KafkaConfig } from 'kafkajs';
import type { Log } from '#runtime';
import './idle-timer.js';

export interface ClientOptions {
  /** `host:port`; it is enough that one of them answers. */
  readonly brokers: readonly string[];
  /** The name by which the cluster's logs know us. */
  readonly clientId: string;
  /** Absent: without TLS. Without `ca` (PEM) the certificate authorities that Node knows are trusted. */
  readonly tls?: { readonly ca?: string };
  /** How we sign in; absent: not at all. */
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  readonly log: Log;
}

/** A client whose requests fail within some seconds, so that the caller can decide what to do. */
export const createClient = ({ brokers, clientId, log, ...security }: ClientOptions): Kafka =>
  new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    ...securityOf(security),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: kafkajs.logLevel.WARN,
    // kafkajs logs every passing trouble as an error; a failed call is logged by its caller.
    logCreator: () => (entry) => log.debug({ kafkajs: entry.namespace }, entry.log.message),
  });

function securityOf({ tls, sasl }: Pick<ClientOptions, 'tls' | 'sasl'>): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const ssl = tls && (tls.ca === undefined ? true : { ca: [tls.ca] });
  return { ...(ssl && { ssl }), ...(sasl && { sasl: { ...sasl } as KafkaConfig['sasl'] & object }) };
}
