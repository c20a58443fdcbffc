import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until it is so; false when the time is over. */
export async function until(isSo: () => Promise<boolean> | boolean, timeoutMs: number, everyMs = 10): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (!(await isSo())) {
    if (performance.now() > end) return false;
    await delay(everyMs);
  }
  return true;
}
