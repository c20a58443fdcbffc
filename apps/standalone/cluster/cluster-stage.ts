import type { CommandContext } from '#commands';
import type { EventStore } from '#event-store';
import type { Timestamp } from '#kernel';
import { directoryOf, loadRegistry, registryFile } from '#organizations';
import { type ReactorEntry, showTime, whenSwept } from '#platform';
import { createReactorCheckpoints, type ReadDatabase, waitForPosition } from '#projections';
import { dueClocksModel } from '#tasks';
import { reactors } from '../../contexts.js';
import { type FollowedReactor, nextEvent, whenFollowed } from '../../projector/index.js';
import type { Scenario } from '../demo/scenario/scenario.js';
import type { Stage } from '../demo/stage/stage.js';
import { simulatedClock } from '../demo/stage/simulated-clock.js';
import type { HttpCommands } from './http-commands.js';
import { goesByKafka, type KafkaReports } from './kafka-reports.js';
import { refuseCluster } from './refusals.js';
import type { Cluster } from './start-cluster.js';
import { until } from './until.js';

export interface ClusterStageOptions {
  readonly cluster: Pick<Cluster, 'clockFile' | 'folder'>;
  readonly http: HttpCommands;
  readonly kafka: KafkaReports;
  /** Only read from: this stage writes nothing to the store. */
  readonly store: EventStore;
  readonly readDatabase: ReadDatabase;
  readonly scenario: Pick<Scenario, 'seed'>;
  readonly directory: string;
  readonly start: Timestamp;
}

/** How many commands came by each way. */
export interface Ways {
  http: number;
  kafka: number;
}

const patienceMs = 120_000;

/**
 * The year on separate processes: commands by HTTP and a third of the progress reports by Kafka, one at a time since they share
 * one clock; what is due is fired by the escalator when this stage says so.
 */
export function clusterStage(options: ClusterStageOptions): Stage & { readonly ways: Ways } {
  const { cluster, http, kafka, store } = options;
  const clock = simulatedClock(options.start);
  const ways: Ways = { http: 0, kafka: 0 };
  let sweepAt: Timestamp | null = null;
  const byHttp = async (command: Parameters<HttpCommands['give']>[0], { at }: CommandContext) => {
    await showTime(cluster.clockFile, { now: at, sweepAt });
    ways.http++;
    return http.give(command);
  };
  return {
    clock,
    store,
    ways,
    oneAtATime: true,
    async importDocument(name, bytes, context) {
      const { actor, commandId: key } = context;
      const answer = await byHttp({ operation: 'importDocument', query: { name }, body: bytes, actor, key }, context);
      return answer.plans as Awaited<ReturnType<Stage['importDocument']>>;
    },
    givePlan: (planId, type, data, context) => {
      const { actor, commandId: key } = context;
      return byHttp({ operation: lowerFirst(type), params: { planId }, body: data as object, actor, key }, context);
    },
    async giveTask(taskId, type, data, context) {
      const { actor, commandId: key } = context;
      if (!goesByKafka(options.scenario, type, key))
        return byHttp({ operation: lowerFirst(type), params: { taskId }, body: data as object, actor, key }, context);
      await showTime(cluster.clockFile, { now: context.at, sweepAt });
      ways.kafka++;
      return kafka.give({ taskId, type, data: data as object, actor, key, at: context.at });
    },
    async sweep(now) {
      sweepAt = now;
      await showTime(cluster.clockFile, { now, sweepAt });
      if (!(await whenSwept(cluster.clockFile, now, patienceMs))) throw behind(cluster, `escalator ${now}`);
    },
    clocksReady: async () => showing(options, await store.head(), [dueClocksModel.name]),
    async whenCaughtUp() {
      await showing(options, await followed(options));
    },
    directory: async () => directoryOf(await loadRegistry(registryFile(options.directory))),
  };
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const behind = ({ folder }: Pick<Cluster, 'folder'>, what: string) =>
  refuseCluster('CLUSTER_BEHIND', { what, seconds: patienceMs / 1_000, folder });

async function showing(
  { cluster, readDatabase }: ClusterStageOptions,
  head: bigint,
  models?: readonly string[],
): Promise<void> {
  const visible = await waitForPosition(readDatabase, head, { timeoutMs: patienceMs, ...(models && { models }) });
  if (!visible) throw behind(cluster, models?.join() ?? 'projector');
}

/** The reactors run in the projector's process: their stored checkpoints say how far they are. */
function followed({ cluster, store, readDatabase, start }: ClusterStageOptions): Promise<bigint> {
  const checkpoints = createReactorCheckpoints(readDatabase, { now: () => start });
  const elsewhere = ({ name, filter }: ReactorEntry): FollowedReactor => ({
    filter,
    async whenHandled(position) {
      const isHandled = async () => {
        const next = await nextEvent(store, filter, await checkpoints.load(name));
        return next === undefined || next > position;
      };
      if (!(await until(isHandled, patienceMs))) throw behind(cluster, name);
    },
  });
  return whenFollowed(store, reactors.map(elsewhere));
}
