import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { AggregateWriter, metadataOf } from '#commands';
import { type Decider, event, fixedClock, systemActor } from '#kernel';
import { createReadDatabase, type Projections, type ReadDatabase, startProjections } from '#projections';
import { testDatabase, type TestDatabase } from '#testing';
import { EventCodec, type EventStore } from '#event-store';
import type { StandIn } from '../../../libs/event-store/kurrentdb/spec/stand-in.js';
import { Workbench } from '../../../libs/event-store/kurrentdb/spec/workbench.js';
import { totalsModel } from './totals-model.js';

type Add = { type: 'Add'; amount: number };
type Added = { type: 'Added'; data: { amount: number } };
const codec = new EventCodec<{ Added: Added['data'] }>({ Added: event({ amount: z.number() }) });

const counter: Decider<Add, Added, number> = {
  decide: ({ amount }) => [{ type: 'Added', data: { amount } }],
  evolve: (total, { data }) => total + data.amount,
  initialState: () => 0,
};

const clock = fixedClock('2026-03-04T05:06:07.089Z');
const meta = (commandId: string) =>
  metadataOf(
    {
      actor: systemActor('spec'),
      at: clock.now(),
      commandId,
      correlationId: commandId,
      causationId: null,
      source: 'cli',
    },
    {},
  );
const writerOn = (store: EventStore) => new AggregateWriter(store, { decider: counter, codec }, { maxAttempts: 50 });
const add = (writer: ReturnType<typeof writerOn>, counterId: string, n: number) =>
  writer.execute(`counter-${counterId}`, { type: 'Add', amount: n }, meta(`add-${n}`));

let bench: Workbench;
let server: StandIn;
let store: EventStore;
let database: TestDatabase;
let dataSource: ReadDatabase;

beforeEach(async () => {
  bench = new Workbench();
  server = await bench.serve();
  store = await bench.open(server);
  database = await testDatabase();
  dataSource = await createReadDatabase(database.connectionString, { models: [totalsModel] });
});
afterEach(async () => {
  await dataSource.destroy();
  await bench.close();
  await database.close();
});

const rows = (): Promise<Record<string, unknown>[]> =>
  dataSource.query('SELECT counter_id AS id, total, events, revision FROM zhezi_read.spec_kurrent_total ORDER BY 1');

const generation = async (): Promise<number> => {
  const [row] = await dataSource.query<{ generation: number }[]>('SELECT generation FROM zhezi_read.checkpoints');
  return Number(row!.generation);
};

const project = (errors: unknown[], settings = {}): Promise<Projections> => {
  const onError = (error: unknown): void => void errors.push(error);
  return startProjections({
    store,
    dataSource,
    clock,
    models: [totalsModel],
    batchSize: 20,
    lingerMs: 0,
    onError,
    ...settings,
  });
};

/** What 60 commands on three counters come to: 0 + 3 + 6 + … on the first. */
const expected = ['0', '1', '2'].map((id) => ({
  id,
  total: Array.from({ length: 20 }, (_, n) => Number(id) + 3 * n).reduce((sum, n) => sum + n),
  events: 20,
  revision: 19,
}));

describe('commands on KurrentDB', () => {
  it('commands of two processes on KurrentDB are all carried out once, whatever becomes of the answers', async () => {
    const writers = [writerOn(store), writerOn(await bench.open(server))];
    server.faults.appends.push('lose', 'refuse', 'cancel', 'lose', 'timeout', 'lose');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => Promise.all(writers.map((writer) => add(writer, '0', n)))),
    );
    for (const [one, other] of outcomes) expect(one!.revision).toBe(other!.revision);
    expect(new Set(outcomes.map(([one]) => one!.revision)).size).toBe(20);
    expect(server.log.stream('counter-0')).toHaveLength(20);
    const added = codec.readAll(await store.readStream('counter-0'));
    expect(added.reduce((total, event) => counter.evolve(total, event), counter.initialState())).toBe(190);
  });
});

describe('projections on KurrentDB, with their checkpoints in PostgreSQL', () => {
  it('projections on KurrentDB lose and repeat no event while subscriptions drop and reads fail, and equal their rebuild', async () => {
    const errors: unknown[] = [];
    const projections = await project(errors);
    const writer = writerOn(store);
    let position = 0n;
    for (let n = 0; n < 60; n++) {
      ({ position } = await add(writer, String(n % 3), n));
      if (n % 20 === 7) server.dropSubscriptions();
      if (n % 20 === 13) server.faults.reads = 3;
    }
    expect(await projections.whenProcessed(position, { timeoutMs: 30_000 })).toBe(true);
    const live = await rows();
    expect(live).toEqual(expected);
    expect(await projections.compareWithRebuild(totalsModel.name)).toMatchObject({ equal: true });
    await projections.rebuild(totalsModel.name);
    expect(await rows()).toEqual(live);
    await projections.stop();
    expect(errors).toEqual([]);
  });

  it.each([
    { beyond: 12, generations: 0 },
    { beyond: 5, generations: 1 },
  ])('projections on KurrentDB start by a rebuild when more than $beyond events wait: $generations', async (one) => {
    const { beyond: rebuildBeyond, generations } = one;
    const writer = writerOn(store);
    await (await project([])).stop();
    const before = await generation();
    for (let n = 0; n < 12; n++) await add(writer, '0', n);
    const errors: unknown[] = [];
    const projections = await project(errors, { rebuildBeyond });
    expect(await projections.whenProcessed(await store.head(), { timeoutMs: 30_000 })).toBe(true);
    expect(await rows()).toEqual([{ id: '0', total: 66, events: 12, revision: 11 }]);
    expect((await generation()) - before).toBe(generations);
    await projections.stop();
    expect(errors).toEqual([]);
  });

  it('projections on KurrentDB go on from their checkpoint after their process was killed', async () => {
    const writer = writerOn(store);
    const projector = startProcess();
    await once(projector.stdout, 'data');
    const writing = (async () => {
      let position = 0n;
      for (let n = 0; n < 60; n++) {
        ({ position } = await add(writer, String(n % 3), n));
        if (n === 30) {
          while ((await rows()).length === 0);
          projector.kill('SIGKILL');
        }
      }
      return position;
    })();
    await once(projector, 'exit');
    const position = await writing;
    const errors: unknown[] = [];
    const projections = await project(errors);
    expect(await projections.whenProcessed(position, { timeoutMs: 30_000 })).toBe(true);
    expect(await rows()).toEqual(expected);
    expect(await projections.compareWithRebuild(totalsModel.name)).toMatchObject({ equal: true });
    await projections.stop();
    expect(errors).toEqual([]);
  });

  function startProcess() {
    const hook = join(import.meta.dirname, '../../../libs/testing/typescript.mjs');
    const flags = ['--experimental-transform-types', '--no-warnings', '--conditions=source', '--import', hook];
    const program = join(import.meta.dirname, 'projector-process.ts');
    return spawn(process.execPath, [...flags, program, server.connectionString, database.connectionString], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }
});
