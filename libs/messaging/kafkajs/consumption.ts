import { pause } from '#runtime';
import type { Consumption } from '../port.js';
import { failureOf, isUnknownTopic, rootOf } from './failures.js';
import { Session, type SessionOptions } from './session.js';

export type ConsumptionOptions = Omit<SessionOptions, 'paused'>;

const longestPauseMs = 5_000;

/**
 * Keeps one membership of the group alive. kafkajs ends the consumer after some failures and goes on by itself after others. Here
 * every failure ends the session, and a new session begins at the offsets that the caller has stored.
 */
export function startConsumption(options: ConsumptionOptions): Consumption {
  const stopping = new AbortController();
  const paused = new Set<number>();
  let session: Session | undefined;
  const ended = keepAlive(options, stopping.signal, () => (session = new Session({ ...options, paused })));
  ended.catch(() => undefined); // whoever awaits it hears of it
  return {
    assigned: () => session?.assigned ?? [],
    seek: (partition, offset) => session?.seek(partition, offset),
    pause(partition) {
      paused.add(partition);
      session?.pause(partition);
    },
    resume(partition) {
      paused.delete(partition);
      session?.resume(partition);
    },
    ended,
    async stop() {
      stopping.abort();
      await ended.catch(() => undefined);
    },
  };
}

async function keepAlive(options: ConsumptionOptions, signal: AbortSignal, next: () => Session): Promise<void> {
  const { log, subscription, brokers } = options;
  const { group, topic } = subscription;
  for (let wait = 100; !signal.aborted; wait = Math.min(2 * wait, longestPauseMs)) {
    const session = next();
    const stop = (): void => session.leave();
    signal.addEventListener('abort', stop, { once: true });
    const outcome = await session.run();
    signal.removeEventListener('abort', stop);
    if (outcome.kind === 'left') return;
    if (outcome.kind === 'stopped') throw outcome.error;
    if (isUnknownTopic(outcome.error) && !outcome.joined) throw failureOf(outcome.error, { brokers, topic });
    if (outcome.joined) wait = 100;
    const { message: reason } = rootOf(outcome.error);
    log.warn({ group, topic, reason, retryAfterMs: wait }, 'the membership of a consumer group was lost');
    await pause(wait, signal);
  }
}
