import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markSimulation, showTime, type Startup, type Stoppable } from '#platform';
import { projectRoot, silentLog } from '#runtime';
import { testConfiguration, testDatabase, type TestDatabase, testKafka, type TestKafka } from '#testing';
import { startApi } from '../../apps/api/index.js';
import { startEscalatorProcess } from '../../apps/escalator/index.js';
import { startIntakeProcess } from '../../apps/intake/index.js';
import { startProjector } from '../../apps/projector/index.js';
import { startRelayProcess } from '../../apps/relay/index.js';
import { startStandalone } from '../../apps/standalone/index.js';
import { stageDemo } from '../../apps/standalone/demo/product/stage-demo.js';
import { failEachStep } from './starts/each-step.js';
import { filesIn, freePort, portsTaken, sessionsOn } from './starts/left-over.js';

/** Every app, with how it starts. Complete: a test compares it with the folders. */
const starts: Readonly<Record<string, (env: NodeJS.ProcessEnv, startup: Startup) => Promise<Stoppable>>> = {
  api: (env, startup) => startApi(testConfiguration(env), silentLog, startup),
  escalator: (env, startup) => startEscalatorProcess(testConfiguration(env), silentLog, startup),
  intake: (env, startup) => startIntakeProcess(testConfiguration(env), silentLog, startup),
  projector: (env, startup) => startProjector(testConfiguration(env), silentLog, startup),
  relay: (env, startup) => startRelayProcess(testConfiguration(env), silentLog, startup),
  standalone: (env, startup) => startStandalone({ configuration: testConfiguration(env), log: silentLog, startup }),
};

describe('the start of each app', () => {
  const closing = new AsyncDisposableStack();
  let folder: string;
  let database: TestDatabase;
  let simulated: TestDatabase;
  let kafka: TestKafka;
  /** With everything that can be configured, so that every step is taken. */
  let env: NodeJS.ProcessEnv;
  let ports: number[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi-starts-'));
    closing.defer(() => rm(folder, { recursive: true, force: true }));
    await chmod(folder, 0o755);
    [database, simulated, kafka] = await Promise.all([testDatabase(), testDatabase(), testKafka()]);
    closing.defer(() => Promise.all([database.close(), simulated.close(), kafka.close()]).then(() => undefined));
    ports = [await freePort(), await freePort()];
    env = {
      ZHEZI_DATA: folder,
      ZHEZI_EVENT_STORE_URL: database.connectionString,
      ZHEZI_KAFKA_BROKERS: kafka.brokers.join(','),
      ZHEZI_KAFKA_TOPIC_PREFIX: kafka.prefix,
      ZHEZI_PROJECTOR_FEED: 'kafka',
      ZHEZI_HTTP_PORT: String(ports[0]),
      ZHEZI_METRICS_PORT: String(ports[1]),
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    };
    await markSimulation(simulated.connectionString);
    await (await startProjector(testConfiguration(env), silentLog)).stop();
  }, 240_000);
  afterAll(() => closing.disposeAsync(), 60_000);

  const leftIn = async (data: string, connectionString?: string): Promise<readonly string[]> => [
    ...(await filesIn(data, ['running.json', 'owner.json'])),
    ...(await portsTaken(ports)),
    ...(connectionString === undefined ? [] : await sessionsOn(connectionString)),
  ];

  it('every app that has a process is started here', async () => {
    const folders = await readdir(join(projectRoot(), 'apps'), { withFileTypes: true });
    const apps = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(apps.filter((app) => app !== 'cli').toSorted()).toEqual(Object.keys(starts));
  });

  const beginning = ['sending traces', 'the health server'];
  const infrastructure = [
    'the marks of the databases',
    'the read database',
    'the event store',
    'the keys of access tokens',
  ];

  it.each([
    ['api', [...beginning, 'the policy', 'the registry file', ...infrastructure, 'the interface', 'serving requests']],
    ['escalator', [...beginning, ...infrastructure, 'the policy', 'the contexts', 'the clocks']],
    ['relay', [...beginning, ...infrastructure, 'the connection to Kafka', 'the contexts', 'the topics', 'the relay']],
  ])(
    'the %s closes what it has opened whichever step of its start fails',
    async (app, steps) => {
      const start = (startup: Startup) => starts[app]!(env, startup);
      const found = await failEachStep({ start, leftOver: () => leftIn(folder, database.connectionString) });
      expect(found).toEqual(steps);
    },
    240_000,
  );

  it.each(['intake', 'projector'])(
    'the %s closes what it has opened whichever step of its start fails',
    async (app) => {
      const start = (startup: Startup) => starts[app]!(env, startup);
      const found = await failEachStep({ start, leftOver: () => leftIn(folder, database.connectionString) });
      expect(found).toEqual(expect.arrayContaining([...beginning, ...infrastructure, 'the connection to Kafka']));
    },
    240_000,
  );

  it('the escalator of a simulation closes what it has opened whichever step of its start fails', async () => {
    const clock = join(folder, 'clock.json');
    await showTime(clock, { now: '2023-03-01T01:00:00.000Z', sweepAt: null });
    const { connectionString } = simulated;
    const own = { ...env, ZHEZI_EVENT_STORE_URL: connectionString, ZHEZI_SIMULATION_CLOCK: clock };
    await (await startProjector(testConfiguration(own), silentLog)).stop();
    const start = (startup: Startup) => starts.escalator!(own, startup);
    const found = await failEachStep({ start, leftOver: () => leftIn(folder, connectionString) });
    expect(found.at(-1)).toBe('the requests of the simulation');
  }, 240_000);

  it('the standalone process closes what it has opened whichever step of its start fails, its server too', async () => {
    const data = join(folder, 'standalone');
    const embedded = { ...env, ZHEZI_EVENT_STORE_URL: '' };
    const start = (startup: Startup) => starts.standalone!({ ...embedded, ZHEZI_DATA: data }, startup);
    const found = await failEachStep({ start, leftOver: () => leftIn(data) });
    expect(found).toEqual([
      ...beginning,
      'the policy',
      'the registry file',
      'the embedded PostgreSQL',
      'the tables of the events',
      ...infrastructure,
      'the projections',
      'the interface',
      'the directory',
      'the reactors',
      'the clocks',
      'serving requests',
      'the record of the running process',
    ]);
  }, 300_000);

  it('the demo closes the product and gives its folder back whichever step of its start fails', async () => {
    const own = { ZHEZI_DATA: join(folder, 'demo-data'), ZHEZI_LOG_LEVEL: 'silent', ZHEZI_HTTP_PORT: String(ports[0]) };
    const start = (startup: Startup) => stageDemo({ scenario: 'tongzhou-2023', http: true, startup }, own);
    const leftOver = async () => [
      ...(await filesIn(own.ZHEZI_DATA, ['demo.pid'])),
      ...(await leftIn(join(own.ZHEZI_DATA, 'demo'))),
    ];
    const found = await failEachStep({ start, leftOver, last: 'the simulated year' });
    expect(found).toEqual(expect.arrayContaining(['the folder of the demo', 'the product', 'the simulated year']));
  }, 300_000);
});
