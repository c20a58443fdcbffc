import type { EventStore } from '#event-store';
import type { RunningReactor } from '#projections';

/** All reactors, at work. */
export interface RunningReactors {
  /**
   * Position of the newest event once everything appended so far is handled, and what follows from it, too. Rejects when a
   * reactor ends before.
   */
  whenFollowed(): Promise<bigint>;
  stop(): Promise<void>;
}

/** Several reactors as one. */
export const runningTogether = (
  store: Pick<EventStore, 'head'>,
  reactors: readonly RunningReactor[],
): RunningReactors => ({
  /** The events of a command are appended before its cause counts as handled. What follows goes through each reactor at most once. */
  async whenFollowed() {
    let head = await store.head();
    for (let round = 0; round < reactors.length; round++) {
      await Promise.all(reactors.map((reactor) => reactor.whenHandled(head)));
      head = await store.head();
    }
    return head;
  },
  async stop() {
    await Promise.all(reactors.map((reactor) => reactor.stop()));
  },
});
