import { setTimeout as delay } from 'node:timers/promises';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Timestamp } from '#kernel';
import { pause } from '#runtime';
import { shownTime } from './clock-file.js';

const lookEveryMs = 5;
const againAfterMs = 200;

const doneFile = (clockFile: string): string => `${clockFile}.swept`;

/** Whether the simulation says when to sweep; else sweeps follow the clock. */
export const sweepsOnRequest = (clockFile: string): boolean => shownTime(clockFile).sweepAt !== undefined;

/**
 * Sweeps at each instant that the simulation asks for, and reports when every task that was due has been asked. A sweep that failed is
 * tried again. Several escalators may do so at the same time: a task fires once, however often it is asked at one instant.
 */
export async function sweepWhenRequested(
  clockFile: string,
  sweep: (now: Timestamp) => Promise<{ readonly failed: number }>,
  signal: AbortSignal,
): Promise<void> {
  let done: Timestamp | null = null;
  while (!signal.aborted) {
    const { sweepAt = null } = shownTime(clockFile);
    if (sweepAt === null || sweepAt === done) {
      await pause(lookEveryMs, signal);
      continue;
    }
    if ((await sweep(sweepAt)).failed > 0) await pause(againAfterMs, signal);
    else {
      await report(doneFile(clockFile), sweepAt);
      done = sweepAt;
    }
  }
}

/** Resolves once some escalator has swept at `at`; false when none has in time. */
export async function whenSwept(clockFile: string, at: Timestamp, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (performance.now() < end) {
    if ((await readFile(doneFile(clockFile), 'utf8').catch(() => '')) === at) return true;
    await delay(lookEveryMs);
  }
  return false;
}

async function report(file: string, at: Timestamp): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, at);
  await rename(draft, file);
}
