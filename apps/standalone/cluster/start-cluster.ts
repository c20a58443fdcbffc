import { join } from 'node:path';
import pg from 'pg';
import { type KafkaServer, startKafka } from '#kafka-server';
import { createKafkaBroker, loadTopics } from '#messaging';
import {
  makeFolder,
  markSimulation,
  showTime,
  type ShownTime,
  startEmbeddedPostgres,
  Startup,
  type StepName,
} from '#platform';
import { projectRoot, silentLog } from '#runtime';
import { stepNames } from '../../step-names.js';
import { scenarioDirectory } from '../demo/scenario/read-scenario.js';
import { type App, AppProcess } from './app-process.js';

export interface ClusterOptions {
  /** Databases, broker, keys, clock and logs lie here. Empty, or of an earlier cluster that has ended. */
  readonly folder: string;
  /** How many processes of each app. */
  readonly counts: Readonly<Record<App, number>>;
  /** What its clock shows first. */
  readonly time: ShownTime;
  /** More variables for every process. */
  readonly env?: NodeJS.ProcessEnv;
  /** The folder that holds `dist`; default the project's. */
  readonly root?: string;
  /** Told what is being started. */
  readonly onStep?: (step: string) => void;
  /** How the process starts that starts it. Default: on its own. */
  readonly startup?: Startup;
}

/** Every app as processes of its own, on one PostgreSQL server with two databases and one Kafka broker. */
export interface Cluster {
  readonly folder: string;
  readonly eventStoreUrl: string;
  readonly readDatabaseUrl: string;
  readonly kafka: KafkaServer;
  readonly topicPrefix: string;
  readonly clockFile: string;
  readonly processes: readonly AppProcess[];
  named(app: App): readonly AppProcess[];
  /** Ends everything in order: the apps, the broker, the databases. */
  stop(): Promise<void>;
}

/** In the order in which they start: the projector installs tables and directory. */
const startOrder = [
  { apps: ['projector'], name: stepNames.projectors, ready: stepNames.projectorsReady },
  {
    apps: ['relay', 'intake', 'escalator', 'api'],
    name: stepNames.otherProcesses,
    ready: stepNames.otherProcessesReady,
  },
] as const satisfies readonly { readonly apps: readonly App[]; readonly name: StepName; readonly ready: StepName }[];

/** @throws CLUSTER_PROCESS_ENDED, CLUSTER_PROCESS_NOT_READY, KafkaServerError, EmbeddedPostgresError */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, time, onStep = () => undefined, root = projectRoot(), startup = new Startup() } = options;
  return startup.start(silentLog, async ({ step, open }) => {
    await step(stepNames.clusterFolder, () => makeFolder(join(folder, 'logs')));
    onStep('PostgreSQL');
    const settings = { max_connections: '400' };
    const startPostgres = () => startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), settings });
    const postgres = await open(stepNames.postgres, startPostgres, (started) => started.stop());
    const databases = await step(stepNames.databases, () => twoDatabases(postgres.connectionString));
    const [eventStoreUrl, readDatabaseUrl] = databases;
    onStep('Kafka');
    const startBroker = () => startKafka({ folder: join(folder, 'kafka') });
    const kafka = await open(stepNames.kafkaServer, startBroker, (started) => started.stop());
    const topicPrefix = 'zhezi.';
    await step(stepNames.topics, () => makeTopics(kafka.brokers, topicPrefix));
    const clockFile = join(folder, 'clock.json');
    await step(stepNames.clock, () => showTime(clockFile, time));
    const env = {
      ZHEZI_DATA: join(folder, 'keys'),
      ZHEZI_DIRECTORY: scenarioDirectory,
      ZHEZI_EVENT_STORE_URL: eventStoreUrl,
      ZHEZI_READ_DATABASE_URL: readDatabaseUrl,
      ZHEZI_KAFKA_BROKERS: kafka.brokers.join(','),
      ZHEZI_KAFKA_TOPIC_PREFIX: topicPrefix,
      ZHEZI_PROJECTOR_FEED: 'kafka',
      ZHEZI_SIMULATION_CLOCK: clockFile,
      ZHEZI_LOG_LEVEL: 'warn',
      ...options.env,
    };
    const processes: AppProcess[] = [];
    for (const { apps, name, ready } of startOrder) {
      onStep(apps.join(', '));
      const launch = () => startAll(apps, { ...options, root }, env);
      const started = await open(name, launch, stopAll);
      await step(ready, () => Promise.all(started.map((process) => process.whenReady())));
      processes.push(...started);
    }
    return {
      ...{ folder, eventStoreUrl, readDatabaseUrl, kafka, topicPrefix, clockFile, processes },
      named: (app: App) => processes.filter((process) => process.app === app),
    };
  });
}

/** All of them, or none: when one cannot be launched, the others are ended. */
async function startAll(
  apps: readonly App[],
  { counts, folder, root }: ClusterOptions & { readonly root: string },
  env: NodeJS.ProcessEnv,
): Promise<readonly AppProcess[]> {
  const started: AppProcess[] = [];
  try {
    for (const app of apps) {
      for (let place = 1; place <= counts[app]; place++) {
        const name = `${app}-${place}`;
        started.push(await AppProcess.start({ name, app, root, logFile: join(folder, 'logs', `${name}.log`), env }));
      }
    }
    return started;
  } catch (error) {
    await stopAll(started);
    throw error;
  }
}

const stopAll = async (processes: readonly AppProcess[]): Promise<void> =>
  void (await Promise.all(processes.toReversed().map((process) => process.stop())));

/** The events in one database, the rows in another, as in a city; both marked as a simulation. */
async function twoDatabases(server: string): Promise<readonly [string, string]> {
  const names = ['zhezi_events', 'zhezi_rows'] as const;
  const client = new pg.Client({ connectionString: server });
  client.on('error', () => undefined); // the query in hand, or the next one, fails
  await client.connect();
  try {
    for (const name of names) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
    }
  } finally {
    await client.end();
  }
  const [events, rows] = names.map((name) => Object.assign(new URL(server), { pathname: `/${name}` }).href);
  for (const database of [events!, rows!]) await markSimulation(database);
  return [events!, rows!];
}

async function makeTopics(brokers: readonly string[], prefix: string): Promise<void> {
  const broker = createKafkaBroker({ brokers, clientId: 'zhezi-cluster', log: silentLog });
  try {
    await broker.ensureTopics(Object.values(await loadTopics(prefix)));
  } finally {
    await broker.close();
  }
}
