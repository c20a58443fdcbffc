import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a condition, which is asked every 10 ms; when it was never so in time, the error names it. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, patienceMs = 30_000): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not so after ${patienceMs / 1000} s: ${what}`);
    await delay(10);
  }
}
