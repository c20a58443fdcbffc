import { lockCheckpoint, readCheckpoint, setUpModel, tableNames } from './checkpoint.js';
import { RebuildRunning } from './errors.js';
import type { ProjectionPorts } from './ports.js';
import { park, releaseAll } from './quarantine.js';
import type { ReadModel } from './read-model.js';
import { SideBuild } from './side-build.js';
import { schema, takeLiveNames, type Suffix } from './table-sql.js';
import { isDataError, onConnection, type Sql, transactionOn } from './transaction.js';

export interface RebuildProgress {
  readonly model: string;
  readonly events: number;
  readonly position: bigint;
  readonly head: bigint;
}

export interface RebuildResult {
  readonly model: string;
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** Events that could not be applied now, with those behind them. */
  readonly parked: number;
}

export interface RebuildOptions {
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Rows folded in memory at most, 1 kB each more or less; default 800,000. */
  readonly rowsInMemory?: number;
  readonly pageSize?: number;
}

/**
 * Builds the model anew beside the live one, which keeps serving and moving, then swaps tables and checkpoint in one
 * transaction. Streams that were quarantined and now apply are in it.
 * @throws RebuildRunning
 */
export async function rebuild(
  ports: ProjectionPorts,
  model: ReadModel,
  options: RebuildOptions = {},
): Promise<RebuildResult> {
  const started = performance.now();
  await setUpModel(ports.dataSource, model, ports.clock.now());
  const build = await alone(ports, model, async (sql) => {
    const built = await buildBeside(ports, model, '__next', sql, await ports.store.head(), options);
    await swap(ports, model, sql, built);
    return built;
  });
  const seconds = (performance.now() - started) / 1000;
  const { events, parked } = build;
  return { model: model.name, events, seconds, eventsPerSecond: Math.round(events / seconds), parked: parked.length };
}

const rebuildLocks = 7_130_013;

/** One rebuild or comparison of a model at a time, in whatever process. */
export async function alone<Result>(
  { dataSource }: ProjectionPorts,
  model: ReadModel,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  return onConnection(dataSource, async (sql) => {
    const key = [rebuildLocks, model.name];
    const [row] = await sql.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1::int, hashtext($2)) AS free', key);
    if (!row!.free) throw new RebuildRunning(model.name);
    try {
      return await work(sql);
    } finally {
      await sql.query('SELECT pg_advisory_unlock($1::int, hashtext($2))', key);
    }
  });
}

/** A finished build of everything up to `through`. */
export async function buildBeside(
  ports: ProjectionPorts,
  model: ReadModel,
  suffix: Suffix,
  sql: Sql,
  through: bigint,
  { onProgress, rowsInMemory = 800_000, pageSize = 1_000 }: RebuildOptions,
): Promise<SideBuild> {
  const onPage = (events: number, position: bigint): void =>
    onProgress?.({ model: model.name, events, position, head: through });
  const newBuild = (): SideBuild => new SideBuild(ports, model, suffix, { rowsInMemory, pageSize, onPage });
  try {
    const build = newBuild();
    await build.create(sql);
    await build.readTo(sql, through);
    await build.finish(sql);
    return build;
  } catch (error) {
    if (!isDataError(error)) throw error;
    return buildCarefully(newBuild(), sql, through);
  }
}

/** The database refused a row of the bulk: find out which event is to blame, as the live model would. */
async function buildCarefully(build: SideBuild, sql: Sql, through: bigint): Promise<SideBuild> {
  await build.create(sql);
  await build.startCarefully(sql);
  await transactionOn(sql, () => build.readTo(sql, through));
  return build;
}

const attempts = 20;

async function swap(ports: ProjectionPorts, model: ReadModel, sql: Sql, build: SideBuild): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const head = await ports.store.head();
    await transactionOn(sql, () => build.readTo(sql, head));
    try {
      return await transactionOn(sql, () => swapNow(ports, model, sql, build));
    } catch (error) {
      if (attempt === attempts || !isLockTimeout(error)) throw error;
    }
  }
}

const isLockTimeout = (error: unknown): boolean => (error as { code?: unknown }).code === '55P03';

/** All locks come first: when one is not to be had, nothing was done yet and it can be tried again. */
async function swapNow(ports: ProjectionPorts, model: ReadModel, sql: Sql, build: SideBuild): Promise<void> {
  await sql.query(`SET LOCAL lock_timeout = '2s'`);
  const live = await lockCheckpoint(sql, model.name);
  const former = live.tables.map((name) => `${schema}.${name}`).join(', ');
  await sql.query(`LOCK TABLE ${former} IN ACCESS EXCLUSIVE MODE`);
  await build.readTo(sql, live.position);
  await sql.query(`DROP TABLE ${former}`);
  for (const ddl of model.tables.flatMap(takeLiveNames)) await sql.query(ddl);
  await releaseAll(sql, model.name);
  await park(sql, model.name, build.parked, ports.clock.now());
  await sql.query(
    `UPDATE zhezi_read.checkpoints
     SET version = $2, tables = $3, position = $4, bookmark = NULL, generation = generation + 1, updated_at = $5
     WHERE model = $1`,
    [model.name, model.version, tableNames(model), String(build.position), ports.clock.now()],
  );
}

/** Where the live model stands. */
export async function livePosition(sql: Sql, model: ReadModel): Promise<bigint> {
  return (await readCheckpoint(sql, model.name))?.position ?? 0n;
}
