import type { Observability } from './observe-process.js';

export interface ObservedConsumer {
  readonly group: string;
  readonly topic: string;
  /** How many messages the group has still to read. */
  lag(): Promise<bigint>;
}

/** Measures how far a group of consumers is behind. */
export function watchConsumer({ metrics }: Observability, { group, topic, lag }: ObservedConsumer): void {
  metrics?.beforeReading(async () => metrics.set('zhezi_kafka_consumer_lag', { group, topic }, Number(await lag())));
}
