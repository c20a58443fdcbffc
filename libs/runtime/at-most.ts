import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for a step of the end of a process, for at most `ms` milliseconds. It is meant for steps that wait for another process,
 * which may be away, and that may be left out without loss. Fails when the step fails within that time.
 */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work, delay(ms, undefined, { signal: over.signal }).catch(() => undefined)]);
  } finally {
    over.abort();
  }
}
