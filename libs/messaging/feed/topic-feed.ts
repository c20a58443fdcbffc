import {
  type EventFilter,
  type EventStore,
  type RecordedEvent,
  upcast,
  UnknownSchemaVersion,
  type Upcasters,
} from '#event-store';
import type { JsonObject } from '#kernel';
import { type Delivery, type EventFeed, type FeedOptions, storeFeed } from '#projections';
import type { Log } from '#runtime';
import { eventOfMessage } from '../event-message.js';
import type { Batch, Consumption, MessageBroker, ReceivedMessage } from '../port.js';
import { watermarkOf } from '../watermark.js';
import { bookmarkOf, startsIn } from './bookmark.js';
import { Merge, type Merged } from './merge.js';
import { Share } from './share.js';
import { Wake } from './wake.js';

export interface TopicFeedOptions {
  readonly broker: Pick<MessageBroker, 'consume' | 'offsets'>;
  /** The events topic, as the relay fills it. */
  readonly topic: string;
  /** Each reader has a consumer group of its own, `<groupPrefix><reader>`, and needs every partition in it. */
  readonly groupPrefix: string;
  readonly store: EventStore;
  readonly log: Log;
  /** Of every context: events come in their newest shapes. */
  readonly upcasters: Upcasters;
}

const defaultPageSize = 500;
/** Most events kept of one partition while another partition is behind; then it pauses. */
const mostWaiting = 5_000;
const longestWaitMs = 250;
/** A batch is only put into memory, so a member that has not finished it after this time does not answer at all. */
const drainMs = 6_000;

/**
 * The events topic in the global order: partitions are put together by position, as far as watermarks say that each is
 * complete. A bookmark holds an offset per partition. Without one, or when the topic does not have these offsets any more,
 * the store is read up to a moment at which the ends of the partitions are known, and the topic from there.
 */
export const createTopicFeed = (options: TopicFeedOptions): EventFeed => ({
  deliveries: (asked) => deliveries(options, asked),
});

async function* deliveries(feed: TopicFeedOptions, options: FeedOptions): AsyncGenerator<Delivery, void> {
  const { broker, topic, log } = feed;
  const found = await broker.offsets(topic);
  const marked = options.bookmark && startsIn(options.bookmark, topic, found);
  if (marked) return yield* followTopic(feed, options, new Merge(marked, options.after));
  if (options.bookmark)
    log.warn({ topic, reader: options.reader }, 'the topic is not as it was; the store is read first');
  const ends = new Map(found.map(({ partition, end }) => [partition, end]));
  const bookmark = bookmarkOf(topic, Object.fromEntries(found.map(({ partition, end }) => [partition, String(end)])));
  const head = await feed.store.head();
  let after = options.after;
  for await (const delivery of storeFeed(feed.store).deliveries(options)) {
    const isCaughtUp = delivery.atEnd || delivery.position >= head;
    after = isCaughtUp && head > delivery.position ? head : delivery.position;
    yield isCaughtUp ? { ...delivery, position: after, bookmark } : delivery;
    if (isCaughtUp) break;
  }
  if (!options.signal.aborted) yield* followTopic(feed, { ...options, after, bookmark }, new Merge(ends, after));
}

async function* followTopic(
  feed: TopicFeedOptions,
  options: FeedOptions,
  merge: Merge,
): AsyncGenerator<Delivery, void> {
  const { signal, pageSize = defaultPageSize } = options;
  const wake = new Wake(signal);
  const consumption = consume(feed, options, merge, wake);
  const share = new Share(merge.partitions.length);
  let { bookmark } = options;
  try {
    while (!signal.aborted) {
      wake.check();
      const merged = merge.take(pageSize);
      if (merged) {
        const next = bookmarkOf(feed.topic, merged.offsets);
        yield* newestShapes(feed, merged, bookmark, next);
        bookmark = next;
        for (const partition of merge.partitions)
          if (merge.waitingIn(partition) < mostWaiting / 2) consumption.resume(partition);
        continue;
      }
      share.check(consumption.assigned().length, feed.topic);
      await wake.wait(longestWaitMs);
    }
  } finally {
    await consumption.stop();
  }
}

