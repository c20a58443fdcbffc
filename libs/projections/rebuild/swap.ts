import type { ProjectionPorts } from '../fold/ports.js';
import { ModelSuperseded } from '../model/errors.js';
import type { ReadModel } from '../model/read-model.js';
import { lockCheckpoint, tableNames } from '../sql/checkpoint.js';
import { park } from '../sql/quarantine.js';
import { takeLiveNames } from '../sql/table-sql.js';
import { type Sql, transactionOn } from '../sql/transaction.js';
import { keepLiveTables, lockTables } from './former-tables.js';
import { retryLockTimeouts } from './lock-timeouts.js';
import type { SideBuild } from './side-build.js';
import { markSuperseded } from './superseded.js';

/**
 * Lets the finished tables replace the live ones, which are kept until the next swap.
 * @throws ModelSuperseded when another version has replaced this one meanwhile, unless `bringsBack`
 */
export const swap = (
  ports: ProjectionPorts,
  model: ReadModel,
  sql: Sql,
  build: SideBuild,
  bringsBack: boolean,
): Promise<void> =>
  retryLockTimeouts(async () => {
    const head = await ports.store.head();
    await transactionOn(sql, () => build.readTo(sql, head));
    await transactionOn(sql, () => swapNow(ports, model, sql, build, bringsBack));
  });

/** All locks come first: when one cannot be taken in time, nothing was changed yet and all can be tried again. */
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
  await keepLiveTables(sql, model.name, live);
  for (const ddl of model.tables.flatMap(takeLiveNames)) await sql.query(ddl);
  await park(sql, model.name, build.parked, ports.clock.now());
  await sql.query(
    `UPDATE zhezi_read.checkpoints
     SET version = $2, tables = $3, position = $4, bookmark = NULL, generation = generation + 1, updated_at = $5
     WHERE model = $1`,
    [model.name, model.version, tableNames(model), String(build.position), ports.clock.now()],
  );
  await markSuperseded(sql, model.name, { replaced: live.version, serving: model.version });
}
