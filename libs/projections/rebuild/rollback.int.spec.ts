import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore, type NewEvent } from '#event-store';
import { testDatabase, type TestDatabase, until } from '#testing';
import {
  compareWithRebuild,
  createReadDatabase,
  ModelSuperseded,
  NothingKept,
  projectionStatus,
  type Projections,
  type ReadModel,
  rebuild,
  rollback,
  startProjections,
  type TableSpec,
} from '../index.js';
import { clock, newEvent } from '../spec/new-event.js';
import type { ReadDatabase } from '../sql/read-database.js';

interface Total {
  readonly name: string;
  readonly total: number;
  readonly revision: number;
}

const totals: TableSpec<Total> = {
  name: 'spec_total',
  columns: { name: 'text', total: 'integer', revision: 'integer' },
  key: ['name'],
  subject: 'name',
  indexes: [{ name: 'total', on: '(total)' }],
};

/** Version 2 counts tenfold: rows say which version made them. Negative amounts cannot be applied. */
const version = (number: 1 | 2, table: TableSpec<Total> = totals): ReadModel => ({
  name: 'spec-totals',
  version: number,
  tables: [table],
  eventTypes: ['Added'],
  streamPrefixes: ['total-'],
  apply({ data, revision }, rows) {
    const amount = data.amount as number;
    if (amount < 0) throw new RangeError('negative');
    const total = (rows.get(table, rows.subject)?.total ?? 0) + amount * (number === 1 ? 1 : 10);
    rows.put(table, { name: rows.subject, total, revision });
  },
});

const added = (amount: number): NewEvent => newEvent('Added', { amount });

let database: TestDatabase;
let dataSource: ReadDatabase;
let store: EventStore;
let running: Projections[] = [];
let errors: unknown[] = [];

const ports = () => ({ store, dataSource, clock });
const add = async (name: string, ...amounts: number[]): Promise<bigint> =>
  (await store.append([{ stream: `total-${name}`, expectedRevision: 'any', events: amounts.map(added) }])).position;

async function start(model: ReadModel, settings = {}): Promise<Projections> {
  const onError = (error: unknown): void => void errors.push(error);
  const projections = await startProjections({
    ...ports(),
    models: [model],
    lingerMs: 0,
    standByMs: 10,
    onError,
    ...settings,
  });
  running.push(projections);
  return projections;
}

async function processed(projections: Projections): Promise<void> {
  expect(await projections.whenProcessed(await store.head(), { timeoutMs: 20_000 })).toBe(true);
}

const served = async (table = 'spec_total'): Promise<Record<string, number>> => {
  const rows: Total[] = await dataSource.query(`SELECT name, total FROM zhezi_read.${table} ORDER BY name`);
  return Object.fromEntries(rows.map(({ name, total }) => [name, total]));
};
const stopAll = async (): Promise<void> => {
  await Promise.all(running.map((projections) => projections.stop()));
  running = [];
};

beforeAll(async () => {
  database = await testDatabase();
  dataSource = await createReadDatabase(database.connectionString);
});

afterAll(async () => {
  await stopAll();
  await dataSource.destroy();
  await database.close();
});

beforeEach(async () => {
  await stopAll();
  errors = [];
  store = createMemoryEventStore({ upcasters: asStored });
  await dataSource.query(`DROP TABLE IF EXISTS zhezi_read.spec_total, zhezi_read.spec_total__kept,
    zhezi_read.spec_total_v2, zhezi_read.spec_total_v2__kept; TRUNCATE zhezi_read.checkpoints, zhezi_read.quarantine`);
});

