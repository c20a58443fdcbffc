import { UnknownModel } from './errors.js';
import { type Comparison, compareWithRebuild } from './compare.js';
import { storeFeed } from './feed.js';
import type { ProjectionPorts } from './ports.js';
import type { ReadModel } from './read-model.js';
import { rebuild, type RebuildOptions, type RebuildResult } from './rebuild.js';
import { retryQuarantined, type RetryResult } from './retry.js';
import { ModelRunner, type RunnerSettings } from './runner.js';
import { type ModelStatus, projectionStatus } from './status.js';
import type { WaitOptions } from './wait.js';

export interface ProjectionOptions extends ProjectionPorts, Partial<RunnerSettings> {
  readonly models: readonly ReadModel[];
  /** Called for each failure; the runner goes on by itself unless the error is ModelTakenOver. */
  readonly onError: (error: unknown, model: string) => void;
  /** How long `stop` waits for batches under way; default 5,000. */
  readonly stopTimeoutMs?: number;
}

export interface Projections {
  readonly models: readonly ReadModel[];
  /** Reading one's own write: true once the models have processed `position`, false when that takes too long. */
  whenProcessed(position: bigint, options: WaitOptions): Promise<boolean>;
  status(): Promise<ModelStatus[]>;
  retryQuarantined(model: string, stream?: string): Promise<RetryResult>;
  rebuild(model: string, options?: RebuildOptions): Promise<RebuildResult>;
  compareWithRebuild(model: string): Promise<Comparison>;
  /** Ends the batches under way, then returns. What is not applied yet comes after the next start. */
  stop(): Promise<void>;
}

const defaults: Omit<RunnerSettings, 'onError'> = {
  batchSize: 5_000,
  lingerMs: 15,
  rowsInMemory: 50_000,
  rebuildBeyond: 20_000,
  heartbeatMs: 5_000,
};

/**
 * Projects the models until stopped. Returns when each has its tables and belongs to this process; a model whose stored
 * version differs is rebuilt before. Each model follows the feed on its own, so that a slow or failing one holds up no other.
 */
export async function startProjections(options: ProjectionOptions): Promise<Projections> {
  const { models, stopTimeoutMs = 5_000 } = options;
  const { store, dataSource, clock, feed = storeFeed(store) } = options;
  const ports = { store, dataSource, clock, feed };
  const stopping = new AbortController();
  const settings: RunnerSettings = { ...defaults, ...options };
  const runners = models.map((model) => new ModelRunner(ports, model, settings, stopping.signal));
  for (const runner of runners) await runner.start();
  const ended = Promise.all(runners.map((runner) => runner.run()));
  const named = (name: string): ReadModel => modelNamed(models, name);
  return {
    models,
    whenProcessed: (position, { timeoutMs, models: names = models.map(({ name }) => name) }) =>
      allReached(
        names.map((name) => runnerOf(runners, name)),
        position,
        timeoutMs,
      ),
    status: () => projectionStatus(ports, models),
    retryQuarantined: async (name, stream) => retryQuarantined(ports, named(name), stream ?? null),
    rebuild: async (name, rebuildOptions) => rebuild(ports, named(name), rebuildOptions),
    compareWithRebuild: async (name) => compareWithRebuild(ports, named(name)),
    stop: () => {
      stopping.abort();
      return atMost(stopTimeoutMs, ended);
    },
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

async function allReached(runners: readonly ModelRunner[], position: bigint, timeoutMs: number): Promise<boolean> {
  const reached = await Promise.all(runners.map(({ progress }) => progress.reached(position, timeoutMs)));
  return reached.every(Boolean);
}

async function atMost(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, timeoutMs)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}
