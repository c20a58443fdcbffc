import { atMost } from '#runtime';
import type { ProjectionPorts } from '../fold/ports.js';
import { storeFeed } from '../fold/store-feed.js';
import { UnknownModel } from '../model/errors.js';
import type { ReadModel } from '../model/read-model.js';
import { type Comparison, compareWithRebuild } from '../rebuild/compare.js';
import { rebuild, type RebuildOptions, type RebuildResult } from '../rebuild/rebuild.js';
import type { ReadDatabase } from '../sql/read-database.js';
import { SessionLocks } from '../sql/session-locks.js';
import { retryQuarantined, type RetryResult } from './retry.js';
import { ModelRunner } from './runner.js';
import type { RunnerSettings } from './settings.js';
import { type ModelStatus, projectionStatus } from './status.js';
import { waitForPosition, type WaitOptions } from './wait.js';

export interface ProjectionOptions extends ProjectionPorts, Partial<RunnerSettings> {
  readonly models: readonly ReadModel[];
  /** Called for each failure. The runner then tries again or stands by; nothing is to be done here. */
  readonly onError: (error: unknown, model: string) => void;
  /** How long `stop` waits for the present batches; default 5,000. */
  readonly stopTimeoutMs?: number;
}

export interface Projections {
  readonly models: readonly ReadModel[];
  /** Reading one's own write: true once the models have processed `position`, here or elsewhere; false when that takes too long. */
  whenProcessed(position: bigint, options: WaitOptions): Promise<boolean>;
  status(): Promise<ModelStatus[]>;
  retryQuarantined(model: string, stream?: string): Promise<RetryResult>;
  rebuild(model: string, options?: RebuildOptions): Promise<RebuildResult>;
  compareWithRebuild(model: string): Promise<Comparison>;
  /** Ends the present batches and frees the models for other processes. Events that are not applied yet wait for the next start. */
  stop(): Promise<void>;
}

const defaults: Omit<RunnerSettings, 'onError'> = {
  batchSize: 5_000,
  lingerMs: 15,
  rowsInMemory: 50_000,
  rebuildBeyond: 20_000,
  heartbeatMs: 5_000,
  standByMs: 500,
};

/**
 * Projects the models until stopped. Returns when each model has its tables and is owned, by this process or by another:
 * one process owns a model, the others stand by and take over when it ends. A model whose stored version differs is rebuilt
 * before. Each model follows the feed on its own, so that a slow or failing model does not delay the others.
 * @throws ModelSuperseded when a newer version of a model serves
 */
export async function startProjections(options: ProjectionOptions): Promise<Projections> {
  const { models, stopTimeoutMs = 5_000 } = options;
  const { store, dataSource, clock, feed = storeFeed(store) } = options;
  const ports = { store, dataSource, clock, feed };
  const stopping = new AbortController();
  const settings: RunnerSettings = { ...defaults, ...options };
  const locks = new SessionLocks(dataSource);
  const runners = models.map((model) => new ModelRunner(ports, model, settings, locks, stopping.signal));
  const running: Promise<void>[] = [];
  const stop = async (): Promise<void> => {
    stopping.abort();
    await atMost(stopTimeoutMs, Promise.all(running));
    await locks.close();
  };
  try {
    for (const runner of runners) {
      await runner.start();
      running.push(runner.run());
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const named = (name: string): ReadModel => modelNamed(models, name);
  return {
    models,
    whenProcessed: (position, { timeoutMs, models: names = models.map(({ name }) => name) }) =>
      allReached(
        names.map((name) => runnerOf(runners, name)),
        dataSource,
        position,
        timeoutMs,
      ),
    status: async () => {
      const found = await projectionStatus(ports, models);
      return found.map((status) => ({ ...status, isOwner: runnerOf(runners, status.model).isOwner }));
    },
    retryQuarantined: async (name, stream) => retryQuarantined(ports, named(name), stream ?? null),
    rebuild: async (name, rebuildOptions) => rebuild(ports, named(name), rebuildOptions),
    compareWithRebuild: async (name) => compareWithRebuild(ports, named(name)),
    stop,
  };
}

/** @throws UnknownModel naming those that exist. */
export function modelNamed(models: readonly ReadModel[], name: string): ReadModel {
  const model = models.find((candidate) => candidate.name === name);
  if (!model)
    throw new UnknownModel(
      name,
      models.map((candidate) => candidate.name),
    );
  return model;
}

const runnerOf = (runners: readonly ModelRunner[], name: string): ModelRunner => {
  const runner = runners.find(({ model }) => model.name === name);
  if (!runner)
    throw new UnknownModel(
      name,
      runners.map(({ model }) => model.name),
    );
  return runner;
};

/** For models of other processes it asks the database, because this process looks at them only now and then. */
async function allReached(
  runners: readonly ModelRunner[],
  dataSource: ReadDatabase,
  position: bigint,
  timeoutMs: number,
): Promise<boolean> {
  const own = runners.filter(({ isOwner }) => isOwner);
  const elsewhere = runners.filter(({ isOwner }) => !isOwner).map(({ model }) => model.name);
  const reached = await Promise.all([
    ...own.map(({ progress }) => progress.reached(position, timeoutMs)),
    elsewhere.length === 0 || waitForPosition(dataSource, position, { timeoutMs, models: elsewhere }),
  ]);
  return reached.every(Boolean);
}
