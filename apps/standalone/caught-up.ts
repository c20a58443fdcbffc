import type { Projections } from '#projections';
import type { RunningReactors } from '../projector/index.js';

export interface Following {
  readonly reactors: RunningReactors;
  readonly projections: Projections;
}

const patienceMs = 60_000;

/** Waits until every event appended so far, and every event that the reactors append because of them, shows in every read model. */
export async function whenCaughtUp({ reactors, projections }: Following): Promise<void> {
  const head = await reactors.whenFollowed();
  const visible = await projections.whenProcessed(head, { timeoutMs: patienceMs });
  if (!visible) throw new Error(`the read models have not reached position ${head} within ${patienceMs / 1000} s`);
}
