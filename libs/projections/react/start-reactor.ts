import type { EventStore } from '#event-store';
import type { SessionLocks } from '../sql/session-locks.js';
import { type ReactorRun, react, reactInTurns } from './react.js';
import { ReactorProgress } from './reactor-progress.js';
import type { Reactor, ReactorCheckpoints } from './reactor.js';

export interface RunningReactor extends Pick<Reactor, 'name' | 'filter'> {
  /** Resolves once everything up to `position` was handled; rejects when the reactor ends before. */
  whenHandled(position: bigint): Promise<void>;
  /** Everything up to here is handled; undefined while the checkpoint is not loaded. */
  position(): bigint | undefined;
  /** Resolves when the reactor has ended; rejects when it stopped by itself. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface ReactorOptions {
  /**
   * Locks for this reactor alone. The process that holds the reactor's lock reacts; others stand by. Absent: this process
   * reacts.
   */
  readonly locks?: Pick<SessionLocks, 'tryTake' | 'close'>;
  /** While another process reacts, ask this often whether it still does; default 500. */
  readonly standByMs?: number;
}

/** When checkpoints or store cannot be reached, the reactor tries again until it is stopped. */
export function startReactor(
  store: EventStore,
  reactor: Reactor,
  checkpoints: ReactorCheckpoints,
  { locks, standByMs = 500 }: ReactorOptions = {},
): RunningReactor {
  const stopping = new AbortController();
  const progress = new ReactorProgress();
  const run: ReactorRun = { store, reactor, checkpoints, progress, signal: stopping.signal };
  const ended = locks ? reactInTurns(run, locks, standByMs) : react(run);
  ended.then(
    () => progress.end(new Error(`reactor ${reactor.name} was stopped`)),
    (error: unknown) => progress.end(error),
  );
  return {
    name: reactor.name,
    filter: reactor.filter,
    whenHandled: (position) => progress.reached(position),
    position: () => progress.known(),
    ended,
    async stop() {
      stopping.abort();
      await ended.catch(() => undefined);
    },
  };
}
