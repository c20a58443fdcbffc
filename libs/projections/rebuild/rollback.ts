import { lockCheckpoint } from '../sql/checkpoint.js';
import { NothingKept } from '../model/errors.js';
import { changePlaces, lockTables } from './former-tables.js';
import type { ProjectionPorts } from '../fold/ports.js';
import type { ReadModel } from '../model/read-model.js';
import { alone } from './rebuild.js';
import { supersede } from './superseded.js';
import { retryLocks } from './swap.js';
import { type Sql, transactionOn } from '../sql/transaction.js';

export interface RollbackResult {
  readonly model: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  /** Where the tables stood that serve now; their projector goes on from here. */
  readonly position: bigint;
}

/**
 * Takes a model back to the tables that the last swap put aside, and puts aside those that served until now: a second
 * rollback undoes the first. A program of the version that is left does not start by itself any more; one of the version
 * that serves now goes on from the position where its tables stood.
 * @throws NothingKept · RebuildRunning
 */
export async function rollback(ports: ProjectionPorts, model: Pick<ReadModel, 'name'>): Promise<RollbackResult> {
  return alone(ports, model, (sql) => retryLocks(() => transactionOn(sql, () => rollbackNow(sql, model.name))));
}

async function rollbackNow(sql: Sql, model: string): Promise<RollbackResult> {
  await sql.query(`SET LOCAL lock_timeout = '2s'`);
  const live = await lockCheckpoint(sql, model);
  const { kept } = live;
  if (!kept) throw new NothingKept(model);
  await lockTables(sql, live.tables);
  await changePlaces(sql, model, live, kept);
  await supersede(sql, model, live.version, kept.version);
  return { model, fromVersion: live.version, toVersion: kept.version, position: BigInt(kept.position) };
}
