import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Jest's globalTeardown: nothing of the run is left when the command returns. */
export default async function endRun(): Promise<void> {
  (globalThis as { endZheziTestRun?: () => void }).endZheziTestRun?.();
  const directory = process.env.ZHEZI_TEST_RUN ?? '';
  for (let waited = 0; existsSync(directory) && waited < 400; waited++) await delay(25);
}
