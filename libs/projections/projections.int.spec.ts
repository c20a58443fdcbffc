import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createMemoryEventStore, type EventStore, type NewEvent } from '#event-store';
import { fixedClock, newId, systemActor } from '#kernel';
import { runs, testDatabase, type TestDatabase } from '#testing';
import {
  compareWithRebuild,
  createReadDatabase,
  projectionStatus,
  type Projections,
  type ReadModel,
  RebuildRunning,
  rebuild,
  retryQuarantined,
  startProjections,
  StreamQuarantined,
  type SubjectRows,
  type TableSpec,
  UnknownModel,
  waitForPosition,
} from './index.js';

interface Account {
  readonly accountId: string;
  readonly balance: number;
  readonly words: readonly string[];
  readonly extra: unknown;
  readonly openedOn: string;
  readonly at: string;
  readonly revision: number;
}

interface Entry {
  readonly accountId: string;
  readonly revision: number;
  readonly amount: number;
}

const accounts: TableSpec<Account> = {
  name: 'spec_account',
  columns: {
    accountId: 'text',
    balance: 'integer',
    words: 'text[]',
    extra: 'jsonb?',
    openedOn: 'date',
    at: 'timestamptz',
    revision: 'integer',
  },
  key: ['accountId'],
  subject: 'accountId',
  indexes: [{ name: 'balance', on: '(balance)' }],
};

const entries: TableSpec<Entry> = {
  name: 'spec_entry',
  columns: { accountId: 'text', revision: 'integer', amount: 'integer' },
  key: ['accountId', 'revision'],
  subject: 'accountId',
  indexes: [],
  reread: 'none',
  isFinal: () => true,
};

const poison = new Set<string>();

const model: ReadModel = {
  name: 'spec-accounts',
  version: 1,
  tables: [accounts, entries],
  eventTypes: ['Paid'],
  streamPrefixes: ['account-'],
  apply(event, rows: SubjectRows) {
    const { amount, word = 'x' } = event.data as { amount: number; word?: string };
    if (poison.has(event.id)) throw new RangeError('no such amount');
    const before = rows.get(accounts, rows.subject);
    rows.put(accounts, {
      accountId: rows.subject,
      balance: (before?.balance ?? 0) + amount,
      words: [...(before?.words ?? []), word],
      extra: before ? { last: word } : null,
      openedOn: before?.openedOn ?? event.metadata.occurredAt.slice(0, 10),
      at: event.metadata.occurredAt,
      revision: event.revision,
    });
    rows.put(entries, { accountId: rows.subject, revision: event.revision, amount });
  },
};

const clock = fixedClock('2026-03-04T05:06:07.089Z');
const tooLarge = 3_000_000_000;

function paid(amount: number, word = 'x', type = 'Paid', schemaVersion = 1): NewEvent {
  const id = newId();
  const metadata = {
    occurredAt: clock.now(),
    actor: systemActor('spec'),
    commandId: id,
    commandHash: 'none',
    correlationId: id,
    causationId: null,
    source: 'cli' as const,
  };
  return { id, type, schemaVersion, data: { amount, word }, metadata };
}

let database: TestDatabase;
let dataSource: DataSource;
let store: EventStore;
let running: Projections[] = [];
let errors: unknown[] = [];

const pay = async (account: string, ...events: NewEvent[]): Promise<bigint> =>
  (await store.append([{ stream: `account-${account}`, expectedRevision: 'any', events }])).position;

const start = async (models: readonly ReadModel[] = [model], settings = {}): Promise<Projections> => {
  const projections = await startProjections({
    store,
    dataSource,
    clock,
    models,
    lingerMs: 0,
    standByMs: 10,
    onError: (error) => errors.push(error),
    ...settings,
  });
  running.push(projections);
  return projections;
};

const ports = () => ({ store, dataSource, clock });
const processed = (projections: Projections, position: bigint): Promise<boolean> =>
  projections.whenProcessed(position, { timeoutMs: 20_000 });
const balances = async (): Promise<Record<string, number>> => {
  const rows: { id: string; balance: number }[] = await dataSource.query(
    'SELECT account_id AS id, balance FROM zhezi_read.spec_account ORDER BY 1',
  );
  return Object.fromEntries(rows.map(({ id, balance }) => [id, balance]));
};

