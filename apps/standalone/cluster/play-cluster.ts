import { join } from 'node:path';
import { chineseWorkCalendar, rulesInForce } from '#escalation';
import { createPostgresEventStore } from '#event-store';
import { instantOf } from '#kernel';
import { type AccessTokens, loadConfiguration, localAccessTokens, Startup } from '#platform';
import { silentLog } from '#runtime';
import { createReadDatabase } from '#projections';
import { readModelsBy, upcasters } from '../../contexts.js';
import { stepNames } from '../../step-names.js';
import { freshFolder } from '../demo/product/data-folder.js';
import { playYear, type PlayedYear } from '../demo/play/play-year.js';
import { type Progress, progressOn } from '../demo/print/progress.js';
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
export async function playCluster(
  options: ClusterProgramOptions,
  root?: string,
  startup = new Startup(),
): Promise<PlayedCluster> {
  const { folder, language, json } = options;
  const { policy } = loadConfiguration();
  const directory = scenarioDirectory;
  const words = clusterWords(language);
  const say = (text: string): void => void (json || process.stderr.write(`${text}\n`));
  return startup.start(silentLog, async ({ step, open }) => {
    const scenario = await step(stepNames.scenario, () => scenarioUntil(options));
    await open(
      stepNames.demoFolder,
      () => freshFolder(folder),
      (fresh) => fresh.release(),
    );
    const begin = () =>
      startCluster({
        ...{ folder, counts, startup },
        time: { now: instantOf(scenario.days.readOn, '08:30'), sweepAt: null },
        env: { ZHEZI_POLICY: policy, ZHEZI_DIRECTORY: directory },
        onStep: (name) => say(words.starting(name)),
        ...(root !== undefined && { root }),
      });
    const cluster = await open(stepNames.cluster, begin, (started) => started.stop());
    const accessTokens = await step(stepNames.accessKeys, () => localAccessTokens(join(folder, 'keys')));
    const goOn = (): void => startup.throwIfEnding();
    const play = () => playOn({ cluster, scenario, directory, accessTokens, bar: words.bar, goOn });
    const played = await step(stepNames.year, play);
    say(words.reference);
    const playAgain = () => playReference(folder, scenario, directory, goOn);
    const reference = await open(stepNames.reference, playAgain, (ended) => ended.stop());
    const tables = await step(stepNames.comparison, async () => {
      const compared = await compareSides(cluster, reference, readModelsBy(await rulesInForce(policy)));
      await reference.stop();
      return compared;
    });
    const summary = clusterSummary({
      ...{ cluster, ...played, tables },
      reference: { events: reference.year.tally.events, seconds: Math.round(reference.seconds * 100) / 100 },
    });
    return { cluster, accessTokens, year: played.year, summary };
  });
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
  /** Called on each day. What it throws ends the play. */
  goOn(): void;
}

async function playOn(options: PlayOn): Promise<{ year: PlayedYear; ways: Ways; seconds: number }> {
  const { cluster, scenario, directory, accessTokens, bar, goOn } = options;
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
    const onDay: Progress['day'] = (...day) => {
      goOn();
      progress.day(...day);
    };
    const year = await playYear(stage, scenario, { calendar: chineseWorkCalendar(), onDay });
    return { year, ways: stage.ways, seconds: (performance.now() - started) / 1_000 };
  } finally {
    progress.end();
  }
}
