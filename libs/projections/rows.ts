import { arrayLiteral } from './array-literal.js';
import type { Target } from './batch.js';
import { type AnyTable, baseType, type ProjectedRow } from './table.js';
import { insertRows, selectRows, upsertRows } from './table-sql.js';
import type { Sql } from './transaction.js';

/** Fetches the stored rows of subjects that the cache has not seen. */
export async function readRows({ model, suffix, cache }: Target, sql: Sql, subjects: Iterable<string>): Promise<void> {
  const unknown = cache.unknown(subjects);
  if (unknown.length === 0) return;
  cache.expect(unknown);
  for (const table of model.tables) {
    if (table.reread === 'none') continue;
    cache.remember(
      table,
      await sql.query<ProjectedRow & Record<string, unknown>>(selectRows(table, suffix), [unknown]),
    );
  }
}

/** Writes what the fold changed over what is stored. */
export async function writeRows({ model, suffix, cache }: Target, sql: Sql): Promise<void> {
  for (const table of model.tables) {
    await write(sql, table, upsertRows(table, suffix), cache.settledRows(table));
    await write(sql, table, upsertRows(table, suffix), cache.changingRows(table));
  }
  cache.allWritten();
}

/** Writes rows into tables that hold none of them. */
export async function addRows({ model, suffix, cache }: Target, sql: Sql): Promise<void> {
  for (const table of model.tables) await write(sql, table, insertRows(table, suffix), cache.changingRows(table));
  await addSettledRows({ model, suffix, cache }, sql, 1);
  cache.allWritten();
}

/** Of tables with at least `atLeast` rows that can no longer change, writes these. */
export async function addSettledRows(
  { model, suffix, cache }: Omit<Target, 'quarantined'>,
  sql: Sql,
  atLeast: number,
): Promise<void> {
  for (const table of model.tables) {
    const rows = cache.settledRows(table);
    if (rows.length < atLeast) continue;
    await write(sql, table, insertRows(table, suffix), rows);
    cache.settledWritten(table);
  }
}

const rowsPerStatement = 2_000;

async function write(sql: Sql, table: AnyTable, statement: string, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await sql.query(statement, columnArrays(table, rows.slice(from, from + rowsPerStatement)));
  }
}

/** Rows as one array literal per column. */
export const columnArrays = (table: AnyTable, rows: readonly object[]): string[] =>
  Object.entries(table.columns).map(([property, spec]) => {
    const values = rows.map((row) => (row as Record<string, unknown>)[property]);
    return arrayLiteral(baseType(spec), values);
  });
