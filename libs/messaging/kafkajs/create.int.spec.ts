import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { silentLog } from '#runtime';
import { ownKafka, type OwnKafka, testKafka } from '#testing';
import { messageBrokerContract } from '../contract-suite.js';
import type { MessageBroker } from '../port.js';
import { until } from '../spec/broker-bench.js';
import { Ledger } from '../spec/ledger.js';
import { createKafkaBroker } from './create.js';

const connectTo = (brokers: readonly string[]): MessageBroker =>
  createKafkaBroker({ brokers, clientId: 'test', log: silentLog });

messageBrokerContract('Kafka through kafkajs', async () => {
  const kafka = await testKafka();
  return { kafka, connect: () => connectTo(kafka.brokers) };
});

describe('Kafka through kafkajs, when the broker goes away', () => {
  let kafka: OwnKafka;
  let broker: MessageBroker;
  const topic = 'restarts';

  beforeAll(async () => {
    kafka = await ownKafka();
    broker = connectTo(kafka.brokers);
    await broker.ensureTopics([{ name: topic, partitions: 3, replicas: 1, minInSyncReplicas: 1, settings: {} }]);
  }, 180_000);
  afterAll(async () => {
    await broker.close();
    await kafka.stop();
  }, 60_000);

  it('no message is lost and the order is kept when the broker is restarted and when it is killed', async () => {
    const ledger = new Ledger();
    const consumption = broker.consume({
      group: 'g',
      topic,
      startOf: ledger.startOf,
      handle: async (batch) => ledger.take(batch),
      onFailure: () => ({ retryAfterMs: 100 }),
    });
    let published = 0;
    let refused = 0;
    let enough = false;
    const publishing = (async () => {
      while (!enough) {
        const some = Array.from({ length: 10 }, (_, index) => ({
          key: `k${index}`,
          value: Buffer.from(String(published + index)),
          headers: {},
        }));
        await broker.publish(topic, some).then(
          () => (published += 10),
          (error: { code?: string }) => {
            expect(error.code).toBe('BROKER_UNREACHABLE');
            refused++;
          },
        );
      }
    })();
    await until('the first messages came', () => ledger.taken.length > 200);
    await kafka.restart();
    const had = ledger.taken.length;
    await until('more came after the restart', () => ledger.taken.length > had + 200);
    await kafka.kill();
    await until('publishing failed', () => refused > 0);
    await kafka.restart();
    const kept = ledger.taken.length;
    await until('more came after the kill', () => ledger.taken.length > kept + 200);
    enough = true;
    await publishing;
    await until('all came', () => new Set(ledger.texts()).size === published);
    for (let key = 0; key < 10; key++) {
      const firsts = [...new Set(ledger.texts(`k${key}`))].map(Number);
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    }
    await consumption.stop();
  }, 240_000);
});
