import type { Checkpoint, Kept } from '../sql/checkpoint.js';
import { schema } from '../sql/table-sql.js';
import type { Sql } from '../sql/transaction.js';

/** Suffix of the tables that served before the last swap. */
const kept = '__kept';
/** Suffix for the moment in which two sets of tables are exchanged. */
const exchanging = '__swap';

const listed = (tables: readonly string[], suffix = ''): string =>
  tables.map((table) => `${schema}.${table}${suffix}`).join(', ');

/** @throws the error of PostgreSQL when somebody reads for longer than `lock_timeout` */
export const lockTables = (sql: Sql, tables: readonly string[]): Promise<unknown> =>
  sql.query(`LOCK TABLE ${listed(tables)} IN ACCESS EXCLUSIVE MODE`);

/** Keeps the live tables and their parked events under other names, and drops those that were kept before. */
export async function keepLiveTables(sql: Sql, model: string, live: Checkpoint): Promise<void> {
  const former = new Set([...(live.kept?.tables ?? []), ...live.tables]);
  await sql.query(`DROP TABLE IF EXISTS ${listed([...former], kept)}`);
  await sql.query('DELETE FROM zhezi_read.quarantine WHERE model = $1', [model + kept]);
  await renameTables(sql, live.tables, '', kept);
  await renameParked(sql, model, '', kept);
  await sql.query(
    `UPDATE zhezi_read.checkpoints
        SET kept = jsonb_build_object('version', version, 'tables', tables, 'position', position::text)
      WHERE model = $1`,
    [model],
  );
}

/** Exchanges the live tables and the kept ones, with their checkpoints and parked events. */
export async function exchangeTables(sql: Sql, model: string, live: Checkpoint, former: Kept): Promise<void> {
  for (const [tables, from, to] of [
    [live.tables, '', exchanging],
    [former.tables, kept, ''],
    [live.tables, exchanging, kept],
  ] as const) {
    await renameTables(sql, tables, from, to);
    await renameParked(sql, model, from, to);
  }
  await sql.query(
    `UPDATE zhezi_read.checkpoints
        SET version = (kept ->> 'version')::integer, position = (kept ->> 'position')::bigint, bookmark = NULL,
            tables = ARRAY(SELECT jsonb_array_elements_text(kept -> 'tables')), generation = generation + 1,
            kept = jsonb_build_object('version', version, 'tables', tables, 'position', position::text)
      WHERE model = $1`,
    [model],
  );
}

/** Renames tables and all that is named after them. */
async function renameTables(sql: Sql, tables: readonly string[], from: string, to: string): Promise<void> {
  const renamed = (name: string): string => name.slice(0, name.length - from.length) + to;
  for (const table of tables) {
    const found = await sql.query<{ name: string }>(
      'SELECT indexname AS name FROM pg_indexes WHERE schemaname = $1 AND tablename = $2',
      [schema, table + from],
    );
    await sql.query(`ALTER TABLE ${schema}.${table}${from} RENAME TO ${table}${to}`);
    for (const { name } of found) await sql.query(`ALTER INDEX ${schema}.${name} RENAME TO ${renamed(name)}`);
  }
}

const renameParked = (sql: Sql, model: string, from: string, to: string): Promise<unknown> =>
  sql.query('UPDATE zhezi_read.quarantine SET model = $2 WHERE model = $1', [model + from, model + to]);
