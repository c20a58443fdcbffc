import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulesInForce } from '#escalation';
import { createPostgresEventStore, type EventStore, type RecordedEvent } from '#event-store';
import { instantOf, systemClock } from '#kernel';
import { directoryOf, loadRegistry, registryFile } from '#organizations';
import { localAccessTokens, markSimulation, showTime } from '#platform';
import { compareWithRebuild, createReadDatabase, type ReadModel, waitForPosition } from '#projections';
import { testDatabase, type TestDatabase, until } from '#testing';
import { readModelsBy, upcasters } from '../../apps/contexts.js';
import { type App, AppProcess } from '../../apps/standalone/index.js';
import { AlternatingClient } from './alternating-client.js';
import { buildProject, type BuiltProject } from './built-project.js';
import { commandsNotOnce, gappedStreams, ofType, rungsFiredTwice, wholeHistory } from './history.js';
import { commandIdOf } from './persistent-client.js';
import { randomNumbers } from './random.js';
import { Workload } from './workload.js';

const crowd = 30;

describe('two projectors, two escalators and two APIs on one PostgreSQL', () => {
  const closing = new AsyncDisposableStack();
  const processes = new Map<string, AppProcess>();
  let project: BuiltProject;
  let database: TestDatabase;
  let folder: string;
  let clockFile: string;
  let store: EventStore;
  let models: readonly ReadModel[];
  let client: AlternatingClient;
  let workload: Workload;

  beforeAll(async () => {
    [project, database] = await Promise.all([buildProject(), testDatabase()]);
    closing.defer(() => project.remove());
    closing.defer(() => database.close());
    folder = await mkdtemp(join(tmpdir(), 'zhezi-two-'));
    closing.defer(() => rm(folder, { recursive: true, force: true }));
    await mkdir(join(folder, 'keys'));
    await markSimulation(database.connectionString);
    clockFile = join(folder, 'clock.json');
    await showTime(clockFile, { now: instantOf('2023-02-01', '09:00') });
    models = readModelsBy(await rulesInForce('default-1'));
    closing.defer(async () => void (await Promise.all([...processes.values()].map((process) => process.kill()))));
    await start('projector-1');
    await Promise.all(['projector-2', 'api-1', 'api-2'].map(start));
    store = await createPostgresEventStore({ connectionString: database.connectionString, upcasters });
    closing.defer(() => store.close());
    await prepareClient();
  }, 120_000);
  afterAll(() => closing.disposeAsync(), 60_000);

  async function start(name: string): Promise<void> {
    const app = name.split('-')[0] as App;
    const env = {
      ZHEZI_DATA: join(folder, 'keys'),
      ZHEZI_DIRECTORY: 'tongzhou',
      ZHEZI_EVENT_STORE_URL: database.connectionString,
      ZHEZI_SIMULATION_CLOCK: clockFile,
    };
    const logFile = join(folder, `${name}.log`);
    const process = await AppProcess.start({ name, app, root: project.root, logFile, env });
    processes.set(name, process);
    await process.whenReady();
  }

  async function prepareClient(): Promise<void> {
    const tokens = await localAccessTokens(join(folder, 'keys'));
    const signed = new Map<string, string>();
    const addresses = ['api-1', 'api-2'].map((name) => processes.get(name)!.address);
    client = new AlternatingClient(addresses, ({ account }) => signed.get(account)!);
    const directory = directoryOf(await loadRegistry(registryFile('tongzhou')));
    workload = new Workload(client, directory, randomNumbers(20_230_201));
    for (const actor of workload.actors()) signed.set(actor.account, await tokens.sign(actor, '1h'));
  }

  /** The sum of a metric's samples whose labels match. */
  async function measured(name: string, metric: string, labels = /./): Promise<number> {
    const text = await (await fetch(`${processes.get(name)!.healthAddress}/metrics`)).text();
    const samples = text.split('\n').filter((line) => line.startsWith(`${metric}{`) && labels.test(line));
    return samples.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }
  const bothMeasured = async (app: string, metric: string, labels?: RegExp): Promise<number> =>
    (await measured(`${app}-1`, metric, labels)) + (await measured(`${app}-2`, metric, labels));
  const owned = (name: string): Promise<number> => measured(name, 'zhezi_projection_owner');
  const history = (): Promise<readonly RecordedEvent[]> => wholeHistory(store);
  const fired = async (): Promise<number> => ofType(await history(), 'RungFired').length;
  const crowds = async (): Promise<number> => {
    const tasks = workload.plans[0]!.tasks.slice(0, 3);
    const accepted = await Promise.all(tasks.map((task) => workload.crowd(task, crowd)));
    return accepted.reduce((sum, count) => sum + count);
  };

  /** Every rung that is due by the clock has fired, and the index knows. */
  const nothingDue = async (): Promise<boolean> =>
    (await measured('projector-2', 'zhezi_projection_lag_events')) === 0 &&
    (await bothMeasured('escalator', 'zhezi_clocks_due', /^zhezi_clocks_due/)) === 0;

  it('each task of a plan is dispatched once, and every read model has one owner, with two processes of each app', async () => {
    await workload.issuePlan(1, 40);
    const dispatched = async () => ofType(await history(), 'TaskDispatched');
    await until('all tasks are dispatched', async () => (await dispatched()).length >= 40);
    expect(new Set((await dispatched()).map(({ stream }) => stream)).size).toBe(40);
    expect([await owned('projector-1'), await owned('projector-2')]).toEqual([models.length, 0]);
  });

  it('every command of a crowd is carried out once while the owner of the read models is killed, whichever API repeats it', async () => {
    const accepted = crowds();
    await processes.get('projector-1')!.kill();
    await until('the other owns them', async () => (await owned('projector-2')) === models.length, 15_000);
    expect(await accepted).toBe(3 * crowd);
    expect(client.refused).toEqual([]);
    expect(await client.repeatElsewhere()).toEqual([]);
    expect(await bothMeasured('api', 'zhezi_append_seconds_count', /outcome="conflict"/)).toBeGreaterThan(0);
    await start('projector-1');
    expect([await owned('projector-1'), await owned('projector-2')]).toEqual([0, models.length]);
  });

  it('each due rung fires once while commands come in and another projector takes over the read models', async () => {
    await showTime(clockFile, { now: instantOf('2023-02-11', '09:00') });
    await Promise.all(['escalator-1', 'escalator-2'].map(start));
    await until('what is due has fired', async () => (await fired()) >= 40 && (await nothingDue()));
    const before = await fired();
    await showTime(clockFile, { now: instantOf('2023-04-04', '09:00') });
    const accepted = crowds();
    expect(await processes.get('projector-2')!.stop()).toBe(0);
    await until('the first owns them again', async () => (await owned('projector-1')) === models.length, 15_000);
    expect(await accepted).toBe(3 * crowd);
    await start('projector-2');
    await until('more has fired', async () => (await fired()) > before && (await nothingDue()));
    const events = await history();
    expect(rungsFiredTwice(events)).toEqual([]);
    expect(await bothMeasured('escalator', 'zhezi_clocks_fired_total')).toBe(
      events.filter(({ metadata }) => metadata.source === 'clock').length,
    );
  });

  it('two processes of each app have lost and repeated nothing, and show what a rebuild shows', async () => {
    const events = await history();
    expect(gappedStreams(events)).toEqual([]);
    expect(commandsNotOnce(events)).toEqual([]);
    const stored = new Set(events.map(({ metadata }) => metadata.commandId.slice(0, 36)));
    expect(client.accepted.filter(({ command }) => !stored.has(commandIdOf(command)))).toEqual([]);
    const corrections = ofType(events, 'CorrectionRecorded').map(({ data }) => data.correct);
    expect(corrections).toHaveLength(6 * crowd);
    expect(new Set(corrections).size).toBe(6 * crowd);
    const dataSource = await createReadDatabase(database.connectionString, { models });
    closing.defer(() => dataSource.destroy());
    const names = models.map(({ name }) => name);
    const head = await store.head();
    expect(await waitForPosition(dataSource, head, { timeoutMs: 20_000, models: names })).toBe(true);
    for (const model of models)
      expect(await compareWithRebuild({ store, dataSource, clock: systemClock }, model)).toMatchObject({ equal: true });
  });

  it('two processes of each app end in order', async () => {
    const codes = await Promise.all([...processes.values()].map((process) => process.stop()));
    expect(codes).toEqual([...processes.keys()].map(() => 0));
  });
});
