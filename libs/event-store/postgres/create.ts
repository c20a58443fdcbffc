import type { EventStore } from '../port.js';
import { readingSide, requireOpen } from '../reading.js';
import type { Lifting } from '../upcasting.js';
import { checkAppends } from '../validation.js';
import { connectListener, connectWriter, readerPool } from './connections.js';
import { patiently } from './failures.js';
import { type GroupObserver, GroupWriter } from './group-writer.js';
import { KnownRevisions } from './known-revisions.js';
import { PostgresNews } from './news.js';
import { Reader } from './reader.js';
import { tryAppend } from './try-append.js';

export interface PostgresEventStoreOptions {
  /** Of a database on which `installEventStore` has run, as a role that is a member of zhezi_writer and zhezi_reader. */
  readonly connectionString: string;
  /** Of every context, so that events come in their newest shapes. */
  readonly upcasters: Lifting;
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
  const reading = readingSide({
    ...{ stored: reader, upcasters: options.upcasters, news, closing: closing.signal },
    untilAborted: (work, signal) => patiently(work, { atMost: Number.POSITIVE_INFINITY, signal }),
  });
  const append: EventStore['append'] = async (appends) => {
    checkAppends(appends);
    return writer.append(appends);
  };
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
  return {
    ...reading,
    append,
    head: () => reader.head(),
    async tryAppend() {
      requireOpen(closing.signal);
      await tryAppend(() => connectWriter(connectionString));
    },
    close: () => (closed ??= close()),
  };
}
