import type { EventFilter, EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { Observability } from './observe-process.js';

export interface Follower {
  readonly name: string;
  /** The position up to which all events are handled; undefined while that is not known. */
  position(): bigint | undefined;
  /** The events that it handles; absent: all. */
  readonly filter?: EventFilter;
}

/** Measures how far a reactor, the relay or another follower of the events is behind. */
export function watchFollower(
  { metrics }: Observability,
  { store, clock }: { readonly store: Pick<EventStore, 'head' | 'readAll'>; readonly clock: Clock },
  { name: follower, position, filter }: Follower,
): void {
  metrics?.beforeReading(async () => {
    const after = position();
    if (after === undefined) return;
    const head = await store.head();
    metrics.set('zhezi_store_head', {}, Number(head));
    metrics.set('zhezi_follower_position', { follower }, Number(after));
    metrics.set('zhezi_follower_lag_events', { follower }, Math.max(0, Number(head - after)));
    const { events } =
      after < head ? await store.readAll({ after, limit: 1, ...(filter && { filter }) }) : { events: [] };
    const waiting = events[0] ? (Date.parse(clock.now()) - Date.parse(events[0].recordedAt)) / 1_000 : 0;
    metrics.set('zhezi_follower_lag_seconds', { follower }, Math.max(0, waiting));
  });
}
