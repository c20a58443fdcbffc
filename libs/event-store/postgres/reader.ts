import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
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
import { type Asked, GatheredReads } from './gathered-reads.js';
import type { KnownRevisions } from './known-revisions.js';
import { asText, columns, type Row, toEvents } from './stored-event.js';

/** How many positions one statement looks through when a filter is given. It limits the time of a page, however little the filter lets through. */
const window = 20_000n;

const patience = { atMost: 10_000 };

/** Plain reads: events as they are stored. */
export class Reader {
  private readonly gathered = new GatheredReads((asked) => this.streams(asked));

  constructor(
    private readonly pool: pg.Pool,
    private readonly known: KnownRevisions,
  ) {}

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    const { fromRevision, limit, direction = 'forwards' } = options;
    const forwards = direction === 'forwards';
    const from = fromRevision ?? (forwards ? 0 : 2 ** 31 - 1);
    const rows =
      forwards && limit === undefined
        ? await this.gathered.read({ stream, from })
        : await this.rows(...(forwards ? streamForwards : streamBackwards), [stream, from, limit]);
    const events = toEvents(rows);
    const newest = forwards ? events.at(-1) : events[0];
    if (newest) this.known.note(stream, newest.revision);
    return events;
  }

  /** Several streams to their ends: the rows of each, as asked. */
  private async streams(asked: readonly Asked[]): Promise<Row[][]> {
    if (asked.length === 1) return [await this.rows(...streamForwards, [asked[0]!.stream, asked[0]!.from, null])];
    const names = asked.map(({ stream }) => stream);
    const numbered = await this.rows(...manyStreams, [names, asked.map(({ from }) => from)]);
    const answers = asked.map((): Row[] => []);
    for (const row of numbered) answers[Number(row[numberAt]) - 1]!.push(row);
    return answers;
  }

  async readAll({ after, limit, filter }: ReadAllOptions): Promise<EventPage> {
    if (filter) return this.readFiltered(after, limit, filter);
    const rows = await this.rows(...all, [String(after), limit]);
    const events = toEvents(rows);
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

  /** All events up to the newest position at the beginning are visible, so these positions count as looked through. */
  private async readFiltered(after: bigint, limit: number, filter: EventFilter): Promise<EventPage> {
    const newest = await this.head();
    const statement = filtered(filter);
    for (let from = after; ; from += window) {
      const through = newest < from + window ? newest : from + window;
      const rows = from < through ? await this.rows(...statement, [String(from), String(through), limit]) : [];
      const full = rows.length === limit;
      const atEnd = !full && newest <= from + window;
      if (rows.length === 0 && !atEnd) continue;
      const events = toEvents(rows);
      return { events, position: full ? events.at(-1)!.position : through > after ? through : after, atEnd };
    }
  }

  private rows(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const query: pg.QueryArrayConfig = { name, text, values, rowMode: 'array', types: asText };
    return patiently(async () => (await this.pool.query<string[]>(query)).rows, patience);
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

/** After the columns of an event comes the number of its stream among those asked for. */
const manyStreams: Statement = [
  'read_streams',
  `SELECT ${columns}, number FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS asked (name, first, number)
     CROSS JOIN LATERAL (SELECT * FROM zhezi.events WHERE stream = name AND revision >= first ORDER BY revision OFFSET 0) found
   ORDER BY number, revision`,
];
const numberAt = columns.split(',').length;

const all: Statement = [
  'read_all',
  `SELECT ${columns} FROM zhezi.events WHERE position > $1 ORDER BY position LIMIT $2`,
];

/**
 * The filter is part of the text, because PostgreSQL then hashes a long list of types. A process uses few different filters, and each
 * statement is prepared once.
 */
function filtered({ streamPrefixes, types }: EventFilter): Statement {
  const conditions = [
    ...(streamPrefixes ? [`stream ^@ ANY (${listOf(streamPrefixes)})`] : []),
    ...(types ? [`type = ANY (${listOf(types)})`] : []),
  ].map((condition) => ` AND ${condition}`);
  const text = `SELECT ${columns} FROM zhezi.events WHERE position > $1 AND position <= $2${conditions.join('')} ORDER BY position LIMIT $3`;
  return [`read_filtered_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`, text];
}

const listOf = (values: readonly string[]): string => `ARRAY[${values.map(pg.escapeLiteral).join(',')}]::text[]`;

const head: Statement = ['head', 'SELECT coalesce(max(position), 0) FROM zhezi.events'];

const byId: Statement = ['by_id', 'SELECT id, data FROM zhezi.events WHERE id = ANY ($1::uuid[])'];
