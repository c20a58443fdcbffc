import type { EventStore } from '#event-store';
import type { Projections, RunningReactor } from '#projections';

export interface Following {
  readonly store: EventStore;
  readonly reactor: RunningReactor;
  readonly projections: Projections;
}

const patienceMs = 60_000;

/** Waits until every event appended so far, and every event that the reactor appends because of them, shows in every read model. */
export async function whenCaughtUp({ store, reactor, projections }: Following): Promise<void> {
  const head = await headWhenHandled(store, reactor);
  const visible = await projections.whenProcessed(head, { timeoutMs: patienceMs });
  if (!visible) throw new Error(`the read models have not reached position ${head} within ${patienceMs / 1000} s`);
}

/** Position of the newest event once the reactor has handled all: the events of its commands are appended before an event counts as handled. */
async function headWhenHandled(store: EventStore, reactor: RunningReactor): Promise<bigint> {
  await reactor.whenHandled(await store.head());
  return store.head();
}
