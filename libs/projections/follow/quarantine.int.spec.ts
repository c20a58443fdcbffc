import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryEventStore } from '#event-store';
import { projectionStatus, retryQuarantined, StreamQuarantined } from '../index.js';
import { AccountWorld, processed } from '../spec/account-world.js';
import { paid, tooLarge } from '../spec/accounts.js';

let world: AccountWorld;

beforeAll(async () => {
  world = await AccountWorld.open();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

/** A payment that cannot be applied. */
function refusedPayment(amount: number, word?: string) {
  const event = paid(amount, word);
  world.refused.add(event.id);
  return event;
}

describe('the quarantine', () => {
  it('the quarantine takes the stream of an event that cannot be applied, while other streams go on', async () => {
    const bad = refusedPayment(2);
    const projections = await world.start();
    await world.pay('a', paid(1), bad, paid(4));
    await world.pay('b', paid(8));
    expect(await processed(projections, await world.pay('a', paid(16)))).toBe(true);
    expect(await world.balances()).toEqual({ a: 1, b: 8 });
    const [status] = await projectionStatus(world.ports, [world.model]);
    expect(status).toMatchObject({ lagEvents: 0, lagSeconds: 0 });
    expect(status?.quarantined).toMatchObject([
      { stream: 'account-a', revision: 1, error: 'RangeError: no such amount', parked: 3 },
    ]);
    expect(world.errors).toEqual([expect.any(StreamQuarantined)]);
  });

  it('the quarantine keeps a stream until a retry can apply its events, which then follow in their order', async () => {
    const bad = refusedPayment(2, 'second');
    const projections = await world.start();
    await processed(projections, await world.pay('a', paid(1, 'first'), bad, paid(4, 'third')));
    expect((await projections.retryQuarantined(world.model.name)).remaining).toMatchObject([
      { stream: 'account-a', revision: 1 },
    ]);
    await processed(projections, await world.pay('a', paid(8, 'fourth')));
    world.refused.clear();
    expect((await retryQuarantined(world.ports, world.model, 'account-a')).released).toEqual(['account-a']);
    expect(await processed(projections, await world.pay('a', paid(16, 'fifth')))).toBe(true);
    expect(await world.balances()).toEqual({ a: 31 });
    const [row] = await world.database.query('SELECT words FROM zhezi_read.spec_account');
    expect(row.words).toEqual(['first', 'second', 'third', 'fourth', 'fifth']);
  });

  it('the quarantine takes only the stream of the one event in a batch whose row the database refuses', async () => {
    for (let at = 0; at < 20; at++) await world.pay(String(at % 4), paid(at === 13 ? tooLarge : at));
    const projections = await world.start();
    expect(await processed(projections, await world.store.head())).toBe(true);
    expect(await world.balances()).toEqual({
      0: 0 + 4 + 8 + 12 + 16,
      1: 1 + 5 + 9,
      2: 2 + 6 + 10 + 14 + 18,
      3: 3 + 7 + 11 + 15 + 19,
    });
    const [status] = await projections.status();
    expect(status?.quarantined).toMatchObject([{ stream: 'account-1', revision: 3, parked: 2 }]);
    expect((await projections.compareWithRebuild(world.model.name)).equal).toBe(true);
  });

  it('the quarantine takes the stream of an event whose version this program does not know, and the feed goes on', async () => {
    world.store = createMemoryEventStore({ upcasters: { Paid: [] } });
    await world.pay('a', paid(1), paid(2, 'x', 'Paid', 2), paid(4));
    const projections = await world.start();
    expect(await processed(projections, await world.pay('b', paid(8)))).toBe(true);
    expect(await world.balances()).toEqual({ a: 1, b: 8 });
    const [status] = await projections.status();
    expect(status?.quarantined).toMatchObject([{ stream: 'account-a', revision: 1, parked: 2 }]);
    expect((await projections.retryQuarantined(world.model.name)).remaining).toHaveLength(1);
    expect((await projections.compareWithRebuild(world.model.name)).equal).toBe(true);
  });

  it('the quarantine is empty after a rebuild that could apply the events', async () => {
    const bad = refusedPayment(2);
    const projections = await world.start();
    await processed(projections, await world.pay('a', paid(1), bad, paid(4)));
    world.refused.clear();
    await projections.rebuild(world.model.name);
    expect(await world.balances()).toEqual({ a: 7 });
    expect((await projections.status())[0]?.quarantined).toEqual([]);
    expect(await processed(projections, await world.pay('a', paid(8)))).toBe(true);
    expect(await world.balances()).toEqual({ a: 15 });
  });
});
