import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { asStored, createMemoryEventStore, type EventStore, type NewEvent } from '#event-store';
import { testDatabase, type TestDatabase, until } from '#testing';
import {
  compareWithRebuild,
  createReadDatabase,
  ModelLockLost,
  ModelTakenOver,
  type Projections,
  type ReadModel,
  startProjections,
  type TableSpec,
  waitForPosition,
} from '../index.js';
import { clock, newEvent } from '../spec/new-event.js';
import { takeOver } from '../sql/checkpoint.js';
import type { ReadDatabase } from '../sql/read-database.js';

interface Sum {
  readonly id: string;
  readonly total: number;
  readonly revision: number;
}

/** Adds up without looking at revisions: an event that is applied twice shows. */
function summing(name: string): ReadModel {
  const table: TableSpec<Sum> = {
    name: `spec_${name}`,
    columns: { id: 'text', total: 'integer', revision: 'integer' },
    key: ['id'],
    subject: 'id',
    indexes: [],
  };
  return {
    name,
    version: 1,
    tables: [table],
    eventTypes: ['Paid'],
    streamPrefixes: ['sum-'],
    apply({ data, revision }, rows) {
      const total = (rows.get(table, rows.subject)?.total ?? 0) + (data.amount as number);
      rows.put(table, { id: rows.subject, total, revision });
    },
  };
}
const model = summing('owned_one');
const models = [model, summing('owned_two')];
const long = { timeoutMs: 20_000 };
const waiting = `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
  WHERE datname = current_database() AND classid = 7130014 AND NOT granted`;
/** Errors of a lost connection, as far as they are not told by name. */
const isOfConnection = (error: unknown): boolean => /terminat|connection/i.test(String(error));

const paid = (amount: number): NewEvent => newEvent('Paid', { amount });

