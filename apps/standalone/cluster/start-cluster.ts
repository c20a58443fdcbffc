import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type KafkaServer, startKafka } from '#kafka-server';
import { createKafkaBroker, loadTopics } from '#messaging';
import { markSimulation, showTime, type ShownTime, startEmbeddedPostgres } from '#platform';
import { projectRoot, silentLog } from '#runtime';
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
const startOrder: readonly (readonly App[])[] = [['projector'], ['relay', 'intake', 'escalator', 'api']];

/** @throws CLUSTER_PROCESS_ENDED, CLUSTER_PROCESS_NOT_READY, KafkaServerError, EmbeddedPostgresError */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, time, onStep = () => undefined, root = projectRoot() } = options;
  await using opening = new AsyncDisposableStack();
  await mkdir(join(folder, 'logs'), { recursive: true });
  onStep('PostgreSQL');
  const settings = { max_connections: '400' };
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), settings });
  opening.defer(() => postgres.stop());
  const [eventStoreUrl, readDatabaseUrl] = await twoDatabases(postgres.connectionString);
  onStep('Kafka');
  const kafka = await startKafka({ folder: join(folder, 'kafka') });
  opening.defer(() => kafka.stop());
  const topicPrefix = 'zhezi.';
  await makeTopics(kafka.brokers, topicPrefix);
  const clockFile = join(folder, 'clock.json');
  await showTime(clockFile, time);
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
  opening.defer(async () => void (await Promise.all(processes.toReversed().map((process) => process.stop()))));
  for (const apps of startOrder) {
    onStep(apps.join(', '));
    const started = await Promise.all(apps.flatMap((app) => startAll(app, { ...options, root }, env)));
    processes.push(...started);
    await Promise.all(started.map((process) => process.whenReady()));
  }
  const closing = opening.move();
  return {
    ...{ folder, eventStoreUrl, readDatabaseUrl, kafka, topicPrefix, clockFile, processes },
    named: (app) => processes.filter((process) => process.app === app),
    stop: () => closing.disposeAsync(),
  };
}

const startAll = (
  app: App,
  { counts, folder, root }: ClusterOptions & { readonly root: string },
  env: NodeJS.ProcessEnv,
): readonly Promise<AppProcess>[] =>
  Array.from({ length: counts[app] }, (_, place) => {
    const name = `${app}-${place + 1}`;
    return AppProcess.start({ name, app, root, logFile: join(folder, 'logs', `${name}.log`), env });
  });

/** The events in one database, the rows in another, as in a city; both marked as a simulation. */
async function twoDatabases(server: string): Promise<readonly [string, string]> {
  const names = ['zhezi_events', 'zhezi_rows'] as const;
  const client = new pg.Client({ connectionString: server });
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
