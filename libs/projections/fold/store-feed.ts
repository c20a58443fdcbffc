import {
  type EventStore,
  type ReadAllOptions,
  type SubscribeOptions,
  SubscriptionEnded,
  UnknownSchemaVersion,
} from '#event-store';
import type { Delivery, EventFeed } from '../model/feed.js';

/** The event store as a feed. */
export const storeFeed = (store: Pick<EventStore, 'subscribe'>): EventFeed => ({
  deliveries: (options) => deliveries(store, options),
});

/**
 * A subscription that does not end at an event it cannot read: it delivers that event as unreadable and goes on.
 * @throws SubscriptionEnded, EventStoreUnavailable when it ends although nobody asked for it; whoever follows begins again after a pause
 */
async function* deliveries(
  store: Pick<EventStore, 'subscribe'>,
  options: SubscribeOptions,
): AsyncGenerator<Delivery, void> {
  let after = options.after;
  while (!options.signal.aborted) {
    try {
      for await (const page of store.subscribe({ ...options, after })) {
        after = page.position;
        yield { ...page, unreadable: null, bookmark: null };
      }
      if (!options.signal.aborted) throw new SubscriptionEnded();
    } catch (error) {
      const delivery = unreadableDelivery(error);
      after = delivery.position;
      yield delivery;
    }
  }
}

/** One page of the store from a position on; an event that cannot be read comes as an unreadable delivery. */
export async function readDelivery(store: EventStore, options: ReadAllOptions): Promise<Delivery> {
  try {
    return { ...(await store.readAll(options)), unreadable: null, bookmark: null };
  } catch (error) {
    return unreadableDelivery(error);
  }
}

function unreadableDelivery(error: unknown): Delivery {
  if (!(error instanceof UnknownSchemaVersion)) throw error;
  return { events: [], position: error.event.position, atEnd: false, unreadable: error, bookmark: null };
}