describe('several processes with the same models', () => {
  let database: TestDatabase;
  let dataSource: ReadDatabase;
  let store: EventStore;
  let running: Projections[] = [];
  let errors: unknown[] = [];
  let said: string[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    dataSource = await createReadDatabase(database.connectionString);
  });
  beforeEach(async () => {
    [errors, said] = [[], []];
    store = createMemoryEventStore({ upcasters: asStored });
    await dataSource.query(`DROP TABLE IF EXISTS zhezi_read.spec_owned_one, zhezi_read.spec_owned_two;
      TRUNCATE zhezi_read.checkpoints, zhezi_read.quarantine`);
  });
  afterEach(async () => {
    await Promise.all(running.map((projections) => projections.stop()));
    running = [];
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.close();
  });

  const pay = async (account: string, ...amounts: number[]): Promise<bigint> => {
    const events = amounts.map(paid);
    return (await store.append([{ stream: `sum-${account}`, expectedRevision: 'any', events }])).position;
  };
  async function start(name: string, settings = {}): Promise<Projections> {
    const projections = await startProjections({
      ...{ store, dataSource, clock, models, lingerMs: 0, standByMs: 10 },
      onError: (error) => errors.push(error),
      onOwnership: (model, isOwner) => said.push(`${name} ${isOwner ? 'owns' : 'stands by'} ${model}`),
      ...settings,
    });
    running.push(projections);
    return projections;
  }
  const ownedBy = async (projections: Projections): Promise<string[]> =>
    (await projections.status()).flatMap(({ model, isOwner }) => (isOwner ? [model] : []));
  const totals = async (table = 'spec_owned_one'): Promise<Record<string, number>> => {
    const rows: Sum[] = await dataSource.query(`SELECT id, total FROM zhezi_read.${table} ORDER BY id`);
    return Object.fromEntries(rows.map(({ id, total }) => [id, total]));
  };
  async function expectRebuilt(): Promise<void> {
    const position = await store.head();
    expect(await waitForPosition(dataSource, position, long)).toBe(true);
    for (const one of models)
      expect(await compareWithRebuild({ store, dataSource, clock }, one)).toMatchObject({ equal: true, position });
  }
  const owners = (): Promise<{ pid: number }[]> =>
    dataSource.query(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'zhezi-read owner'`,
    );
  /** Of whoever holds the lock of the first model. */
  const cutOwner = (): Promise<unknown> =>
    dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype = 'advisory' AND classid = 7130014 AND objid = hashtext($1)::bit(32)::bigint::oid
          AND granted AND datname = current_database()`,
      [model.name],
    );

  it('a model has one owner; other processes stand by and answer how far the model is', async () => {
    const first = await start('first');
    const second = await start('second');
    expect(await second.whenProcessed(await pay('a', 1, 2), long)).toBe(true);
    expect(await totals()).toEqual({ a: 3 });
    expect(await second.whenProcessed(99n, { timeoutMs: 1 })).toBe(false);
    expect([await ownedBy(first), await ownedBy(second)]).toEqual([['owned_one', 'owned_two'], []]);
    expect(said).toEqual([
      'first owns owned_one',
      'first owns owned_two',
      'second stands by owned_one',
      'second stands by owned_two',
    ]);
    expect(errors).toEqual([]);
  });

  it('the next process goes on when the owner is stopped, again and again, and nothing is applied twice', async () => {
    let owner = await start('0');
    let total = 0;
    for (let round = 1; round <= 4; round++) {
      const next = await start(String(round));
      const writing = (async () => {
        for (let n = 0; n < 20; n++) await pay(`k${n % 3}`, n);
      })();
      await owner.stop();
      await writing;
      total += 190;
      expect(await next.whenProcessed(await store.head(), long)).toBe(true);
      await until('the next owns them', async () => (await ownedBy(next)).length === 2);
      expect(Object.values(await totals()).reduce((sum, one) => sum + one)).toBe(total);
      owner = next;
    }
    await expectRebuilt();
    expect(errors).toEqual([]);
  });

  it('a process that stops leaves no connection behind, and the next owns the models at once', async () => {
    const only = await start('only');
    await only.stop();
    expect(await owners()).toEqual([]);
    const again = await start('again', { standByMs: 60_000 });
    expect(await ownedBy(again)).toEqual(['owned_one', 'owned_two']);
  });

  it('some process goes on when the connection with the locks is lost, and nothing is applied twice', async () => {
    const both = [await start('first'), await start('second')];
    let total = 0;
    for (let round = 0; round < 10; round++) {
      const writing = (async () => {
        for (let n = 0; n < 10; n++) await pay(`k${n % 3}`, n);
      })();
      await cutOwner();
      await writing;
      total += 45;
      await until(
        'each has an owner',
        async () => (await Promise.all(both.map(ownedBy))).flat().sort().join() === 'owned_one,owned_two',
      );
    }
    expect(await both[0]!.whenProcessed(await store.head(), long)).toBe(true);
    expect(Object.values(await totals()).reduce((sum, one) => sum + one)).toBe(total);
    await expectRebuilt();
    expect(errors.length).toBeGreaterThanOrEqual(10);
    expect(errors.some((error) => error instanceof ModelLockLost)).toBe(true);
    expect(errors.filter((error) => !(error instanceof ModelTakenOver) && !isOfConnection(error))).toEqual([]);
  });

  it('a former owner without the lock writes nothing and stands by until the lock is free', async () => {
    const fenced = await start('fenced');
    expect(await fenced.whenProcessed(await pay('a', 1), long)).toBe(true);
    const other = new pg.Client({ connectionString: database.connectionString });
    await other.connect();
    const locked = other.query('SELECT pg_advisory_lock(7130014, hashtext($1))', [model.name]);
    await until('the other waits', async () => (await dataSource.query(waiting)).length > 0);
    await cutOwner();
    await locked;
    await until('it stands by', async () => (await ownedBy(fenced)).join() === 'owned_two');
    await takeOver(dataSource, model, clock.now());
    const position = await pay('a', 2);
    expect(await fenced.whenProcessed(position, { ...long, models: ['owned_two'] })).toBe(true);
    expect(await fenced.whenProcessed(position, { timeoutMs: 100 })).toBe(false);
    expect([await totals(), await totals('spec_owned_two')]).toEqual([{ a: 1 }, { a: 3 }]);
    await other.end();
    expect(await fenced.whenProcessed(position, long)).toBe(true);
    expect(await totals()).toEqual({ a: 3 });
    await expectRebuilt();
  });

  it('an owner that has not noticed that another took over rolls its batch back and stands by', async () => {
    const owner = await start('owner');
    const standing = await start('standing');
    expect(await owner.whenProcessed(await pay('a', 1), long)).toBe(true);
    const taken = await takeOver(dataSource, model, clock.now());
    expect(await standing.whenProcessed(await pay('a', 2), long)).toBe(true);
    expect(errors).toEqual([expect.any(ModelTakenOver)]);
    expect(said).toContain('owner stands by owned_one');
    const [{ epoch }] = await dataSource.query('SELECT epoch FROM zhezi_read.checkpoints WHERE model = $1', [
      model.name,
    ]);
    expect(epoch).toBe(taken!.epoch + 1);
    expect(await totals()).toEqual({ a: 3 });
    await expectRebuilt();
  });

  it('an owner that loses the database altogether is replaced, and stands by when it comes back', async () => {
    const ownDataSource = await createReadDatabase(database.connectionString);
    const cut = await start('cut', { dataSource: ownDataSource });
    const standing = await start('standing');
    expect(await cut.whenProcessed(await pay('a', 1), long)).toBe(true);
    await ownDataSource.destroy();
    await pay('a', 2);
    await cutOwner();
    expect(await standing.whenProcessed(await store.head(), long)).toBe(true);
    await until('the other owns it', async () => (await ownedBy(standing)).includes(model.name));
    await ownDataSource.initialize();
    await until('it stands by', () => said.includes('cut stands by owned_one'));
    expect(await ownedBy(cut)).not.toContain(model.name);
    await cut.stop();
    await ownDataSource.destroy();
    expect(await totals()).toEqual({ a: 3 });
    await expectRebuilt();
  });

  it('two processes that start together on an empty database share the models between them', async () => {
    const [one, two] = await Promise.all([start('one'), start('two')]);
    expect(await one.whenProcessed(await pay('a', 1), long)).toBe(true);
    expect([...(await ownedBy(one)), ...(await ownedBy(two))].sort()).toEqual(['owned_one', 'owned_two']);
    await expectRebuilt();
    expect(errors).toEqual([]);
  });
});
