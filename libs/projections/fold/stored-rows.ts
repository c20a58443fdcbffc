import { type AnyTable, baseType, type ProjectedRow } from '../model/table.js';
import { columnText } from '../sql/array-literal.js';
import { copyText } from '../sql/copy-text.js';
import { copyRows, selectRows, type Suffix, upsertRows } from '../sql/table-sql.js';
import type { Sql } from '../sql/transaction.js';
import type { Subject } from './row-cache.js';
import type { Target } from './target.js';

/** Reads the stored rows of those subjects whose rows are not in the cache yet. */
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
    for (const row of rows) cache.addStored(table, unread.get(String(row[table.subject]))!, row);
  }
  for (const subject of unread.values()) subject.isRead = true;
}

const rowsPerStatement = 1_000;

/** Inserts or updates what the fold changed. While the database runs one statement, the text of the next is made. */
export async function writeRows({ model, suffix, cache }: Target, sql: Sql): Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  for (const table of model.tables) {
    const statement = upsertRows(table, suffix);
    for (const rows of [cache.finalRows(table), cache.changedRows(table)]) {
      for (let from = 0; from < rows.length; from += rowsPerStatement) {
        const values = columnTexts(table, rows.slice(from, from + rowsPerStatement));
        await running;
        running = sql.query(statement, values);
      }
    }
  }
  await running;
  cache.allWritten();
}

/** The same into tables in which none of these rows is stored yet: by COPY, which is faster. */
export async function addRows({ model, suffix, cache }: Target, sql: Sql): Promise<void> {
  for (const table of model.tables) {
    await copy(sql, table, suffix, cache.finalRows(table));
    await copy(sql, table, suffix, cache.changedRows(table));
  }
  cache.allWritten();
}

/** Writes only final rows, by COPY, and only those of tables that have at least `atLeast` of them waiting. */
export async function addFinalRows({ model, suffix, cache }: Target, sql: Sql, atLeast: number): Promise<void> {
  for (const table of model.tables) {
    const rows = cache.finalRows(table);
    if (rows.length < atLeast) continue;
    cache.finalRowsWritten(table);
    await copy(sql, table, suffix, rows);
  }
}

async function copy(sql: Sql, table: AnyTable, suffix: Suffix, rows: readonly object[]): Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const text = copyText(table, rows.slice(from, from + rowsPerStatement));
    await running;
    running = sql.copy(copyRows(table, suffix), text);
  }
  await running;
}

/** Rows as one text per column. */
const columnTexts = (table: AnyTable, rows: readonly object[]): string[] =>
  Object.entries(table.columns).map(([property, spec]) => {
    const values = rows.map((row) => (row as Record<string, unknown>)[property]);
    return columnText(baseType(spec), values);
  });
