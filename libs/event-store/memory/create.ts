import { isDeepStrictEqual } from 'node:util';
import { type Clock, type JsonObject, systemClock } from '#kernel';
import { EventIdReused, RevisionConflict } from '../errors.js';
import { Bell } from '../bell.js';
import type { AppendResult, EventFilter, EventPage, EventStore, ExpectedRevision, ReadAllOptions } from '../port.js';
import type { NewEvent, ReadStreamOptions, RecordedEvent, StreamAppend } from '../port.js';
import { readingSide, requireOpen } from '../reading.js';
import type { Lifting } from '../upcasting.js';
import { checkAppends } from '../validation.js';

export interface MemoryEventStoreOptions {
  readonly upcasters: Lifting;
  readonly clock?: Clock;
}

/** An event store in memory, for tests. It keeps the promises of the port, but its events end with the process. */
export function createMemoryEventStore({ upcasters, clock }: MemoryEventStoreOptions): EventStore {
  const stored = new StoredInMemory(clock ?? systemClock);
  const news = new Bell();
  const closing = new AbortController();
  return {
    ...readingSide({ stored, upcasters, news, closing: closing.signal, untilAborted: (work) => work() }),
    async append(appends) {
      requireOpen(closing.signal);
      checkAppends(appends);
      const result = stored.append(appends);
      if (!result.repeated) news.ring();
      return result;
    },
    head: async () => stored.head,
    tryAppend: async () => requireOpen(closing.signal),
    close: async () => closing.abort(),
  };
}

class StoredInMemory {
  private readonly events: RecordedEvent[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly ids = new Map<string, RecordedEvent>();

  constructor(private readonly clock: Clock) {}

  get head(): bigint {
    return BigInt(this.events.length);
  }

  append(appends: readonly StreamAppend[]): AppendResult {
    const repeated = this.repeatOf(appends);
    if (repeated) return repeated;
    for (const { stream, expectedRevision } of appends)
      requireRevision(stream, expectedRevision, this.revisionOf(stream));
    for (const { stream, events } of appends) for (const event of events) this.store(stream, event);
    const revisions = appends.map(({ stream }) => this.revisionOf(stream));
    return { revisions, position: this.head, repeated: false };
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const { fromRevision, limit = Number.POSITIVE_INFINITY, direction = 'forwards' } = options;
    const all = this.streams.get(stream) ?? [];
    const backwards = direction === 'backwards';
    const found = backwards ? all.slice(0, (fromRevision ?? all.length) + 1).reverse() : all.slice(fromRevision ?? 0);
    return found.slice(0, limit).map(copyOf);
  }

  async readAll({ after, limit, filter }: ReadAllOptions): Promise<EventPage> {
    const events: RecordedEvent[] = [];
    let next = Number(after);
    for (; next < this.events.length && events.length < limit; next++) {
      if (passes(this.events[next]!, filter)) events.push(copyOf(this.events[next]!));
    }
    const full = events.length === limit;
    const position = full ? events.at(-1)!.position : BigInt(next) > after ? BigInt(next) : after;
    return { events, position, atEnd: !full };
  }

  private revisionOf(stream: string): number {
    return (this.streams.get(stream)?.length ?? 0) - 1;
  }

  private store(stream: string, event: NewEvent): void {
    const revision = this.revisionOf(stream) + 1;
    const position = BigInt(this.events.length + 1);
    const recordedAt = this.clock.now();
    const recorded = { ...contentOf(event), stream, revision, position, recordedAt };
    this.events.push(recorded);
    const events = this.streams.get(stream);
    if (events) events.push(recorded);
    else this.streams.set(stream, [recorded]);
    this.ids.set(recorded.id, recorded);
  }

  /** The first result, when exactly these events were stored before; nothing, when none of them was. */
  private repeatOf(appends: readonly StreamAppend[]): AppendResult | undefined {
    const given = appends.flatMap(({ stream, events }) => events.map((event, offset) => ({ stream, event, offset })));
    const pairs = given.map((one) => ({ ...one, stored: this.ids.get(one.event.id.toLowerCase()) }));
    const known = pairs.filter(({ stored }) => stored);
    if (known.length === 0) return undefined;
    const bases = new Map(pairs.map(({ stream, stored, offset }) => [stream, (stored?.revision ?? 0) - offset]));
    const other = pairs.find(
      ({ stream, event, offset, stored }) => !isSame(stored, stream, event, bases.get(stream)! + offset),
    );
    if (other) throw new EventIdReused(other.stream, (other.stored ? other : known[0]!).event.id);
    const revisions = appends.map(({ stream, events }) => bases.get(stream)! + events.length - 1);
    return { revisions, position: pairs.at(-1)!.stored!.position, repeated: true };
  }
}

function isSame(stored: RecordedEvent | undefined, stream: string, event: NewEvent, revision: number): boolean {
  if (!stored || stored.stream !== stream || stored.revision !== revision) return false;
  const { type, schemaVersion, data } = contentOf(event);
  return stored.type === type && stored.schemaVersion === schemaVersion && isDeepStrictEqual(stored.data, data);
}

function requireRevision(stream: string, expected: ExpectedRevision, actual: number): void {
  if (expected === 'any' || expected === actual) return;
  if (expected === 'none' ? actual === -1 : expected === 'exists' && actual >= 0) return;
  throw new RevisionConflict(stream, expected, actual);
}

function passes({ stream, type }: RecordedEvent, filter: EventFilter = {}): boolean {
  const { streamPrefixes, types } = filter;
  return (streamPrefixes?.some((prefix) => stream.startsWith(prefix)) ?? true) && (types?.includes(type) ?? true);
}

const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

const contentOf = ({ id, type, schemaVersion, data, metadata }: NewEvent): NewEvent => ({
  id: id.toLowerCase(),
  type,
  schemaVersion,
  data: throughJson(data),
  metadata: throughJson(metadata),
});

/** A copy, so that a reader cannot change what is stored. */
const copyOf = (event: RecordedEvent): RecordedEvent => ({
  ...event,
  data: structuredClone(event.data) as JsonObject,
  metadata: structuredClone(event.metadata),
});
