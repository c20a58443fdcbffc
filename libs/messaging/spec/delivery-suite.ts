import { expect, it } from '@jest/globals';
import { type Batch, lagOf } from '../port.js';
import { type BrokerBench, message, until } from './broker-bench.js';
import { Ledger } from './ledger.js';

/** What comes, in which order, from where on, and what a failure does. */
export function deliveryContract(bench: BrokerBench): void {
  it('the broker keeps the order of each key over many batches, and key, headers and every byte of the value', async () => {
    const topic = await bench.newTopic(3);
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const headers = { ce_id: '折子', empty: '', traceparent: '00-ab' };
    await bench.broker.publish(topic, [{ key: '甲', value: bytes, headers }]);
    for (let round = 0; round < 10; round++) {
      const some = Array.from({ length: 50 }, (_, index) => message(`k${index % 7}`, String(round * 50 + index)));
      await bench.broker.publish(topic, some);
    }
    await bench.broker.publish(topic, []);
    const ledger = new Ledger();
    bench.consume(topic, ledger);
    await until('all messages came', () => ledger.taken.length === 501);
    const special = ledger.taken.find(({ key }) => key === '甲')!;
    expect(special.value.equals(bytes)).toBe(true);
    expect(special.headers).toEqual(headers);
    expect(Date.parse(special.sentAt)).toBeGreaterThan(Date.parse('2020-01-01'));
    for (let key = 0; key < 7; key++) {
      const texts = ledger.texts(`k${key}`);
      expect(texts).toEqual([...texts].sort((one, other) => Number(one) - Number(other)));
    }
    expect(new Set(ledger.taken.map(({ partition }) => partition)).size).toBe(3);
  });

  it('the broker sends messages that are too many for one request in several requests, in order', async () => {
    const topic = await bench.newTopic(1);
    const block = 'x'.repeat(200_000);
    await bench.broker.publish(
      topic,
      Array.from({ length: 24 }, (_, index) => message('k', `${index} ${block}`)),
    );
    const ledger = new Ledger();
    bench.consume(topic, ledger);
    await until('all messages came', () => ledger.taken.length === 24);
    expect(ledger.texts().map((text) => Number.parseInt(text, 10))).toEqual([...Array(24).keys()]);
  });

  it('a consumption goes on where the caller’s record says, whatever the group’s own record says, and can seek', async () => {
    const topic = await bench.newTopic(1);
    const say = (from: number, to: number): Promise<void> =>
      bench.broker.publish(
        topic,
        Array.from({ length: to - from }, (_, index) => message('k', String(from + index))),
      );
    await say(0, 10);
    const first = new Ledger();
    const consumption = bench.consume(topic, first);
    await until('ten came', () => first.taken.length === 10);
    await consumption.stop();
    expect(await bench.broker.committed(`${topic}-group`, topic)).toEqual(new Map([[0, 10n]]));
    const again = new Ledger();
    again.next.set(0, 4n);
    const replaying = bench.consume(topic, again);
    await until('six came again', () => again.taken.length === 6);
    expect(again.texts()).toEqual(['4', '5', '6', '7', '8', '9']);
    again.next.set(0, 8n);
    replaying.seek(0, 8n);
    await until('two came again', () => again.taken.length === 8);
    await say(10, 12);
    await until('what is new came', () => again.taken.length === 10);
    expect(again.texts().slice(6)).toEqual(['8', '9', '10', '11']);
    await replaying.stop();
    const without = new Ledger();
    without.next.set(0, 12n);
    await say(12, 13);
    bench.consume(topic, without, { startOf: async () => null });
    await until('what the group had not seen came', () => without.taken.length === 1);
  });

  it('the broker says how far a consumer is behind, and whether a batch has caught up', async () => {
    const topic = await bench.newTopic(2);
    await bench.broker.publish(
      topic,
      Array.from({ length: 20 }, (_, index) => message(`k${index}`, String(index))),
    );
    const offsets = await bench.broker.offsets(topic);
    expect(offsets.map(({ partition, start }) => [partition, start])).toEqual([
      [0, 0n],
      [1, 0n],
    ]);
    expect(lagOf(offsets, new Map())).toBe(20n);
    const ledger = new Ledger();
    const ends: Batch[] = [];
    bench.consume(topic, ledger, {
      handle: async (batch) => {
        ends.push(batch);
        ledger.take(batch);
      },
    });
    await until('all came', () => ledger.taken.length === 20);
    expect(ends.at(-1)).toMatchObject({ end: ends.at(-1)!.next });
    expect(lagOf(await bench.broker.offsets(topic), ledger.next)).toBe(0n);
  });

  it('a paused partition is not fetched until it is resumed', async () => {
    const topic = await bench.newTopic(1);
    const ledger = new Ledger();
    const consumption = bench.consume(topic, ledger);
    consumption.pause(0);
    await until('assigned', () => consumption.assigned().length === 1);
    await bench.broker.publish(topic, [message('k', 'a')]);
    const other = new Ledger();
    bench.consume(topic, other, { group: `${topic}-other` });
    await until('another group has it', () => other.taken.length === 1);
    expect(ledger.taken).toEqual([]);
    consumption.resume(0);
    await until('it came', () => ledger.taken.length === 1);
  });

  it('a batch comes again after a failure while other partitions go on, and the consumption ends when told to', async () => {
    const topic = await bench.newTopic(2);
    const keys = Array.from({ length: 12 }, (_, index) => `k${index}`);
    await bench.broker.publish(
      topic,
      keys.map((key) => message(key, key)),
    );
    const ledger = new Ledger();
    const attempts: number[] = [];
    const consumption = bench.consume(topic, ledger, {
      handle: async (batch) => {
        if (batch.partition === 1 && attempts.length < 3) throw new Error('the database is away');
        ledger.take(batch);
      },
      onFailure: (_, partition, attempt) => {
        expect(partition).toBe(1);
        attempts.push(attempt);
        return { retryAfterMs: 20 };
      },
    });
    await until('all came', () => ledger.taken.length === 12);
    expect(attempts).toEqual([1, 2, 3]);
    await consumption.stop();
    await consumption.ended;
    const refused = bench.consume(topic, new Ledger(), {
      handle: () => Promise.reject(new Error('hopeless')),
      onFailure: () => 'stop',
    });
    await expect(refused.ended).rejects.toThrow('hopeless');
  });
}
