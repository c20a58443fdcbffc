import { EventStoreUnavailable } from './errors.js';
import type { News } from './bell.js';
import type { EventPage, EventStore, SubscribeOptions } from './port.js';
import { subscription } from './subscription.js';
import { asStored, type Lifting, upcast, upcastPrefix } from './upcasting.js';

export interface ReadingParts {
  /** Events as they are stored. */
  readonly stored: Pick<EventStore, 'readStream' | 'readAll'>;
  readonly upcasters: Lifting;
  readonly news: News;
  /** Aborted when the store is closed. */
  readonly closing: AbortSignal;
  /** Tries the work again while it fails because of the connection only. */
  untilAborted<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

/** The reading side of a store: events in their newest shapes, subscriptions that survive the loss of connections. */
export function readingSide(parts: ReadingParts): Pick<EventStore, 'readStream' | 'readAll' | 'subscribe'> {
  const { stored, upcasters, news, closing, untilAborted } = parts;
  const readAll: EventStore['readAll'] = async (options) => {
    requireOpen(closing);
    return newestShapes(upcasters, await stored.readAll(options));
  };
  return {
    readAll,
    async readStream(stream, options) {
      requireOpen(closing);
      const events = await stored.readStream(stream, options);
      return upcasters === asStored ? events : events.map((event) => upcast(upcasters, event));
    },
    async *subscribe(options: SubscribeOptions) {
      const signal = AbortSignal.any([options.signal, closing]);
      yield* subscription((page) => untilAborted(() => readAll(page), signal), news, { ...options, signal });
      if (!options.signal.aborted) requireOpen(closing);
    },
  };
}

/** @throws EventStoreUnavailable once the store is closed */
export function requireOpen(closing: AbortSignal): void {
  if (closing.aborted) throw new EventStoreUnavailable('the event store is closed', false);
}

/** A page ends before an event of an unknown version; only when it would be empty that event is an error. */
function newestShapes(upcasters: Lifting, page: EventPage): EventPage {
  if (upcasters === asStored) return page;
  const events = upcastPrefix(upcasters, page.events);
  if (events.length === page.events.length) return { ...page, events };
  return { events, position: events.at(-1)!.position, atEnd: false };
}
