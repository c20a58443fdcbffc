import type { EventStore } from '#event-store';
import type { Reactor, RunningReactor } from '#projections';

/** A reactor for which somebody waits, in whichever process it runs. */
export type FollowedReactor = Pick<RunningReactor, 'filter' | 'whenHandled'>;

/**
 * Waits until the reactors have handled every event, also the events that came from their own commands: a reactor may answer
 * another any number of times. Resolves to the position of the newest event; rejects when a reactor does.
 *
 * A reactor counts an event as handled only when the events of its commands are stored. So all is done when, after the wait, no
 * reactor takes any of the new events. New events that no reactor takes do not count, or somebody who waits while others write
 * would wait for as long as they write.
 */
export async function whenFollowed(
  store: Pick<EventStore, 'head' | 'readAll'>,
  reactors: readonly FollowedReactor[],
): Promise<bigint> {
  for (let head = await store.head(); ;) {
    const handled = head;
    await Promise.all(reactors.map((reactor) => reactor.whenHandled(handled)));
    head = await store.head();
    const next = await Promise.all(reactors.map(({ filter }) => nextEvent(store, filter, handled)));
    if (next.every((position) => position === undefined)) return head;
  }
}

/** Position of the first event behind `after` that a reactor with this filter takes. */
export async function nextEvent(
  store: Pick<EventStore, 'readAll'>,
  filter: Reactor['filter'],
  after: bigint,
): Promise<bigint | undefined> {
  const { events } = await store.readAll({ after, limit: 1, filter });
  return events[0]?.position;
}
