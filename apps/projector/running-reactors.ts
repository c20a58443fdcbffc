import type { EventStore } from '#event-store';
import type { RunningReactor } from '#projections';
import { whenFollowed } from './when-followed.js';

/** All reactors, at work in this process. */
export interface RunningReactors {
  /**
   * Resolves to the position of the newest event, once every event is handled and everything that follows from it too. Rejects
   * when a reactor ends before.
   */
  whenFollowed(): Promise<bigint>;
  stop(): Promise<void>;
}

/** Several reactors as one. */
export const runningTogether = (
  store: Pick<EventStore, 'head' | 'readAll'>,
  reactors: readonly RunningReactor[],
): RunningReactors => ({
  whenFollowed: () => whenFollowed(store, reactors),
  async stop() {
    await Promise.all(reactors.map((reactor) => reactor.stop()));
  },
});
