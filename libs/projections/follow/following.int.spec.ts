import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { compareWithRebuild, UnknownModel, waitForPosition } from '../index.js';
import { AccountWorld, processed } from '../spec/account-world.js';
import { accounts, paid } from '../spec/accounts.js';

let world: AccountWorld;

beforeAll(async () => {
  world = await AccountWorld.open();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

describe('following the feed', () => {
  it('a runner projects the events that were there and those that come later, and says when they are processed', async () => {
    await world.pay('a', paid(1), paid(2));
    const projections = await world.start();
    const position = await world.pay('b', paid(5, 'quote " back \\ comma, {brace} NULL 中文'));
    expect(await processed(projections, position)).toBe(true);
    expect(await world.balances()).toEqual({ a: 3, b: 5 });
    const [row] = await world.database.query(`SELECT words FROM zhezi_read.spec_account WHERE account_id = 'b'`);
    expect(row.words).toEqual(['quote " back \\ comma, {brace} NULL 中文']);
  });

  it('a runner counts events of other types as processed', async () => {
    const projections = await world.start();
    const position = await world.pay('a', paid(1), paid(7, 'x', 'Ignored'));
    expect(await processed(projections, position)).toBe(true);
    expect(await waitForPosition(world.database, position, { timeoutMs: 20_000 })).toBe(true);
    expect(await waitForPosition(world.database, position + 1n, { timeoutMs: 0 })).toBe(false);
    expect(await world.balances()).toEqual({ a: 1 });
  });

  it('whenProcessed answers false when a position is not reached in time', async () => {
    const projections = await world.start();
    expect(await projections.whenProcessed(99n, { timeoutMs: 1 })).toBe(false);
  });

  it('a runner goes on after a restart from where it stopped, with batches of any size', async () => {
    for (let round = 1; round <= 3; round++) {
      const projections = await world.start({ batchSize: round, rowsInMemory: 1 });
      await world.pay('a', paid(1), paid(1), paid(1));
      const position = await world.pay('b', paid(1), paid(1));
      expect(await processed(projections, position)).toBe(true);
      await projections.stop();
    }
    expect(await world.balances()).toEqual({ a: 9, b: 6 });
    expect((await compareWithRebuild(world.ports, world.model)).equal).toBe(true);
  });

  it('a runner changes nothing when events are delivered a second time', async () => {
    await world.pay('a', paid(1), paid(2));
    const first = await world.start();
    expect(await processed(first, await world.pay('b', paid(4)))).toBe(true);
    await first.stop();
    await world.forgetPosition();
    const second = await world.start();
    expect(await processed(second, await world.pay('a', paid(10)))).toBe(true);
    expect(await world.balances()).toEqual({ a: 13, b: 4 });
  });

  it('TypeORM reads projected rows through the repository of their table', async () => {
    const projections = await world.start();
    await processed(projections, await world.pay('a', paid(1, 'once')));
    expect(await world.database.repositoryOf(accounts).findOneBy({ accountId: 'a' })).toEqual({
      accountId: 'a',
      balance: 1,
      words: ['once'],
      extra: null,
      openedOn: '2026-03-04',
      at: '2026-03-04T05:06:07.089Z',
      revision: 0,
    });
  });

  it('a runner loses no event when its connections are lost: it goes on from the checkpoint', async () => {
    const projections = await world.start({ batchSize: 2 });
    for (let round = 0; round < 5; round++) {
      await world.pay('a', paid(1), paid(1), paid(1));
      await world.database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'zhezi-read' AND pid <> pg_backend_pid()`,
      );
    }
    expect(await processed(projections, await world.pay('a', paid(1)))).toBe(true);
    expect(await world.balances()).toEqual({ a: 16 });
    expect((await projections.compareWithRebuild(world.model.name)).equal).toBe(true);
  });

  it('projections refuse a model that they do not know, and name those that they know', async () => {
    const projections = await world.start();
    await expect(projections.rebuild('spec-account')).rejects.toThrow('known are spec-accounts');
    expect(() => projections.whenProcessed(0n, { timeoutMs: 0, models: ['x'] })).toThrow(UnknownModel);
  });
});
