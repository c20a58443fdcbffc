import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { EventIdReused } from '../errors.js';
import type {
  EventFilter,
  EventPage,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  StreamAppend,
} from '../port.js';
import { patiently } from './failures.js';
import type { KnownRevisions } from './known-revisions.js';
import { asText, columns, type Row, toEvent } from './rows.js';

/** Positions looked through in one statement when a filter is given: bounds the time of a page, however sparse the filter. */
const window = 20_000n;

const patience = { atMost: 10_000 };

/** Plain reads: events as they are stored. */
export class Reader {
  constructor(
    private readonly pool: pg.Pool,
    private readonly known: KnownRevisions,
  ) {}

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    const { fromRevision, limit = null, direction = 'forwards' } = options;
    const forwards = direction === 'forwards';
    const from = fromRevision ?? (forwards ? 0 : 2 ** 31 - 1);
    const [name, text] = forwards ? streamForwards : streamBackwards;
    const rows = await this.rows(name, text, [stream, from, limit]);
    const events = rows.map(toEvent);
    const newest = forwards ? events.at(-1) : events[0];
    if (newest) this.known.note(stream, newest.revision);
    return events;
  }

  async readAll({ after, limit, filter }: ReadAllOptions): Promise<EventPage> {
    if (filter) return this.readFiltered(after, limit, filter);
    const rows = await this.rows(...all, [String(after), limit]);
    const events = rows.map(toEvent);
    return { events, position: events.at(-1)?.position ?? after, atEnd: events.length < limit };
  }

  async head(): Promise<bigint> {
    const [row] = await this.rows(...head, []);
    return BigInt(row![0]!);
  }

  /** @throws EventIdReused when an event with one of these ids has other data than given. */
  async checkRepeat(appends: readonly StreamAppend[]): Promise<void> {
    const given = appends.flatMap(({ stream, events }) => events.map((event) => ({ stream, event })));
    const rows = await this.rows(...byId, [given.map(({ event }) => event.id)]);
    const stored = new Map(rows.map((row) => [row[0]!, row[1]!]));
    for (const { stream, event } of given) {
      const data = JSON.parse(stored.get(event.id.toLowerCase())!) as unknown;
      if (!isDeepStrictEqual(data, JSON.parse(JSON.stringify(event.data)))) throw new EventIdReused(stream, event.id);
    }
  }

  private async readFiltered(after: bigint, limit: number, { streamPrefixes, types }: EventFilter): Promise<EventPage> {
    for (let from = after; ; from += window) {
      const rows = await this.rows(...filtered, [
        String(from),
        limit,
        String(window),
        streamPrefixes ?? null,
        types ?? null,
      ]);
      const newest = BigInt(rows[0]![0]!);
      const events = rows.filter((row) => row[1] !== null).map((row) => toEvent(row.slice(1)));
      const full = events.length === limit;
      const atEnd = !full && newest <= from + window;
      if (events.length === 0 && !atEnd) continue;
      const seen = newest < from + window ? newest : from + window;
      return { events, position: full ? events.at(-1)!.position : seen > after ? seen : after, atEnd };
    }
  }

  private rows(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const query = { name, text, values, rowMode: 'array', types: asText } as unknown as pg.QueryArrayConfig;
    return patiently(async () => (await this.pool.query<string[]>(query)).rows as unknown as Row[], patience);
  }
}

type Statement = readonly [name: string, text: string];

const streamForwards: Statement = [
  'read_stream',
  `SELECT ${columns} FROM zhezi.events WHERE stream = $1 AND revision >= $2 ORDER BY revision LIMIT $3`,
];

const streamBackwards: Statement = [
  'read_stream_backwards',
  `SELECT ${columns} FROM zhezi.events WHERE stream = $1 AND revision <= $2 ORDER BY revision DESC LIMIT $3`,
];

const all: Statement = [
  'read_all',
  `SELECT ${columns} FROM zhezi.events WHERE position > $1 ORDER BY position LIMIT $2`,
];

/** The newest position and the events below it are of one snapshot. */
const filtered: Statement = [
  'read_filtered',
  `SELECT newest.position, event.*
     FROM (SELECT coalesce(max(position), 0) AS position FROM zhezi.events) newest
     LEFT JOIN LATERAL (
       SELECT ${columns} FROM zhezi.events
        WHERE position > $1 AND position <= $1::bigint + $3::bigint AND position <= newest.position
          AND ($4::text[] IS NULL OR stream ^@ ANY ($4)) AND ($5::text[] IS NULL OR type = ANY ($5))
        ORDER BY position LIMIT $2) event ON true
    ORDER BY event.position`,
];

const head: Statement = ['head', 'SELECT coalesce(max(position), 0) FROM zhezi.events'];

const byId: Statement = ['by_id', 'SELECT id, data FROM zhezi.events WHERE id = ANY ($1::uuid[])'];
