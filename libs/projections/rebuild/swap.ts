import { lockCheckpoint, tableNames } from '../sql/checkpoint.js';
import { ModelSuperseded } from '../model/errors.js';
import { lockTables, putAside } from './former-tables.js';
import type { ProjectionPorts } from '../fold/ports.js';
import { park } from '../sql/quarantine.js';
import type { ReadModel } from '../model/read-model.js';
import type { SideBuild } from './side-build.js';
import { supersede } from './superseded.js';
import { takeLiveNames } from '../sql/table-sql.js';
import { type Sql, transactionOn } from '../sql/transaction.js';

const attempts = 20;

/** Tries again what waited too long for the readers of a table. */
export async function retryLocks<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isLockTimeout(error)) throw error;
    }
  }
}

const isLockTimeout = (error: unknown): boolean => (error as { code?: unknown }).code === '55P03';

/**
 * Puts the finished tables in the place of the live ones, which are kept until the next swap.
 * @throws ModelSuperseded unless `bringsBack`, when another version has replaced this one meanwhile
 */
export const swap = (
  ports: ProjectionPorts,
  model: ReadModel,
  sql: Sql,
  build: SideBuild,
  bringsBack: boolean,
): Promise<void> =>
  retryLocks(async () => {
    const head = await ports.store.head();
    await transactionOn(sql, () => build.readTo(sql, head));
    await transactionOn(sql, () => swapNow(ports, model, sql, build, bringsBack));
  });

/** All locks come first: when one is not to be had, nothing was done yet and it can be tried again. */
async function swapNow(
  ports: ProjectionPorts,
  model: ReadModel,
  sql: Sql,
  build: SideBuild,
  bringsBack: boolean,
): Promise<void> {
  await sql.query(`SET LOCAL lock_timeout = '2s'`);
  const live = await lockCheckpoint(sql, model.name);
  if (!bringsBack && live.superseded.includes(model.version)) throw new ModelSuperseded(model, live.version);
  await lockTables(sql, live.tables);
  await build.readTo(sql, live.position);
  await putAside(sql, model.name, live);
  for (const ddl of model.tables.flatMap(takeLiveNames)) await sql.query(ddl);
  await park(sql, model.name, build.parked, ports.clock.now());
  await sql.query(
    `UPDATE zhezi_read.checkpoints
     SET version = $2, tables = $3, position = $4, bookmark = NULL, generation = generation + 1, updated_at = $5
     WHERE model = $1`,
    [model.name, model.version, tableNames(model), String(build.position), ports.clock.now()],
  );
  await supersede(sql, model.name, live.version, model.version);
}
