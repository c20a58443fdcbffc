import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { DataSource } from 'typeorm';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /**
   * One plan is good for all values, so that each connection keeps it. Not to be said where the best way depends on how
   * rare a value is.
   */
  readonly isPlannedOnce?: boolean;
}

/** Shapes of statements that connections keep plans of; what comes beyond is planned each time. */
const mostShapes = 100;
const names = new Map<string, string>();

/**
 * Reads rows without the layers of TypeORM: for what is asked hundreds of times a second. A model's swap makes PostgreSQL
 * plan again by itself; where the new table has columns of other types it refuses the old plan, and the statement goes
 * without one.
 */
export async function queryRows<Row>(database: DataSource, { text, values, isPlannedOnce }: Statement): Promise<Row[]> {
  const pool = poolOf(database);
  const given = [...values];
  const name = isPlannedOnce ? nameOf(text) : undefined;
  if (name === undefined) return rowsOf(pool.query({ text, values: given }));
  return rowsOf<Row>(pool.query({ name, text, values: given })).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== planRefused) throw error;
    return rowsOf<Row>(pool.query({ text, values: given }));
  });
}

/** `feature_not_supported`: cached plan must not change result type. */
const planRefused = '0A000';

const rowsOf = async <Row>(result: Promise<pg.QueryResult>): Promise<Row[]> => (await result).rows as Row[];

/** TypeORM's own pool, with its settings and its limit of connections. */
const poolOf = (database: DataSource): pg.Pool => (database.driver as unknown as { readonly master: pg.Pool }).master;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostShapes) return known;
  const name = `read_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}
