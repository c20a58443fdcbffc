import type { ProjectionPorts } from '../fold/ports.js';
import { NothingKept } from '../model/errors.js';
import type { ReadModel } from '../model/read-model.js';
import { lockCheckpoint } from '../sql/checkpoint.js';
import { type Sql, transactionOn } from '../sql/transaction.js';
import { exchangeTables, lockTables } from './former-tables.js';
import { retryLockTimeouts } from './lock-timeouts.js';
import { withRebuildLock } from './rebuild-lock.js';
import { markSuperseded } from './superseded.js';

export interface RollbackResult {
  readonly model: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  /** The position of the tables that serve now; their projector goes on from here. */
  readonly position: bigint;
}

/**
 * Takes a model back to the tables that were kept at the last swap, and keeps those that served until now: a second
 * rollback undoes the first. A program of the version that was replaced does not start by itself any more; one of the
 * version that serves now goes on from the position of its tables.
 * @throws NothingKept · RebuildRunning
 */
export async function rollback(ports: ProjectionPorts, model: Pick<ReadModel, 'name'>): Promise<RollbackResult> {
  return withRebuildLock(ports, model, (sql) =>
    retryLockTimeouts(() => transactionOn(sql, () => rollbackNow(sql, model.name))),
  );
}

async function rollbackNow(sql: Sql, model: string): Promise<RollbackResult> {
  await sql.query(`SET LOCAL lock_timeout = '2s'`);
  const live = await lockCheckpoint(sql, model);
  const { kept } = live;
  if (!kept) throw new NothingKept(model);
  await lockTables(sql, live.tables);
  await exchangeTables(sql, model, live, kept);
  await markSuperseded(sql, model, { replaced: live.version, serving: kept.version });
  return { model, fromVersion: live.version, toVersion: kept.version, position: BigInt(kept.position) };
}
