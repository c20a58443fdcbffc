import { type EventStore, type RecordedEvent, type SubscribeOptions, UnknownSchemaVersion } from '#event-store';
import type { JsonObject } from '#kernel';

/** A page of the feed, or an event that this program is too old to read. */
export interface Delivery {
  readonly events: readonly RecordedEvent[];
  readonly position: bigint;
  readonly atEnd: boolean;
  readonly unreadable: UnknownSchemaVersion | null;
  /** Where the feed goes on behind `position`, in the feed's own terms; stored with the rows. Null: the position says it. */
  readonly bookmark: JsonObject | null;
}

export interface FeedOptions extends SubscribeOptions {
  /** Who reads: the model's name. */
  readonly reader: string;
  /** Of the last delivery whose rows are stored. */
  readonly bookmark: JsonObject | null;
}

/**
 * Where models get their events from. In the global order: what lies at or before the position of a delivery and passes
 * the filter has been delivered. Catches up, then goes on until aborted; a failure of the source is thrown.
 */
export interface EventFeed {
  deliveries(options: FeedOptions): AsyncGenerator<Delivery, void>;
}

/** The store itself. */
export const storeFeed = (store: Pick<EventStore, 'subscribe'>): EventFeed => ({
  deliveries: (options) => deliveries(store, options),
});

/** A subscription that goes on past events it cannot read, and hands them over as such. */
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
    } catch (error) {
      const delivery = unreadable(error);
      after = delivery.position;
      yield delivery;
    }
  }
}

/** One page from a position, likewise. */
export const readDelivery = async (
  ...[store, options]: [EventStore, Parameters<EventStore['readAll']>[0]]
): Promise<Delivery> => {
  try {
    return { ...(await store.readAll(options)), unreadable: null, bookmark: null };
  } catch (error) {
    return unreadable(error);
  }
};

function unreadable(error: unknown): Delivery {
  if (!(error instanceof UnknownSchemaVersion)) throw error;
  return { events: [], position: error.event.position, atEnd: false, unreadable: error, bookmark: null };
}

/**
 * Reads the next page while the present one is worked on, as long as pages are full. Whoever leaves early aborts the source
 * first: it is ended in order, so that nothing of it goes on.
 */
export async function* readAhead(
  source: AsyncGenerator<Delivery, void>,
  pageSize: number,
): AsyncGenerator<Delivery, void> {
  try {
    for (let next = source.next(); ;) {
      const { value: delivery, done } = await next;
      if (done) return;
      const isFull = delivery.events.length >= pageSize;
      if (isFull) (next = source.next()).catch(() => undefined);
      yield delivery;
      if (!isFull) next = source.next();
    }
  } finally {
    await source.return();
  }
}