beforeAll(async () => {
  database = await testDatabase();
  dataSource = await createReadDatabase(database.connectionString, { models: [model] });
});

afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});

beforeEach(async () => {
  await Promise.all(running.map((projections) => projections.stop()));
  running = [];
  errors = [];
  poison.clear();
  store = createMemoryEventStore();
  await dataSource.query(`DROP TABLE IF EXISTS zhezi_read.spec_account, zhezi_read.spec_entry, zhezi_read.spec_account_v2;
    TRUNCATE zhezi_read.checkpoints, zhezi_read.quarantine`);
});

afterAll(() => Promise.all(running.map((projections) => projections.stop())));

describe('following the feed', () => {
  it('projects what was there and what comes, and says when', async () => {
    await pay('a', paid(1), paid(2));
    const projections = await start();
    const position = await pay('b', paid(5, 'quote " back \\ comma, {brace} NULL 中文'));
    expect(await processed(projections, position)).toBe(true);
    expect(await balances()).toEqual({ a: 3, b: 5 });
    const [row] = await dataSource.query(`SELECT words FROM zhezi_read.spec_account WHERE account_id = 'b'`);
    expect(row.words).toEqual(['quote " back \\ comma, {brace} NULL 中文']);
  });

  it('counts events of other kinds as processed', async () => {
    const projections = await start();
    const position = await pay('a', paid(1), paid(7, 'x', 'Ignored'));
    expect(await processed(projections, position)).toBe(true);
    expect(await waitForPosition(dataSource, position, { timeoutMs: 20_000 })).toBe(true);
    expect(await waitForPosition(dataSource, position + 1n, { timeoutMs: 0 })).toBe(false);
    expect(await balances()).toEqual({ a: 1 });
  });

  it('answers false when the time is up', async () => {
    const projections = await start();
    expect(await projections.whenProcessed(99n, { timeoutMs: 1 })).toBe(false);
  });

  it('goes on where it stopped, in whatever batches', async () => {
    for (let round = 1; round <= 3; round++) {
      const projections = await start([model], { batchSize: round, rowsInMemory: 1 });
      await pay('a', paid(1), paid(1), paid(1));
      const position = await pay('b', paid(1), paid(1));
      expect(await processed(projections, position)).toBe(true);
      await projections.stop();
    }
    expect(await balances()).toEqual({ a: 9, b: 6 });
    expect((await compareWithRebuild(ports(), model)).equal).toBe(true);
  });

  it('changes nothing when events are delivered again', async () => {
    await pay('a', paid(1), paid(2));
    const first = await start();
    expect(await processed(first, await pay('b', paid(4)))).toBe(true);
    await first.stop();
    await dataSource.query('UPDATE zhezi_read.checkpoints SET position = 0');
    const second = await start();
    expect(await processed(second, await pay('a', paid(10)))).toBe(true);
    expect(await balances()).toEqual({ a: 13, b: 4 });
  });

  it('reads rows through the entity of the table', async () => {
    const projections = await start();
    await processed(projections, await pay('a', paid(1, 'once')));
    const found = await dataSource.getRepository<Account>('spec_account').findOneBy({ accountId: 'a' });
    expect(found).toEqual({
      accountId: 'a',
      balance: 1,
      words: ['once'],
      extra: null,
      openedOn: '2026-03-04',
      at: '2026-03-04T05:06:07.089Z',
      revision: 0,
    });
  });
});

