import { follow } from '../following.js';
import type { EventPage, EventStore, SubscribeOptions } from '../port.js';
import { upcast, upcastPrefix, type Upcasters } from '../upcasting.js';
import { checkAppends } from '../validation.js';
import { connectListener, connectWriter, readerPool } from './connections.js';
import { patiently } from './failures.js';
import { type GroupObserver, GroupWriter } from './group-writer.js';
import { KnownRevisions } from './known-revisions.js';
import { PostgresNews } from './news.js';
import { Reader } from './reader.js';

export interface PostgresEventStoreOptions {
  /** Of a database on which `installEventStore` has run, as a role that is a member of zhezi_writer and zhezi_reader. */
  readonly connectionString: string;
  /** Without them events come as they are stored. */
  readonly upcasters?: Upcasters;
  /** Connections for reading. Default 4; writing and listening take one each. */
  readonly readers?: number;
  /** Most appends in one group. Default 128. */
  readonly groupSize?: number;
  /** Most appends accepted and not yet answered. Default 10,000. */
  readonly capacity?: number;
  /** Milliseconds after which an append without an answer fails with EventStoreUnavailable. Default 30,000. */
  readonly appendTimeout?: number;
  /** Told of the groups that are written; absent: nothing is measured. */
  readonly observer?: GroupObserver | undefined;
}

const largestGroup = 8_000_000;
const streamsKnown = 50_000;

/** The event store on PostgreSQL. Connects at once, so that a wrong address shows here; survives the loss of connections later. */
export async function createPostgresEventStore(options: PostgresEventStoreOptions): Promise<EventStore> {
  const { connectionString } = options;
  const pool = readerPool(connectionString, options.readers ?? 4);
  const known = new KnownRevisions(streamsKnown);
  const reader = new Reader(pool, known);
  const news = new PostgresNews({
    connect: () => connectListener(connectionString),
    notify: (channel, position) => pool.query('SELECT pg_notify($1, $2)', [channel, String(position)]),
  });
  const writer = new GroupWriter({
    connect: () => connectWriter(connectionString),
    committed: (position) => news.committed(position),
    checkRepeat: (appends) => reader.checkRepeat(appends),
    known,
    limits: { appends: options.groupSize ?? 128, characters: largestGroup },
    capacity: options.capacity ?? 10_000,
    timeout: options.appendTimeout ?? 30_000,
    observer: options.observer,
  });
  const closing = new AbortController();
  const store = assemble(options.upcasters, { reader, writer, news, closing });
  const close = async (): Promise<void> => {
    closing.abort();
    await writer.close();
    await news.close();
    await pool.end();
  };
  try {
    await reader.head();
  } catch (error) {
    await close();
    throw error;
  }
  let closed: Promise<void> | undefined;
  return { ...store, close: () => (closed ??= close()) };
}

interface Parts {
  readonly reader: Reader;
  readonly writer: GroupWriter;
  readonly news: PostgresNews;
  readonly closing: AbortController;
}

function assemble(
  upcasters: Upcasters | undefined,
  { reader, writer, news, closing }: Parts,
): Omit<EventStore, 'close'> {
  const readAll: EventStore['readAll'] = async (options) => newestShapes(upcasters, await reader.readAll(options));
  const subscribe = (options: SubscribeOptions): AsyncIterable<EventPage> => {
    const signal = AbortSignal.any([options.signal, closing.signal]);
    const untilAborted = { atMost: Number.POSITIVE_INFINITY, signal };
    return follow((page) => patiently(() => readAll(page), untilAborted), news, { ...options, signal });
  };
  return {
    append: (appends) => {
      try {
        checkAppends(appends);
        return writer.append(appends);
      } catch (error) {
        return Promise.reject(error as Error);
      }
    },
    readStream: async (stream, options) => {
      const events = await reader.readStream(stream, options);
      return upcasters ? events.map((event) => upcast(upcasters, event)) : events;
    },
    readAll,
    subscribe,
    head: () => reader.head(),
  };
}

/** A page ends before an event of an unknown version; only when it would be empty that event is an error. */
function newestShapes(upcasters: Upcasters | undefined, page: EventPage): EventPage {
  if (!upcasters) return page;
  const events = upcastPrefix(upcasters, page.events);
  if (events.length === page.events.length) return { ...page, events };
  return { events, position: events.at(-1)!.position, atEnd: false };
}