describe('going back to the tables before a swap', () => {
  it('a rollback catches up with events written meanwhile, and a second rollback undoes it', async () => {
    const projections = await start(version(1));
    await add('a', 1, 2);
    await processed(projections);
    await rebuild(ports(), version(1));
    await dataSource.query('UPDATE zhezi_read.spec_total SET total = 999');
    await add('b', 5);
    await processed(projections);
    expect(await rollback(ports(), version(1))).toMatchObject({ fromVersion: 1, toVersion: 1, position: 2n });
    await add('a', 4);
    await processed(projections);
    expect(await served()).toEqual({ a: 7, b: 5 });
    expect((await compareWithRebuild(ports(), version(1))).equal).toBe(true);
    await rollback(ports(), version(1));
    expect(await served()).toEqual({ a: 999, b: 5 });
    expect(errors).toEqual([]);
  });

  it('a rollback brings back the quarantine of the former tables', async () => {
    const projections = await start(version(1));
    await add('a', 1, -1, 2);
    await processed(projections);
    await rebuild(ports(), version(1));
    await rollback(ports(), version(1));
    await add('a', 4);
    await processed(projections);
    expect(await served()).toEqual({ a: 1 });
    const [status] = await projectionStatus(ports(), [version(1)]);
    expect(status?.quarantined).toMatchObject([{ stream: 'total-a', revision: 1, parked: 3 }]);
  });

  it('a rollback is refused when no former tables are kept', async () => {
    await start(version(1));
    await expect(rollback(ports(), version(1))).rejects.toThrow(NothingKept);
  });

  it('a rebuild keeps the last tables and drops those that were kept before', async () => {
    await start(version(1));
    await stopAll();
    const renamed = { ...totals, name: 'spec_total_v2' };
    await rebuild(ports(), version(2, renamed));
    await rebuild(ports(), version(2, renamed));
    const tables: { name: string }[] = await dataSource.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'zhezi_read' AND tablename LIKE 'spec_total%' ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(['spec_total_v2', 'spec_total_v2__kept']);
  });
});

describe('two versions of a program', () => {
  it('the program of an older version gives the model up, reports it once, and does not start again', async () => {
    const older = await start(version(1));
    await add('a', 1);
    await processed(older);
    const newer = await start(version(2));
    await add('a', 2);
    await processed(newer);
    await until('the older one says why', () => errors.length > 0);
    await expect(start(version(1))).rejects.toThrow(ModelSuperseded);
    await expect(rebuild(ports(), version(1))).rejects.toThrow(ModelSuperseded);
    await add('a', 3);
    await processed(newer);
    expect(await served()).toEqual({ a: 60 });
    expect(errors).toEqual([expect.any(ModelSuperseded)]);
  });

  it('the program of an older version gives up a model without new events at its next heartbeat', async () => {
    const older = await start(version(1), { heartbeatMs: 10 });
    await add('a', 1);
    await processed(older);
    const newer = await start(version(2));
    await until('the newer one owns it', async () => (await newer.status())[0]!.isOwner === true);
    expect((await older.status())[0]).toMatchObject({ isOwner: false });
    expect(await served()).toEqual({ a: 10 });
  });

  it('a running program of the older version takes the model up again by itself after a rollback', async () => {
    const older = await start(version(1));
    await add('a', 1);
    await processed(older);
    const newer = await start(version(2));
    await add('a', 2);
    await processed(newer);
    await rollback(ports(), version(2));
    await add('a', 4);
    await processed(older);
    await until('the older one owns it', async () => (await older.status())[0]!.isOwner === true);
    expect(await served()).toEqual({ a: 7 });
    expect((await compareWithRebuild(ports(), version(1))).equal).toBe(true);
    expect((await newer.status())[0]).toMatchObject({ isOwner: false });
  });

  it('the older version goes on from its position after a rollback, and the newer one does not start by itself', async () => {
    const older = await start(version(1));
    await add('a', 1);
    await processed(older);
    const newer = await start(version(2));
    await add('a', 2);
    await processed(newer);
    expect(await rollback(ports(), version(2))).toMatchObject({ fromVersion: 2, toVersion: 1, position: 1n });
    await expect(start(version(2))).rejects.toMatchObject({
      code: 'MODEL_SUPERSEDED',
      details: { version: 2, liveVersion: 1 },
    });
    const again = await start(version(1));
    await processed(again);
    expect(await served()).toEqual({ a: 3 });
    expect((await compareWithRebuild(ports(), version(1))).equal).toBe(true);
  });

  it('an older version comes back when a person asks for it with bringsBack', async () => {
    await add('a', 1);
    await start(version(1));
    await start(version(2));
    await stopAll();
    await rebuild(ports(), version(1), { bringsBack: true });
    const again = await start(version(1));
    await processed(again);
    expect(await served()).toEqual({ a: 1 });
    await expect(start(version(2))).rejects.toThrow(ModelSuperseded);
  });
});
