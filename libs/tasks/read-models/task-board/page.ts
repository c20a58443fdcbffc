import { queryRows, type ReadDatabase } from '#projections';
import { readCursor, writeCursor } from '../criteria/cursor.js';
import { lightOrder } from '../criteria/light-sql.js';
import { refuseTaskQuery } from '../criteria/refusals.js';
import type { TaskBoardCriteria } from './criteria.js';
import { defaultSort, limitOf, type Segment, selectTasks, type Shape } from './select.js';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

type Keys = Readonly<Record<`key${number}`, string | number>>;

/** A row with what precedes its own keys in a cursor. */
interface Placed<Row> {
  readonly row: Row & Keys;
  readonly before: readonly number[];
}

/** The rows of one page in the order asked for. @throws CURSOR_INVALID */
export async function readPage<Row>(
  database: ReadDatabase,
  criteria: TaskBoardCriteria,
  shape: Shape,
): Promise<Page<Row>> {
  const { sort = defaultSort } = criteria;
  const limit = limitOf(criteria.limit);
  const read = (segment?: Segment) => rows<Row & Keys>(database, criteria, shape, segment);
  const found = sort === 'light' ? await byLight(criteria, read) : (await read()).map((row) => ({ row, before: [] }));
  const last = found.length > limit ? found[limit - 1]! : undefined;
  const nextCursor = last ? writeCursor({ sort, after: [...last.before, ...keysOf(last.row)] }) : null;
  return { rows: found.slice(0, limit).map(({ row }) => row), nextCursor };
}

/** Light after light, until the page is full. */
async function byLight<Row>(
  { cursor, lights, limit }: TaskBoardCriteria,
  read: (segment: Segment) => Promise<(Row & Keys)[]>,
): Promise<Placed<Row>[]> {
  const [rank = 0, ...after] = cursor === undefined ? [] : readCursor(cursor, 'light', 3);
  const found: Placed<Row>[] = [];
  for (const [at, light] of lightOrder.entries()) {
    if (at < Number(rank) || (lights && !lights.includes(light))) continue;
    const isResumed = cursor !== undefined && at === Number(rank);
    const ofLight = await read({ light, after: isResumed ? after : undefined });
    found.push(...ofLight.map((row) => ({ row, before: [at] })));
    if (found.length > limitOf(limit)) break;
  }
  return found;
}

function rows<Row>(
  database: ReadDatabase,
  criteria: TaskBoardCriteria,
  shape: Shape,
  segment: Segment | undefined,
): Promise<Row[]> {
  return queryRows<Row>(database, selectTasks(criteria, segment, shape)).catch((error: unknown) => {
    const { sort = defaultSort } = criteria;
    throw isCursorsFault(criteria, error) ? refuseTaskQuery('CURSOR_INVALID', { sort }) : error;
  });
}

/** A forged cursor whose values are none of their types (SQLSTATE class 22). */
const isCursorsFault = ({ cursor }: TaskBoardCriteria, error: unknown): boolean =>
  cursor !== undefined && String((error as { code?: unknown }).code).startsWith('22');

function keysOf(row: Keys): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at = 0; row[`key${at}`] !== undefined; at++) keys.push(row[`key${at}`]!);
  return keys;
}