function consume(feed: TopicFeedOptions, { reader, filter }: FeedOptions, merge: Merge, wake: Wake): Consumption {
  const { broker, topic, groupPrefix, log } = feed;
  const consumption: Consumption = broker.consume({
    group: `${groupPrefix}${reader}`,
    topic,
    concurrency: merge.partitions.length,
    drainMs,
    startOf: async (partition) => startOf(merge, partition, topic),
    handle: async (batch) => {
      await addTo(merge, batch, feed, filter);
      if (merge.waitingIn(batch.partition) > mostWaiting) consumption.pause(batch.partition);
      wake.up();
    },
    onFailure(error, partition, attempt) {
      log.warn({ err: error, topic, partition, reader }, 'a partition of the events waits');
      return attempt > 3 ? 'stop' : { retryAfterMs: 100 * attempt };
    },
  });
  consumption.ended.catch((error: unknown) => wake.fail(error));
  return consumption;
}

function startOf(merge: Merge, partition: number, topic: string): bigint {
  const next = merge.nextOf(partition);
  if (next === null) throw new Error(`topic ${topic} has a partition ${partition} that it did not have before`);
  return next;
}

async function addTo(merge: Merge, batch: Batch, feed: TopicFeedOptions, filter: EventFilter = {}): Promise<void> {
  const { partition, messages, next } = batch;
  for (const message of messages) {
    const { offset, headers } = message;
    const complete = watermarkOf(message);
    if (complete !== undefined) merge.complete(partition, offset, complete);
    else if (isWanted(headers, filter)) {
      const event = await eventIn(message, feed);
      if (event) merge.add(partition, offset, event);
    }
  }
  merge.readTo(partition, next);
}

/** Decided by the headers, so that only wanted messages are parsed. */
const isWanted = (
  { ce_type = '', ce_subject = '' }: ReceivedMessage['headers'],
  { types, streamPrefixes }: EventFilter,
): boolean =>
  (types?.includes(ce_type) ?? true) && (streamPrefixes?.some((prefix) => ce_subject.startsWith(prefix)) ?? true);

/** The event of a message. When the message cannot be read but its headers name the position, the event is read from the store. */
async function eventIn(
  message: ReceivedMessage,
  { store, topic, log }: TopicFeedOptions,
): Promise<RecordedEvent | undefined> {
  try {
    return eventOfMessage(message);
  } catch (error) {
    const { partition, offset } = message;
    log.error({ err: error, topic, partition, offset: String(offset) }, 'a message among the events cannot be read');
    const position = message.headers.ce_position ?? '';
    if (!/^[1-9]\d{0,17}$/.test(position)) return undefined;
    const { events } = await store.readAll({ after: BigInt(position) - 1n, limit: 1 });
    return events[0]?.position === BigInt(position) ? events[0] : undefined;
  }
}

/** Up to an event of an unknown version the former bookmark is kept: events that it brings again are known as repeats. */
function* newestShapes(
  { upcasters }: TopicFeedOptions,
  merged: Merged,
  before: JsonObject | null,
  bookmark: JsonObject,
): Generator<Delivery, void> {
  if (!upcasters)
    return yield { events: merged.events, position: merged.position, atEnd: false, unreadable: null, bookmark };
  let events: RecordedEvent[] = [];
  for (const event of merged.events) {
    try {
      events.push(upcast(upcasters, event));
    } catch (error) {
      if (!(error instanceof UnknownSchemaVersion)) throw error;
      const position = events.at(-1)?.position;
      if (position !== undefined) yield { events, position, atEnd: false, unreadable: null, bookmark: before };
      yield { events: [], position: event.position, atEnd: false, unreadable: error, bookmark: before };
      events = [];
    }
  }
  yield { events, position: merged.position, atEnd: false, unreadable: null, bookmark };
}
