import type { Clock, Timestamp } from '#kernel';
import { sweep, type SweepPorts, type SweepResult } from './sweep.js';

export interface EscalatorPorts extends SweepPorts {
  /** When the next rung falls due; null when none is armed. */
  nextDue(): Promise<Timestamp | null>;
  /** Waits until the index of due clocks knows what the sweep wrote. */
  settled(): Promise<void>;
}

export interface Escalator {
  /** One pass at `now`. Passes never overlap in a process. */
  sweepOnce(now: Timestamp): Promise<SweepResult>;
  stop(): Promise<void>;
}

const longestPauseMs = 30_000;
const shortestPauseMs = 250;

/**
 * Sweeps whenever a rung is due, and looks again at least every 30 seconds, since an earlier one may have been armed.
 * After a failure it tries again; nothing is lost, because what is due stays due.
 */
export function startEscalator(ports: EscalatorPorts, clock: Clock, onError: (error: unknown) => void): Escalator {
  const stopping = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();
  const sweepOnce = (now: Timestamp): Promise<SweepResult> => {
    const result = turn.then(() => sweepAndSettle(ports, now));
    turn = result.catch(() => undefined);
    return result;
  };
  const loop = runUntilStopped(
    stopping.signal,
    async () => {
      const pause = await pauseBefore(ports, clock);
      if (pause > 0) return pause;
      await sweepOnce(clock.now());
      return shortestPauseMs;
    },
    onError,
  );
  return {
    sweepOnce,
    async stop() {
      stopping.abort();
      await loop;
      await turn;
    },
  };
}

async function sweepAndSettle(ports: EscalatorPorts, now: Timestamp): Promise<SweepResult> {
  const result = await sweep(ports, now);
  if (result.fired > 0) await ports.settled();
  return result;
}

async function pauseBefore(ports: EscalatorPorts, clock: Clock): Promise<number> {
  const next = await ports.nextDue();
  if (next === null) return longestPauseMs;
  return Math.min(longestPauseMs, Math.max(0, Date.parse(next) - Date.parse(clock.now())));
}

async function runUntilStopped(
  signal: AbortSignal,
  turn: () => Promise<number>,
  onError: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    const pause = await turn().catch((error: unknown) => {
      onError(error);
      return longestPauseMs / 10;
    });
    await sleep(pause, signal);
  }
}

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
