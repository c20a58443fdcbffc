import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import type { Batch } from '../port.js';
import { type BrokerBench, message, until } from './broker-bench.js';
import { Ledger } from './ledger.js';

const slowly =
  (ledger: Ledger) =>
  async (batch: Batch): Promise<void> => {
    await delay(5);
    if (!batch.signal.aborted) ledger.take(batch);
  };

/** Members of one group come and go, in order and out of it. */
export function sharingContract(bench: BrokerBench): void {
  it('partitions are shared anew without losing or repeating an effect', async () => {
    const topic = await bench.newTopic(6);
    const ledger = new Ledger();
    let published = 0;
    let enough = false;
    const publishing = (async () => {
      while (!enough) {
        const some = Array.from({ length: 20 }, (_, index) => message(`k${index}`, String(published + index)));
        await bench.broker.publish(topic, some);
        published += 20;
      }
    })();
    const one = bench.consume(topic, ledger, { concurrency: 2, handle: slowly(ledger) }, bench.another());
    await until('the first has all', () => one.assigned().length === 6);
    const two = bench.consume(topic, ledger, { concurrency: 2, handle: slowly(ledger) }, bench.another());
    await until('each has half', () => one.assigned().length === 3 && two.assigned().length === 3);
    const had = ledger.taken.length;
    await until('both work', () => ledger.taken.length > had + 100);
    await one.stop();
    await until('the second has all', () => two.assigned().length === 6);
    enough = true;
    await publishing;
    await until('all came', () => ledger.taken.length >= published);
    expect(
      ledger
        .texts()
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual([...Array(published).keys()]);
    for (let key = 0; key < 20; key++) {
      const texts = ledger.texts(`k${key}`).map(Number);
      expect(texts).toEqual([...texts].sort((a, b) => a - b));
    }
  });

  it('a batch in hand ends before another member gets its partition', async () => {
    const topic = await bench.newTopic(1);
    await bench.broker.publish(topic, [message('k', 'a')]);
    const ledger = new Ledger();
    const gate = Promise.withResolvers<null>();
    let began = false;
    const handle = async (batch: Batch): Promise<void> => {
      began = true;
      await gate.promise;
      ledger.take(batch);
    };
    const first = bench.consume(topic, ledger, { handle, sessionTimeoutMs: 2_000 }, bench.another());
    await until('the batch is in hand', () => began);
    const second = bench.consume(topic, ledger, { sessionTimeoutMs: 2_000 }, bench.another());
    await delay(1_500); // long enough for the group to have heard of the second one
    expect(second.assigned()).toEqual([]);
    gate.resolve(null);
    await until('the batch was taken', () => ledger.taken.length === 1);
    await first.stop();
    await until('the partition went over', () => second.assigned().length === 1);
    expect(ledger.refused).toBe(0);
  });

  it('a member that was given up is told so, and its late effect finds the offset moved', async () => {
    const topic = await bench.newTopic(1);
    await bench.broker.publish(topic, [message('k', 'a')]);
    const ledger = new Ledger();
    let given: Batch | undefined;
    const gate = Promise.withResolvers<null>();
    const handle = async (batch: Batch): Promise<void> => {
      if (given) return ledger.take(batch);
      given = batch;
      await gate.promise;
      ledger.take(batch); // as a process does that was asleep and has not looked at the signal
    };
    const impatient = { sessionTimeoutMs: 1_500, drainMs: 1_500 };
    bench.consume(topic, ledger, { handle, ...impatient }, bench.another());
    await until('the batch is in hand', () => given !== undefined);
    bench.consume(topic, ledger, impatient, bench.another());
    await until('the second member took it', () => ledger.taken.length === 1);
    await until('the first one was told', () => given!.signal.aborted);
    gate.resolve(null);
    await until('its late effect was refused', () => ledger.refused === 1);
    await bench.broker.publish(topic, [message('k', 'b')]);
    await until('the work goes on', () => ledger.taken.length === 2);
    expect(ledger.texts()).toEqual(['a', 'b']);
  });
}
