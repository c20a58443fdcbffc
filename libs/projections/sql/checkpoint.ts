import type { JsonObject, Timestamp } from '#kernel';
import type { ReadModel } from '../model/read-model.js';
import type { ReadDatabase } from './read-database.js';
import { createIndexes, createKey, createTable } from './table-sql.js';
import { inTransaction, type Sql } from './transaction.js';

/** How far a model has come, and who may move it. */
export interface Checkpoint {
  readonly version: number;
  readonly tables: readonly string[];
  readonly position: bigint;
  /** Grows with each owner. */
  readonly epoch: number;
  /** Grows when rows change by another way than the owner's batches: a swap, a rollback, a retry of parked events. */
  readonly generation: number;
  /** Where the feed goes on, in the feed's own terms. */
  readonly bookmark: JsonObject | null;
  /** The tables before the last swap. */
  readonly kept: Kept | null;
  /** Versions that another has replaced. */
  readonly superseded: readonly number[];
}

export interface Kept {
  readonly version: number;
  readonly tables: readonly string[];
  readonly position: string;
}

interface Stored extends Omit<Checkpoint, 'position'> {
  readonly position: string;
}

const columns = 'version, tables, position, epoch, generation, bookmark, kept, superseded';
const parsed = ({ position, ...rest }: Stored): Checkpoint => ({ ...rest, position: BigInt(position) });

export const tableNames = (model: ReadModel): string[] => model.tables.map((table) => table.name);

const setUpLock = 7_130_012;

/** Makes the tables and the checkpoint of a model that was never projected; does nothing for any other model. */
export async function setUpModel(dataSource: ReadDatabase, model: ReadModel, now: Timestamp): Promise<void> {
  if (await readCheckpointOf(dataSource, model.name)) return;
  await inTransaction(dataSource, async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [setUpLock]);
    if (await readCheckpoint(sql, model.name)) return;
    for (const table of model.tables) {
      for (const ddl of [createTable(table, ''), createKey(table, ''), ...createIndexes(table, '')])
        await sql.query(ddl);
    }
    await sql.query(
      `INSERT INTO zhezi_read.checkpoints (model, version, tables, position, updated_at) VALUES ($1, $2, $3, 0, $4)`,
      [model.name, model.version, tableNames(model), now],
    );
  });
}

export async function readCheckpoint(sql: Sql, model: string): Promise<Checkpoint | undefined> {
  const rows = await sql.query<Stored>(`SELECT ${columns} FROM zhezi_read.checkpoints WHERE model = $1`, [model]);
  return rows.map(parsed)[0];
}

const readCheckpointOf = async (dataSource: ReadDatabase, model: string): Promise<Checkpoint | undefined> => {
  const query = `SELECT ${columns} FROM zhezi_read.checkpoints WHERE model = $1`;
  return ((await dataSource.query(query, [model])) as Stored[]).map(parsed)[0];
};

/** Locks the model's checkpoint until the transaction ends: the owner waits before its next batch. */
export async function lockCheckpoint(sql: Sql, model: string): Promise<Checkpoint> {
  const rows = await sql.query<Stored>(`SELECT ${columns} FROM zhezi_read.checkpoints WHERE model = $1 FOR UPDATE`, [
    model,
  ]);
  if (!rows[0]) throw new TypeError(`read model ${model} was never set up`);
  return parsed(rows[0]);
}

/**
 * Makes the caller the owner; the owner before stops at its next batch. Undefined when the tables are not of the caller's
 * version.
 */
export async function takeOver(
  dataSource: ReadDatabase,
  model: ReadModel,
  now: Timestamp,
): Promise<Checkpoint | undefined> {
  return inTransaction(dataSource, async (sql) => {
    const rows = await sql.query<Stored>(
      `UPDATE zhezi_read.checkpoints SET epoch = epoch + 1, heartbeat_at = $2
       WHERE model = $1 AND version = $3 RETURNING ${columns}`,
      [model.name, now, model.version],
    );
    return rows.map(parsed)[0];
  });
}

/** Where the checkpoint is after a batch. */
export type Reached = Pick<Checkpoint, 'position' | 'bookmark'>;

/**
 * Moves the checkpoint, if it still is where this owner left it (compare and set). False when it is not. This comes first
 * in the transaction of a batch: the lock on the row makes swaps and retries wait until the batch is committed.
 */
export async function advance(
  sql: Sql,
  model: string,
  from: Checkpoint,
  to: Reached,
  now: Timestamp,
): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE zhezi_read.checkpoints SET position = $5, bookmark = $7, updated_at = $6, heartbeat_at = $6
     WHERE model = $1 AND epoch = $2 AND generation = $3 AND position = $4 RETURNING model`,
    [model, from.epoch, from.generation, String(from.position), String(to.position), now, to.bookmark],
  );
  return rows.length === 1;
}
