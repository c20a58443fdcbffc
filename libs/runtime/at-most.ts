import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for a step of the end, but not for longer than `ms`: for steps that wait for somebody who may be away, and whose
 * omission loses nothing. Fails when the step does within that time.
 */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work, delay(ms, undefined, { signal: over.signal }).catch(() => undefined)]);
  } finally {
    over.abort();
  }
}
