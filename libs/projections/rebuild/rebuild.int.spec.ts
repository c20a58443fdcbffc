import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { projectionStatus, type ReadModel, rebuild, RebuildRunning, type TableSpec } from '../index.js';
import { AccountWorld, processed, sumOf } from '../spec/account-world.js';
import { type Account, accounts, accountsModel, paid } from '../spec/accounts.js';
import { clock } from '../spec/new-event.js';

let world: AccountWorld;

beforeAll(async () => {
  world = await AccountWorld.open();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const renamed: TableSpec<Account> = { ...accounts, name: 'spec_account_v2' };

/** Version 2 has another table, in which the balance is the revision. */
const nextModel: ReadModel = {
  ...accountsModel(),
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

describe('a rebuild', () => {
  it('a rebuild lets the live model serve while it runs, and loses no event that comes meanwhile', async () => {
    const projections = await world.start({ batchSize: 3 });
    for (let at = 0; at < 40; at++) await world.pay(`k${at % 7}`, paid(at));
    const appending = (async () => {
      for (let at = 0; at < 60; at++) await world.pay(`k${at % 9}`, paid(1));
    })();
    const results = [
      await projections.rebuild(world.model.name, { pageSize: 4 }),
      await rebuild(world.ports, world.model, { pageSize: 5 }),
    ];
    await appending;
    expect(await processed(projections, await world.store.head())).toBe(true);
    expect(results.every(({ events }) => events >= 40)).toBe(true);
    expect(sumOf(await world.balances())).toBe((39 * 40) / 2 + 60);
    expect((await projections.compareWithRebuild(world.model.name)).equal).toBe(true);
  });

  it('a rebuild gives the same rows when they do not fit into memory', async () => {
    for (let at = 0; at < 30; at++) await world.pay(`k${at % 7}`, paid(at));
    await rebuild(world.ports, world.model, { rowsInMemory: 2, pageSize: 3 });
    const small = await world.balances();
    await rebuild(world.ports, world.model);
    expect(await world.balances()).toEqual(small);
    expect(sumOf(small)).toBe((29 * 30) / 2);
  });

  it('a new version is rebuilt at the next start, and the older program gives the model up', async () => {
    const older = await world.start();
    await processed(older, await world.pay('a', paid(1)));
    const newer = await world.start({ models: [nextModel] });
    expect(await processed(newer, await world.pay('a', paid(1)))).toBe(true);
    expect(await world.database.query('SELECT balance FROM zhezi_read.spec_account_v2')).toEqual([{ balance: 1 }]);
    const [{ gone, kept }] = await world.database.query(
      `SELECT to_regclass('zhezi_read.spec_account') IS NULL AS gone,
         to_regclass('zhezi_read.spec_account__kept') IS NOT NULL AS kept`,
    );
    expect({ gone, kept }).toEqual({ gone: true, kept: true });
    expect((await older.status())[0]).toMatchObject({ isOwner: false });
    expect((await newer.status())[0]).toMatchObject({ isOwner: true });
    expect((await projectionStatus(world.ports, [nextModel]))[0]).toMatchObject({ version: 2, liveVersion: 2 });
  });

  it('a rebuild is refused while another rebuild of the same model runs', async () => {
    await world.pay('a', paid(1));
    const outcomes = await Promise.allSettled([rebuild(world.ports, world.model), rebuild(world.ports, world.model)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(RebuildRunning) });
    expect(await world.balances()).toEqual({ a: 1 });
  });
});
