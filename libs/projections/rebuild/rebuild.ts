import type { ProjectionPorts } from '../fold/ports.js';
import type { ReadModel } from '../model/read-model.js';
import { setUpModel } from '../sql/checkpoint.js';
import { type BuildOptions, buildBeside } from './build-beside.js';
import { withRebuildLock } from './rebuild-lock.js';
import { swap } from './swap.js';

export interface RebuildResult {
  readonly model: string;
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** Events that could not be applied now, with those that wait behind them. */
  readonly parked: number;
}

export interface RebuildOptions extends BuildOptions {
  /** Also when another version has replaced this one: the way back to an older program. */
  readonly bringsBack?: boolean;
}

/**
 * Builds the model anew beside the live one, which keeps serving and moving, then swaps tables and checkpoint in one
 * transaction. Streams leave the quarantine when all their events can be applied now.
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
  const build = await withRebuildLock(ports, model, async (sql) => {
    const built = await buildBeside(ports, model, '__next', sql, await ports.store.head(), options);
    await swap(ports, model, sql, built, options.bringsBack ?? false);
    return built;
  });
  const seconds = (performance.now() - started) / 1000;
  const { events, parked } = build;
  return { model: model.name, events, seconds, eventsPerSecond: Math.round(events / seconds), parked: parked.length };
}
