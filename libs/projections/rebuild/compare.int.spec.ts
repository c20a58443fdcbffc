import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing';
import { compareWithRebuild } from '../index.js';
import { AccountWorld, processed } from '../spec/account-world.js';
import { paid } from '../spec/accounts.js';

let world: AccountWorld;

beforeAll(async () => {
  world = await AccountWorld.open();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

describe('a comparison with a rebuild', () => {
  it('a comparison shows how live rows differ from what the events say', async () => {
    const projections = await world.start();
    await processed(projections, await world.pay('a', paid(1)));
    await world.database.query('UPDATE zhezi_read.spec_account SET balance = 2');
    const { equal, differences } = await projections.compareWithRebuild(world.model.name);
    expect(equal).toBe(false);
    expect(differences.map(({ side, row }) => [side, row.balance])).toEqual([
      ['live', 2],
      ['rebuilt', 1],
    ]);
  });

  it('live rows equal a rebuild after any history, in batches of any size, with all events delivered twice', async () => {
    const event = fc.record({ account: fc.constantFrom('a', 'b', 'c', 'd'), amount: fc.integer({ min: -9, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 6 }),
        async (history, batchSize, rowsInMemory) => {
          await world.reset();
          for (const { account, amount } of history) await world.pay(account, paid(amount));
          const projections = await world.start({ batchSize, rowsInMemory });
          expect(await processed(projections, await world.store.head())).toBe(true);
          await projections.stop();
          await world.forgetPosition();
          const again = await world.start({ batchSize: batchSize + 1 });
          expect(await processed(again, await world.store.head())).toBe(true);
          const options = { pageSize: batchSize, rowsInMemory };
          expect((await compareWithRebuild(world.ports, world.model, options)).differences).toEqual([]);
        },
      ),
      { numRuns: runs(15) },
    );
  });
});
