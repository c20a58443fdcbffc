import { expect, it } from '@jest/globals';
import { type BrokerBench, message } from './broker-bench.js';
import { Ledger } from './ledger.js';

/** What a topic takes, and how topics are made. */
export function topicContract(bench: BrokerBench): void {
  it('the broker refuses a topic that does not exist, a message that is too large and an offset beyond the end', async () => {
    const nowhere = `${bench.prefix}nowhere`;
    const unknown = { code: 'TOPIC_UNKNOWN', details: { topic: nowhere } };
    await expect(bench.broker.publish(nowhere, [message('k', 'a')])).rejects.toMatchObject(unknown);
    await expect(bench.broker.offsets(nowhere)).rejects.toMatchObject(unknown);
    await expect(bench.consume(nowhere, new Ledger()).ended).rejects.toMatchObject(unknown);
    const topic = await bench.newTopic(1, { 'max.message.bytes': '20000' });
    await expect(bench.broker.publish(topic, [message('k', 'x'.repeat(30_000))])).rejects.toMatchObject({
      code: 'MESSAGE_TOO_LARGE',
      details: { topic, bytes: 30_000 },
    });
    await bench.broker.publish(topic, [message('k', 'a')]);
    const ledger = new Ledger();
    ledger.next.set(0, 7n);
    await expect(bench.consume(topic, ledger).ended).rejects.toMatchObject({
      code: 'OFFSET_BEYOND_END',
      details: { topic, partition: 0, offset: '7', end: '1' },
    });
  });

  it('topics that several clients create at once are there for each of them, as soon as it is told so', async () => {
    for (let round = 0; round < 3; round++) {
      const topics = Array.from({ length: 6 }, () => bench.topicOf(3));
      const created = async () => {
        expect(await bench.broker.ensureTopics(topics)).toEqual([]);
        for (const { name } of topics) expect(await bench.broker.offsets(name)).toHaveLength(3);
      };
      await Promise.all(Array.from({ length: 4 }, created));
    }
  });

  it('the broker creates missing topics and says what differs in those that exist', async () => {
    const topic = bench.topicOf(2, { 'retention.ms': '-1' });
    expect(await bench.broker.ensureTopics([topic])).toEqual([]);
    expect(await bench.broker.ensureTopics([topic])).toEqual([]);
    expect(await bench.broker.offsets(topic.name)).toHaveLength(2);
    const wanted = { ...topic, partitions: 4, settings: { 'retention.ms': '1000' } };
    expect(await bench.broker.ensureTopics([wanted])).toEqual([
      { topic: topic.name, setting: 'partitions', expected: '4', found: '2' },
      { topic: topic.name, setting: 'retention.ms', expected: '1000', found: '-1' },
    ]);
  });
}