describe('a lost connection', () => {
  it('costs time and no event: the runner goes on from its checkpoint', async () => {
    const projections = await start([model], { batchSize: 2 });
    for (let round = 0; round < 5; round++) {
      await pay('a', paid(1), paid(1), paid(1));
      await dataSource.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'zhezi-read' AND pid <> pg_backend_pid()`,
      );
    }
    expect(await processed(projections, await pay('a', paid(1)))).toBe(true);
    expect(await balances()).toEqual({ a: 16 });
    expect((await projections.compareWithRebuild(model.name)).equal).toBe(true);
  });
});

describe('events that cannot be applied', () => {
  it('set their stream aside, in order, and nothing else', async () => {
    const bad = paid(2);
    poison.add(bad.id);
    const projections = await start();
    await pay('a', paid(1), bad, paid(4));
    await pay('b', paid(8));
    expect(await processed(projections, await pay('a', paid(16)))).toBe(true);
    expect(await balances()).toEqual({ a: 1, b: 8 });
    const [status] = await projectionStatus(ports(), [model]);
    expect(status).toMatchObject({ lagEvents: 0, lagSeconds: 0 });
    expect(status?.quarantined).toMatchObject([
      { stream: 'account-a', revision: 1, error: 'RangeError: no such amount', parked: 3 },
    ]);
    expect(errors).toEqual([expect.any(StreamQuarantined)]);
  });

  it('stay aside until they apply, then follow in order', async () => {
    const bad = paid(2, 'second');
    poison.add(bad.id);
    const projections = await start();
    await processed(projections, await pay('a', paid(1, 'first'), bad, paid(4, 'third')));
    expect((await projections.retryQuarantined(model.name)).remaining).toMatchObject([
      { stream: 'account-a', revision: 1 },
    ]);
    await processed(projections, await pay('a', paid(8, 'fourth')));
    poison.clear();
    expect((await retryQuarantined(ports(), model, 'account-a')).released).toEqual(['account-a']);
    expect(await processed(projections, await pay('a', paid(16, 'fifth')))).toBe(true);
    expect(await balances()).toEqual({ a: 31 });
    const [row] = await dataSource.query('SELECT words FROM zhezi_read.spec_account');
    expect(row.words).toEqual(['first', 'second', 'third', 'fourth', 'fifth']);
  });

  it('are found in a batch whose rows the database refuses', async () => {
    for (let at = 0; at < 20; at++) await pay(String(at % 4), paid(at === 13 ? tooLarge : at));
    const projections = await start();
    expect(await processed(projections, await store.head())).toBe(true);
    expect(await balances()).toEqual({
      0: 0 + 4 + 8 + 12 + 16,
      1: 1 + 5 + 9,
      2: 2 + 6 + 10 + 14 + 18,
      3: 3 + 7 + 11 + 15 + 19,
    });
    const [status] = await projections.status();
    expect(status?.quarantined).toMatchObject([{ stream: 'account-1', revision: 3, parked: 2 }]);
    expect((await projections.compareWithRebuild(model.name)).equal).toBe(true);
  });

  it('of a version this program does not know are set aside, and the feed goes on', async () => {
    store = createMemoryEventStore({ upcasters: { Paid: [] } });
    await pay('a', paid(1), paid(2, 'x', 'Paid', 2), paid(4));
    const projections = await start();
    expect(await processed(projections, await pay('b', paid(8)))).toBe(true);
    expect(await balances()).toEqual({ a: 1, b: 8 });
    const [status] = await projections.status();
    expect(status?.quarantined).toMatchObject([{ stream: 'account-a', revision: 1, parked: 2 }]);
    expect((await projections.retryQuarantined(model.name)).remaining).toHaveLength(1);
    expect((await projections.compareWithRebuild(model.name)).equal).toBe(true);
  });

  it('are applied by a rebuild when they can be', async () => {
    const bad = paid(2);
    poison.add(bad.id);
    const projections = await start();
    await processed(projections, await pay('a', paid(1), bad, paid(4)));
    poison.clear();
    await projections.rebuild(model.name);
    expect(await balances()).toEqual({ a: 7 });
    expect((await projections.status())[0]?.quarantined).toEqual([]);
    expect(await processed(projections, await pay('a', paid(8)))).toBe(true);
    expect(await balances()).toEqual({ a: 15 });
  });
});

describe('a rebuild', () => {
  it('serves on while it runs, and loses nothing that comes meanwhile', async () => {
    const projections = await start([model], { batchSize: 3 });
    for (let at = 0; at < 40; at++) await pay(`k${at % 7}`, paid(at));
    const appending = (async () => {
      for (let at = 0; at < 60; at++) await pay(`k${at % 9}`, paid(1));
    })();
    const results = [
      await projections.rebuild(model.name, { pageSize: 4 }),
      await rebuild(ports(), model, { pageSize: 5 }),
    ];
    await appending;
    expect(await processed(projections, await store.head())).toBe(true);
    expect(results.every(({ events }) => events >= 40)).toBe(true);
    expect(Object.values(await balances()).reduce((sum, value) => sum + value)).toBe((39 * 40) / 2 + 60);
    expect((await projections.compareWithRebuild(model.name)).equal).toBe(true);
  });

  it('gives the same rows when they do not fit into memory', async () => {
    for (let at = 0; at < 30; at++) await pay(`k${at % 7}`, paid(at));
    await rebuild(ports(), model, { rowsInMemory: 2, pageSize: 3 });
    const small = await balances();
    await rebuild(ports(), model);
    expect(await balances()).toEqual(small);
    expect(Object.values(small).reduce((sum, value) => sum + value)).toBe((29 * 30) / 2);
  });

  it('shows how live tables differ from what the events say', async () => {
    const projections = await start();
    await processed(projections, await pay('a', paid(1)));
    await dataSource.query('UPDATE zhezi_read.spec_account SET balance = 2');
    const { equal, differences } = await projections.compareWithRebuild(model.name);
    expect(equal).toBe(false);
    expect(differences.map(({ side, row }) => [side, row.balance])).toEqual([
      ['live', 2],
      ['rebuilt', 1],
    ]);
  });

  it('brings in a new version of the model at the next start, and the old program gives it up', async () => {
    const old = await start();
    await processed(old, await pay('a', paid(1)));
    const renamed: TableSpec<Account> = { ...accounts, name: 'spec_account_v2' };
    const next: ReadModel = {
      ...model,
      version: 2,
      tables: [renamed],
      apply: (event, rows) =>
        rows.put(renamed, {
          accountId: rows.subject,
          balance: event.revision,
          words: [],
          extra: null,
          openedOn: '2026-01-01',
          at: clock.now(),
          revision: event.revision,
        }),
    };
    const projections = await start([next]);
    expect(await processed(projections, await pay('a', paid(1)))).toBe(true);
    expect(await dataSource.query('SELECT balance FROM zhezi_read.spec_account_v2')).toEqual([{ balance: 1 }]);
    const [{ gone, kept }] = await dataSource.query(
      `SELECT to_regclass('zhezi_read.spec_account') IS NULL AS gone,
         to_regclass('zhezi_read.spec_account__kept') IS NOT NULL AS kept`,
    );
    expect({ gone, kept }).toEqual({ gone: true, kept: true });
    expect((await old.status())[0]).toMatchObject({ isOwner: false });
    expect((await projections.status())[0]).toMatchObject({ isOwner: true });
    expect((await projectionStatus(ports(), [next]))[0]).toMatchObject({ version: 2, liveVersion: 2 });
  });
});

describe('only one at a time', () => {
  it('is rebuilt: a second rebuild of the model is refused', async () => {
    await pay('a', paid(1));
    const outcomes = await Promise.allSettled([rebuild(ports(), model), rebuild(ports(), model)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(RebuildRunning) });
    expect(await balances()).toEqual({ a: 1 });
  });

  it('a model that nobody knows is refused by name', async () => {
    const projections = await start();
    await expect(projections.rebuild('spec-account')).rejects.toThrow('known are spec-accounts');
    expect(() => projections.whenProcessed(0n, { timeoutMs: 0, models: ['x'] })).toThrow(UnknownModel);
  });
});

describe('for any history', () => {
  it('live batches of any size, repeated deliveries and rebuilds give the same rows', async () => {
    const event = fc.record({ account: fc.constantFrom('a', 'b', 'c', 'd'), amount: fc.integer({ min: -9, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 6 }),
        async (history, batchSize, rowsInMemory) => {
          store = createMemoryEventStore();
          await dataSource.query(`DROP TABLE IF EXISTS zhezi_read.spec_account, zhezi_read.spec_entry;
            TRUNCATE zhezi_read.checkpoints, zhezi_read.quarantine`);
          for (const { account, amount } of history) await pay(account, paid(amount));
          const projections = await start([model], { batchSize, rowsInMemory });
          expect(await processed(projections, await store.head())).toBe(true);
          await projections.stop();
          await dataSource.query('UPDATE zhezi_read.checkpoints SET position = 0');
          const again = await start([model], { batchSize: batchSize + 1 });
          expect(await processed(again, await store.head())).toBe(true);
          const comparison = await compareWithRebuild(ports(), model, { pageSize: batchSize, rowsInMemory });
          await again.stop();
          expect(comparison.differences).toEqual([]);
        },
      ),
      { numRuns: runs(15) },
    );
  });
});
