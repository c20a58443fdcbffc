import type { ProjectionPorts } from '../fold/ports.js';
import type { ReadModel } from '../model/read-model.js';
import type { Suffix } from '../sql/table-sql.js';
import { isDataError, type Sql, transactionOn } from '../sql/transaction.js';
import { SideBuild } from './side-build.js';

export interface RebuildProgress {
  readonly model: string;
  readonly events: number;
  readonly position: bigint;
  readonly head: bigint;
}

export interface BuildOptions {
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Rows in memory at most, about 1 kB each; default 800,000. */
  readonly rowsInMemory?: number;
  readonly pageSize?: number;
}

/** Builds tables of their own, with keys and indexes, from all events up to the position `through`. */
export async function buildBeside(
  ports: ProjectionPorts,
  model: ReadModel,
  suffix: Suffix,
  sql: Sql,
  through: bigint,
  { onProgress, rowsInMemory = 800_000, pageSize = 1_000 }: BuildOptions,
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
    return buildByHalving(newBuild(), sql, through);
  }
}

/** For events of which the database refuses a row: finds out which they are in the same way as the live model. */
async function buildByHalving(build: SideBuild, sql: Sql, through: bigint): Promise<SideBuild> {
  await build.create(sql);
  await build.finish(sql);
  await transactionOn(sql, () => build.readTo(sql, through));
  return build;
}
