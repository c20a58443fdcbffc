import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '#runtime';
import type { MessageBroker } from './port.js';
import type { TopicSpec } from './topics.js';

export interface TopicsThereOptions {
  readonly log: Log;
  /** Ends the waiting when it is aborted. */
  readonly signal?: AbortSignal;
  /** How long the broker may be away; default: until the signal says otherwise. */
  readonly patienceMs?: number;
}

const longestPauseMs = 5_000;

/**
 * Creates the topics that are missing, and logs what is set otherwise than infra/kafka/topics.json says. The broker may start
 * after us. @throws what the broker throws, once it was away for longer than `patienceMs`.
 */
export async function topicsThere(
  broker: Pick<MessageBroker, 'ensureTopics'>,
  topics: readonly TopicSpec[],
  { log, signal, patienceMs = Number.POSITIVE_INFINITY }: TopicsThereOptions,
): Promise<void> {
  const until = performance.now() + patienceMs;
  for (let wait = 100; !signal?.aborted; wait = Math.min(2 * wait, longestPauseMs)) {
    try {
      for (const difference of await broker.ensureTopics(topics)) {
        log.warn({ ...difference }, 'a topic is not set as infra/kafka/topics.json says');
      }
      return;
    } catch (error) {
      if (performance.now() + wait > until) throw error;
      log.warn({ err: error, retryAfterMs: wait }, 'waiting for Kafka');
      await delay(wait, undefined, { ...(signal && { signal }) }).catch(() => undefined);
    }
  }
}
