import type pg from 'pg';
import type { ReadDatabase } from './read-database.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /**
   * One plan is good for all values: each connection plans the statement once and keeps the plan. Not for a statement
   * whose best plan depends on how rare a value is.
   */
  readonly isPlannedOnce?: boolean;
}

/**
 * Reads rows without the layers of TypeORM, for queries that come hundreds of times a second. After a swap of a model
 * PostgreSQL makes a new plan by itself. Only when the new table has columns of other types does it refuse; then the
 * statement is sent again without a name, so that it is planned each time.
 */
export async function queryRows<Row>(
  database: ReadDatabase,
  { text, values, isPlannedOnce }: Statement,
): Promise<Row[]> {
  const unnamed = { text, values: [...values] };
  const name = isPlannedOnce ? database.readStatements.nameOf(text) : undefined;
  if (name === undefined) return rowsOf(database.pool.query(unnamed));
  return rowsOf<Row>(database.pool.query({ ...unnamed, name })).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== planRefused) throw error;
    return rowsOf<Row>(database.pool.query(unnamed));
  });
}

/** `feature_not_supported`: cached plan must not change result type. */
const planRefused = '0A000';

const rowsOf = async <Row>(result: Promise<pg.QueryResult>): Promise<Row[]> => (await result).rows as Row[];
