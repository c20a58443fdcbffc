import type { EventStore } from '../port.js';
import { readingSide, requireOpen } from '../reading.js';
import type { Lifting } from '../upcasting.js';
import { checkAppends } from '../validation.js';
import { connect } from './connection.js';
import { patiently } from './failures.js';
import { KnownEvents } from './known-events.js';
import { KurrentNews } from './news.js';
import { Reader } from './reader.js';
import { Sender } from './sender.js';
import { Writer } from './writer.js';

export interface KurrentEventStoreOptions {
  /** `kurrentdb://…` or `kurrentdb+discover://…`, as in KurrentDB's documentation; `esdb://` means the same. */
  readonly connectionString: string;
  /** Of every context, so that events come in their newest shapes. */
  readonly upcasters: Lifting;
  /** Milliseconds after which an append without an answer fails with EventStoreUnavailable. Default 30,000. */
  readonly appendTimeout?: number;
  /** Milliseconds after which one attempt of an append is repeated. Default 10,000. */
  readonly attemptTimeout?: number;
  /** Milliseconds without any answer after which a read is repeated. Default 60,000. */
  readonly readTimeout?: number;
  /** Milliseconds after which a read that keeps failing fails with EventStoreUnavailable. Default 10,000. */
  readonly readPatience?: number;
  /** Milliseconds between two looks for events that the subscription has not told of. Default 1,000. */
  readonly pollEvery?: number;
  /** Event ids kept in memory, to recognise repeats without reading. Default 200,000. */
  readonly idsKept?: number;
}

/** The event store on KurrentDB. Asks for the newest position at once, so that a wrong address shows here. */
export async function createKurrentEventStore(options: KurrentEventStoreOptions): Promise<EventStore> {
  const client = connect(options.connectionString);
  const closing = new AbortController();
  const known = new KnownEvents(options.idsKept ?? 200_000);
  const reader = new Reader(client, {
    known,
    idle: options.readTimeout ?? 60_000,
    patience: options.readPatience ?? 10_000,
    signal: closing.signal,
  });
  const sender = new Sender(client, {
    attempt: options.attemptTimeout ?? 10_000,
    patience: options.appendTimeout ?? 30_000,
    signal: closing.signal,
  });
  const writer = new Writer(reader, sender, known);
  const news = new KurrentNews({ client, head: () => reader.head(), pollEvery: options.pollEvery ?? 1_000 });
  const accepting = new AbortController();
  const close = async (): Promise<void> => {
    accepting.abort();
    await writer.whenAnswered();
    closing.abort();
    await news.close();
    await client.dispose();
  };
  const reading = readingSide({
    ...{ stored: reader, upcasters: options.upcasters, news, closing: accepting.signal },
    untilAborted: (work, signal) => patiently(work, { atMost: Number.POSITIVE_INFINITY, signal }),
  });
  const append: EventStore['append'] = async (appends) => {
    requireOpen(accepting.signal);
    checkAppends(appends);
    const result = await writer.append(appends);
    if (!result.repeated) news.ring();
    return result;
  };
  await reader.head().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  let closed: Promise<void> | undefined;
  return {
    ...reading,
    append,
    head: () => reader.head(),
    // An event cannot be taken back here, so this asks the leader only, through which every append goes.
    async tryAppend() {
      requireOpen(accepting.signal);
      await reader.head();
    },
    close: () => (closed ??= close()),
  };
}
