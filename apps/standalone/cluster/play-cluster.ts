import { join } from 'node:path';
import { chineseWorkCalendar, rulesInForce } from '#escalation';
import { createPostgresEventStore } from '#event-store';
import { instantOf } from '#kernel';
import { type AccessTokens, loadConfiguration, localAccessTokens } from '#platform';
import { createReadDatabase } from '#projections';
import { readModelsBy, upcasters } from '../../contexts.js';
import { freshFolder } from '../demo/product/data-folder.js';
import { playYear, type PlayedYear } from '../demo/play/play-year.js';
import { progressOn } from '../demo/print/progress.js';
import { readScenario, scenarioDirectory, scenarioFile } from '../demo/scenario/read-scenario.js';
import type { Scenario } from '../demo/scenario/scenario.js';
import { clusterStage, type Ways } from './cluster-stage.js';
import { compareSides } from './compare.js';
import { HttpCommands } from './http-commands.js';
import { openKafkaReports } from './kafka-reports.js';
import type { ClusterProgramOptions } from './options.js';
import { clusterWords } from './print/words.js';
import { playReference } from './reference.js';
import { type Cluster, startCluster } from './start-cluster.js';
import { type ClusterSummary, clusterSummary } from './summary.js';

const scenarioName = 'tongzhou-2023';
const counts = { api: 1, projector: 1, relay: 1, intake: 1, escalator: 1 };

export interface PlayedCluster {
  readonly cluster: Cluster;
  readonly accessTokens: AccessTokens;
  readonly year: PlayedYear;
  readonly summary: ClusterSummary;
  stop(): Promise<void>;
}

/** The year on the cluster, then in one process, then both compared. What was started ends when anything fails. @param root the folder that holds `dist` */
export async function playCluster(options: ClusterProgramOptions, root?: string): Promise<PlayedCluster> {
  const { folder, language, json } = options;
  const { policy } = loadConfiguration();
  const directory = scenarioDirectory;
  const scenario = await scenarioUntil(options);
  await using closing = new AsyncDisposableStack();
  const fresh = await freshFolder(folder);
  closing.defer(() => fresh.release());
  const words = clusterWords(language);
  const say = (text: string): void => void (json || process.stderr.write(`${text}\n`));
  const start = instantOf(scenario.days.readOn, '08:30');
  const cluster = await startCluster({
    ...{ folder, counts },
    time: { now: start, sweepAt: null },
    env: { ZHEZI_POLICY: policy, ZHEZI_DIRECTORY: directory },
    onStep: (step) => say(words.starting(step)),
    ...(root !== undefined && { root }),
  });
  closing.defer(() => cluster.stop());
  const accessTokens = await localAccessTokens(join(folder, 'keys'));
  const played = await playOn({ cluster, scenario, directory, accessTokens, bar: words.bar });
  say(words.reference);
  const reference = await playReference(folder, scenario, directory);
  const models = readModelsBy(await rulesInForce(policy));
  const tables = await compareSides(cluster, reference, models).finally(() => reference.stop());
  const summary = clusterSummary({
    ...{ cluster, ...played, tables },
    reference: { events: reference.year.tally.events, seconds: Math.round(reference.seconds * 100) / 100 },
  });
  const rest = closing.move();
  return { cluster, accessTokens, year: played.year, summary, stop: () => rest.disposeAsync() };
}

async function scenarioUntil({ until }: ClusterProgramOptions): Promise<Scenario> {
  const { days, ...scenario } = await readScenario(scenarioFile(scenarioName));
  return { ...scenario, days: { ...days, until: until ?? days.until } };
}

interface PlayOn {
  readonly cluster: Cluster;
  readonly scenario: Scenario;
  readonly directory: string;
  readonly accessTokens: AccessTokens;
  readonly bar: string;
}

async function playOn(options: PlayOn): Promise<{ year: PlayedYear; ways: Ways; seconds: number }> {
  const { cluster, scenario, directory, accessTokens, bar } = options;
  await using closing = new AsyncDisposableStack();
  const store = await createPostgresEventStore({ connectionString: cluster.eventStoreUrl, upcasters });
  closing.defer(() => store.close());
  const readDatabase = await createReadDatabase(cluster.readDatabaseUrl);
  closing.defer(() => readDatabase.destroy());
  const http = await HttpCommands.to(cluster.named('api')[0]!.address, (actor) => accessTokens.sign(actor, '1d'));
  const kafka = await openKafkaReports({ cluster, http, scenario });
  closing.defer(() => kafka.close());
  const start = instantOf(scenario.days.readOn, '08:30');
  const stage = clusterStage({ cluster, http, kafka, store, readDatabase, scenario, directory, start });
  const progress = progressOn(process.stderr, `{bar} {percentage}%  {day}  {events} ${bar}`);
  const started = performance.now();
  try {
    const year = await playYear(stage, scenario, { calendar: chineseWorkCalendar(), onDay: progress.day });
    return { year, ways: stage.ways, seconds: (performance.now() - started) / 1_000 };
  } finally {
    progress.end();
  }
}
