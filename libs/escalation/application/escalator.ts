import type { Clock, Timestamp } from '#kernel';
import { pause } from '#runtime';
import { sweep, type SweepPorts, type SweepResult } from './sweep.js';

export interface SweeperPorts extends SweepPorts {
  /** Waits until the index of due clocks has the events of the sweep. */
  indexCaughtUp(): Promise<void>;
}

export interface EscalatorPorts extends SweeperPorts {
  /** When the next rung falls due; null when none is armed. */
  nextDue(): Promise<Timestamp | null>;
}

export interface Escalator {
  /** One sweep at `now`. In one process a sweep begins after the one before it has ended. */
  sweepOnce(now: Timestamp): Promise<SweepResult>;
  stop(): Promise<void>;
}

/** Sweeps only when asked to. */
export function createSweeper(ports: SweeperPorts): Escalator {
  const stopping = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    sweepOnce(now) {
      const result = turn.then(() => sweepAndWait(ports, now, stopping.signal));
      turn = result.catch(() => undefined);
      return result;
    },
    async stop() {
      stopping.abort();
      await turn;
    },
  };
}

const longestPauseMs = 5_000;
const shortestPauseMs = 250;

/**
 * Sweeps whenever a rung is due. Looks at least every 5 seconds, because an earlier rung may have been armed meanwhile.
 * Tries again after a failure. No rung is lost, because a rung that did not fire stays due.
 */
export function startEscalator(ports: EscalatorPorts, clock: Clock, onError: (error: unknown) => void): Escalator {
  const stopping = new AbortController();
  const sweeper = createSweeper(ports);
  const loop = runUntilStopped(
    stopping.signal,
    async () => {
      const wait = await waitBefore(ports, clock);
      if (wait > 0) return wait;
      const { fired } = await sweeper.sweepOnce(clock.now());
      return fired > 0 ? shortestPauseMs : longestPauseMs;
    },
    onError,
  );
  return {
    sweepOnce: sweeper.sweepOnce,
    async stop() {
      stopping.abort();
      await sweeper.stop();
      await loop;
    },
  };
}

async function sweepAndWait(ports: SweeperPorts, now: Timestamp, signal: AbortSignal): Promise<SweepResult> {
  const result = await sweep(ports, now, signal);
  if (result.fired > 0) await Promise.race([ports.indexCaughtUp(), aborted(signal)]);
  return result;
}

/** An escalator that is told to end does not wait for the index, because the index may have ended already. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

async function waitBefore(ports: EscalatorPorts, clock: Clock): Promise<number> {
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
    const wait = await turn().catch((error: unknown) => {
      onError(error);
      return longestPauseMs;
    });
    await pause(wait, signal);
  }
}
