import type { EventStore } from '#event-store';
import type { Projections, RunningReactor } from '#projections';

export interface Settling {
  readonly store: EventStore;
  readonly reactor: RunningReactor;
  readonly projections: Projections;
}

const patienceMs = 60_000;

/** Waits until everything appended so far, and what processes made of it, shows in every read model. */
export async function settledTo({ store, reactor, projections }: Settling): Promise<void> {
  const head = await followedUp(store, reactor);
  const visible = await projections.whenProcessed(head, { timeoutMs: patienceMs });
  if (!visible) throw new Error(`the read models have not reached position ${head} within ${patienceMs / 1000} s`);
}

/** What a process orders is appended before its event counts as handled, so the head then includes it. */
async function followedUp(store: EventStore, reactor: RunningReactor): Promise<bigint> {
  await reactor.whenHandled(await store.head());
  return store.head();
}
