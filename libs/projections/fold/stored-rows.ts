import { columnText } from '../sql/array-literal.js';
import type { Target } from './batch.js';
import { copyText } from '../sql/copy-text.js';
import type { Subject } from './row-cache.js';
import { type AnyTable, baseType, type ProjectedRow } from '../model/table.js';
import { copyRows, selectRows, type Suffix, upsertRows } from '../sql/table-sql.js';
import type { Sql } from '../sql/transaction.js';

/** Fetches the stored rows of subjects that the cache has not seen. */
export async function readRows(
  { model, suffix, cache }: Target,
  sql: Sql,
  subjects: readonly Subject[],
): Promise<void> {
  const unread = new Map<string, Subject>();
  for (const subject of subjects) if (!subject.isRead) unread.set(subject.name, subject);
  if (unread.size === 0) return;
  for (const table of model.tables) {
    if (table.reread === 'none') continue;
    const rows = await sql.query<ProjectedRow & Record<string, unknown>>(selectRows(table, suffix), [
      [...unread.keys()],
    ]);
    for (const row of rows) cache.remember(table, unread.get(String(row[table.subject]))!, row);
  }
  for (const subject of unread.values()) subject.isRead = true;
}

const rowsPerStatement = 1_000;

/** Writes what the fold changed over what is stored; the next statement is made ready while one is carried out. */
export async function writeRows({ model, suffix, cache }: Target, sql: Sql): Promise<void> {
  let under: Promise<unknown> = Promise.resolve();
  for (const table of model.tables) {
    const statement = upsertRows(table, suffix);
    for (const rows of [cache.settledRows(table), cache.changedRows(table)]) {
      for (let from = 0; from < rows.length; from += rowsPerStatement) {
        const values = columnTexts(table, rows.slice(from, from + rowsPerStatement));
        await under;
        under = sql.query(statement, values);
      }
    }
  }
  await under;
  cache.allWritten();
}

/** Writes rows into tables that hold none of them. */
export async function addRows({ model, suffix, cache }: Target, sql: Sql): Promise<void> {
  for (const table of model.tables) {
    await copy(sql, table, suffix, cache.settledRows(table));
    await copy(sql, table, suffix, cache.changedRows(table));
  }
  cache.allWritten();
}

/** Of tables with at least `atLeast` rows that can no longer change, writes these. */
export async function addSettledRows({ model, suffix, cache }: Target, sql: Sql, atLeast: number): Promise<void> {
  for (const table of model.tables) {
    const rows = cache.settledRows(table);
    if (rows.length < atLeast) continue;
    cache.settledWritten(table);
    await copy(sql, table, suffix, rows);
  }
}

async function copy(sql: Sql, table: AnyTable, suffix: Suffix, rows: readonly object[]): Promise<void> {
  let under: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const text = copyText(table, rows.slice(from, from + rowsPerStatement));
    await under;
    under = sql.copy(copyRows(table, suffix), text);
  }
  await under;
}

/** Rows as one text per column. */
const columnTexts = (table: AnyTable, rows: readonly object[]): string[] =>
  Object.entries(table.columns).map(([property, spec]) => {
    const values = rows.map((row) => (row as Record<string, unknown>)[property]);
    return columnText(baseType(spec), values);
  });
