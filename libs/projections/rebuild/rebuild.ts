import { readCheckpoint, setUpModel } from '../sql/checkpoint.js';
import { RebuildRunning } from '../model/errors.js';
import type { ProjectionPorts } from '../fold/ports.js';
import type { ReadModel } from '../model/read-model.js';
import { SideBuild } from './side-build.js';
import { swap } from './swap.js';
import type { Suffix } from '../sql/table-sql.js';
import { isDataError, onConnection, type Sql, transactionOn } from '../sql/transaction.js';

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
  /** Also when another version has replaced this one: the way back to an older program. */
  readonly bringsBack?: boolean;
}

/**
 * Builds the model anew beside the live one, which keeps serving and moving, then swaps tables and checkpoint in one
 * transaction. Streams that were quarantined and now apply are in it.
 * The tables that served until then are kept until the next rebuild, for `rollback`.
 * @throws RebuildRunning · ModelSuperseded
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
    await swap(ports, model, sql, built, options.bringsBack ?? false);
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
  model: Pick<ReadModel, 'name'>,
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

/** Where the live model stands. */
export async function livePosition(sql: Sql, model: ReadModel): Promise<bigint> {
  return (await readCheckpoint(sql, model.name))?.position ?? 0n;
}
