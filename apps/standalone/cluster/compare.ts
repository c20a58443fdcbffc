import pg from 'pg';
import type { ReadModel } from '#projections';

/** Columns that differ between any two runs: positions of events, and when the machine wrote them. */
export const ignoredColumns = ['position', 'common_position', 'own_position', 'recorded_at'] as const;
/** The same within the parts of a task; that there is a position is compared. */
const positionOfPart = `'"ownPosition": "\\d+"', '"ownPosition": "…"', 'g'`;
/** More fields of an event that differ: ids that a run makes, and the way its command came. */
export const ignoredOfEvents = [
  'id',
  'commandId',
  'commandHash',
  'correlationId',
  'causationId',
  'source',
  'traceparent',
];
/** Only the cluster has keys of units' systems. */
export const ignoredEventTypes = ['UnitKeyRegistered'] as const;

export interface TableComparison {
  readonly table: string;
  readonly rows: number;
  readonly differences: number;
  /** Up to five rows that only one side has. */
  readonly examples: readonly string[];
}

export interface Side {
  readonly eventStoreUrl: string;
  readonly readDatabaseUrl: string;
}

/**
 * Every table of every read model, row by row, and every event: stream, type, data, business time and actor.
 */
export async function compareSides(one: Side, other: Side, models: readonly ReadModel[]): Promise<TableComparison[]> {
  const found: TableComparison[] = [];
  for (const { name } of models.flatMap(({ tables }) => tables)) {
    const ignored = ignoredColumns.map((column) => ` - '${column}'`).join('');
    const row = `regexp_replace((to_jsonb(t)${ignored})::text, ${positionOfPart})`;
    const query = `SELECT ${row} AS row FROM zhezi_read.${name} t`;
    found.push(await compareRows(name, query, [one.readDatabaseUrl, other.readDatabaseUrl]));
  }
  const events = `SELECT jsonb_build_object('stream', stream, 'type', type, 'data', data::jsonb,
      'occurredAt', metadata->>'occurredAt', 'actor', (metadata->'actor')::jsonb)::text AS row FROM zhezi.events
      WHERE type NOT IN (${ignoredEventTypes.map((type) => `'${type}'`).join()})`;
  return [...found, await compareRows('events', events, [one.eventStoreUrl, other.eventStoreUrl])];
}

async function compareRows(
  table: string,
  query: string,
  [one, other]: readonly [string, string],
): Promise<TableComparison> {
  const [here, there] = await Promise.all([rowsOf(one, query), rowsOf(other, query)]);
  const onlyHere = [...here].filter((row) => !there.has(row));
  const onlyThere = [...there].filter((row) => !here.has(row));
  const differences = onlyHere.length + onlyThere.length;
  const examples = [
    ...onlyHere.slice(0, 5).map((row) => `+ ${row}`),
    ...onlyThere.slice(0, 5).map((row) => `- ${row}`),
  ];
  return { table, rows: here.size, differences, examples };
}

/** Equal rows get a number, so that a set holds each of them. */
function numbered(rows: readonly string[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  return new Set(
    rows.map((row) => {
      const count = (seen.get(row) ?? 0) + 1;
      seen.set(row, count);
      return count === 1 ? row : `${row} (${count})`;
    }),
  );
}

async function rowsOf(connectionString: string, query: string): Promise<ReadonlySet<string>> {
  const client = new pg.Client({ connectionString, options: '-c timezone=UTC' });
  client.on('error', () => undefined); // the query in hand, or the next one, fails
  await client.connect();
  try {
    const { rows } = await client.query<{ row: string }>(query);
    return numbered(rows.map(({ row }) => row));
  } finally {
    await client.end();
  }
}
