import {
  BACKWARDS,
  END,
  FORWARDS,
  type KurrentDBClient,
  type Position,
  type ResolvedEvent,
  START,
  StreamNotFoundError,
} from '@kurrent/kurrentdb-client';
import type { EventFilter, EventPage, ReadAllOptions, ReadStreamOptions, RecordedEvent } from '../port.js';
import { patiently, watched } from './failures.js';
import { matchesNothing, passes, serverFilter, userStreams } from './filters.js';
import type { KnownEvents } from './known-events.js';
import { isAfter, pairOf, positionOf } from './positions.js';
import { isOurs, ourIdOf, type ServerRecord, toEvent } from './records.js';

export interface ReaderOptions {
  readonly known: KnownEvents;
  /** Milliseconds without any answer after which a read is given up and tried again. */
  readonly idle: number;
  /** Milliseconds after which a read that keeps failing fails. */
  readonly patience: number;
  readonly signal: AbortSignal;
}

/** Most records asked for at once. Each answer is read to its end, because a read that is broken off would stay open. */
const chunk = 2_000;

/** Plain reads: events as they are stored. */
export class Reader {
  constructor(
    private readonly client: KurrentDBClient,
    private readonly options: ReaderOptions,
  ) {}

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    return (await this.records(stream, options)).filter(isOurs).map(toEvent);
  }

  /** Notes the ids of the events that were added to the stream since it was last read here. */
  async catchUp(stream: string): Promise<void> {
    await this.records(stream, { fromRevision: this.options.known.through(stream) + 1 });
  }

  async readAll({ after, limit, filter = {} }: ReadAllOptions): Promise<EventPage> {
    const newest = await this.head();
    if (after >= newest) return { events: [], position: after, atEnd: true };
    const events = matchesNothing(filter) ? [] : await this.eventsAfter(pairOf(after), limit, filter);
    const last = events.at(-1)?.position ?? 0n;
    if (events.length === limit) return { events, position: last, atEnd: false };
    return { events, position: last > newest ? last : newest, atEnd: true };
  }

  /** Position of the newest event that is not the server's own. */
  async head(): Promise<bigint> {
    const read = { direction: BACKWARDS, fromPosition: END, maxCount: 1, filter: userStreams } as const;
    const [newest] = await this.patiently(() =>
      this.gather(() => this.client.readAll({ ...read, requiresLeader: true })),
    );
    return newest ? positionOf(newest.position!) : 0n;
  }

  /** In global order, to the limit or to the end. The server may send more than the filter lets through; the rest is left out here. */
  private async eventsAfter(
    start: Position | typeof START,
    limit: number,
    filter: EventFilter,
  ): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    const maxCount = Math.min(limit + 1, chunk);
    for (let from = start; ;) {
      const records = await this.allFrom(from, maxCount, filter);
      const wanted = records.filter((record) => {
        const isNew = from === START || isAfter(record.position!, from);
        return isNew && isOurs(record) && passes(record, filter);
      });
      events.push(...wanted.slice(0, limit - events.length).map(toEvent));
      if (events.length === limit || records.length < maxCount) return events;
      from = records.at(-1)!.position!;
    }
  }

  private async records(stream: string, options: ReadStreamOptions): Promise<ServerRecord[]> {
    const { fromRevision, limit, direction = 'forwards' } = options;
    const forwards = direction === 'forwards';
    const start = fromRevision === undefined ? (forwards ? START : END) : BigInt(fromRevision);
    const records = await this.patiently(() =>
      this.gather(() =>
        this.client.readStream(stream, {
          direction: forwards ? FORWARDS : BACKWARDS,
          fromRevision: start,
          requiresLeader: true,
          ...(limit !== undefined && { maxCount: limit }),
        }),
      ),
    );
    const ordered = forwards ? records : records.toReversed();
    if (ordered[0]) this.options.known.note(stream, Number(ordered[0].revision), ordered.map(knownId));
    return records;
  }

  private allFrom(
    fromPosition: Position | typeof START,
    maxCount: number,
    wanted: EventFilter,
  ): Promise<ServerRecord[]> {
    const read = {
      direction: FORWARDS,
      fromPosition,
      maxCount,
      filter: serverFilter(wanted),
      requiresLeader: true,
    } as const;
    return this.patiently(() => this.gather(() => this.client.readAll(read)));
  }

  private gather(open: () => AsyncIterable<ResolvedEvent>): Promise<ServerRecord[]> {
    return watched(this.options.idle, async (progress) => {
      const records: ServerRecord[] = [];
      try {
        for await (const { event } of open()) {
          progress();
          if (event) records.push(event);
        }
      } catch (error) {
        if (!(error instanceof StreamNotFoundError)) throw error;
      }
      return records;
    });
  }

  private patiently<Result>(work: () => Promise<Result>): Promise<Result> {
    return patiently(work, { atMost: this.options.patience, signal: this.options.signal });
  }
}

const knownId = (record: ServerRecord): string | null => (isOurs(record) ? ourIdOf(record) : null);
