import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestKafka } from '#testing';
import {
  type Batch,
  type Consumption,
  lagOf,
  type Message,
  type MessageBroker,
  type ReceivedMessage,
  type Subscription,
} from './port.js';
import type { TopicSpec } from './topics.js';

export interface BrokerUnderTest {
  readonly kafka: TestKafka;
  /** A client of its own; the suite closes it. */
  connect(): MessageBroker;
}

const message = (key: string, text: string, headers: Message['headers'] = {}): Message => ({
  key,
  value: Buffer.from(text),
  headers,
});

export async function until(what: string, isSo: () => boolean | Promise<boolean>, patienceMs = 90_000): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not so after ${patienceMs / 1000} s: ${what}`);
    await delay(10);
  }
}

/**
 * What a projector does with PostgreSQL: effects and offset change together, or not at all when the offset is not where the
 * batch begins.
 */
export class Ledger {
  readonly next = new Map<number, bigint>();
  readonly taken: ReceivedMessage[] = [];
  refused = 0;

  startOf = async (partition: number): Promise<bigint | null> => this.next.get(partition) ?? 0n;

  take({ partition, messages, next }: Batch): void {
    if ((this.next.get(partition) ?? 0n) !== messages[0]!.offset) {
      this.refused++;
      throw new Error(`partition ${partition} is not at ${messages[0]!.offset}`);
    }
    this.next.set(partition, next);
    this.taken.push(...messages);
  }

  texts = (key?: string): string[] =>
    this.taken.filter((one) => key === undefined || one.key === key).map(({ value }) => value.toString());
}

/** What every adapter of the port keeps. */
export function messageBrokerContract(name: string, open: () => Promise<BrokerUnderTest>): void {
  describe(`${name} as a message broker`, () => {
    let test: BrokerUnderTest;
    let broker: MessageBroker;
    const others: MessageBroker[] = [];
    const running: Consumption[] = [];

    beforeAll(async () => {
      test = await open();
      broker = test.connect();
    }, 180_000);
    afterEach(async () => {
      await Promise.all(running.splice(0).map((one) => one.stop()));
      await Promise.all(others.splice(0).map((one) => one.close()));
    });
    afterAll(async () => {
      await broker.close();
      await test.kafka.close();
    });

    const another = (): MessageBroker => {
      const one = test.connect();
      others.push(one);
      return one;
    };
    const topicOf = (partitions: number, settings: TopicSpec['settings'] = {}): TopicSpec => ({
      name: `${test.kafka.prefix}${randomUUID()}`,
      partitions,
      replicas: 3,
      minInSyncReplicas: 2,
      settings,
    });
    const newTopic = async (partitions: number, settings: TopicSpec['settings'] = {}): Promise<string> => {
      const topic = topicOf(partitions, settings);
      await broker.ensureTopics([topic]);
      return topic.name;
    };
    const consume = (
      topic: string,
      ledger: Ledger,
      options: Partial<Subscription> = {},
      through: MessageBroker = broker,
    ): Consumption => {
      const consumption = through.consume({
        group: `${topic}-group`,
        topic,
        startOf: ledger.startOf,
        handle: async (batch) => ledger.take(batch),
        onFailure: () => ({ retryAfterMs: 50 }),
        ...options,
      });
      running.push(consumption);
      return consumption;
    };

    it('keeps the order of each key over many batches, and key, headers and every byte of the value', async () => {
      const topic = await newTopic(3);
      const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      const headers = { ce_id: '折子', empty: '', traceparent: '00-ab' };
      await broker.publish(topic, [{ key: '甲', value: bytes, headers }]);
      for (let round = 0; round < 10; round++) {
        const some = Array.from({ length: 50 }, (_, index) => message(`k${index % 7}`, String(round * 50 + index)));
        await broker.publish(topic, some);
      }
      await broker.publish(topic, []);
      const ledger = new Ledger();
      consume(topic, ledger);
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

    it('sends what is more than a request may hold in several, in order', async () => {
      const topic = await newTopic(1);
      const block = 'x'.repeat(200_000);
      await broker.publish(
        topic,
        Array.from({ length: 24 }, (_, index) => message('k', `${index} ${block}`)),
      );
      const ledger = new Ledger();
      consume(topic, ledger);
      await until('all messages came', () => ledger.taken.length === 24);
      expect(ledger.texts().map((text) => Number.parseInt(text, 10))).toEqual([...Array(24).keys()]);
    });

    it('goes on where the caller’s record says, whatever the group’s own record says, and seeks', async () => {
      const topic = await newTopic(1);
      const say = (from: number, to: number): Promise<void> =>
        broker.publish(
          topic,
          Array.from({ length: to - from }, (_, index) => message('k', String(from + index))),
        );
      await say(0, 10);
      const first = new Ledger();
      const consumption = consume(topic, first);
      await until('ten came', () => first.taken.length === 10);
      await consumption.stop();
      expect(await broker.committed(`${topic}-group`, topic)).toEqual(new Map([[0, 10n]]));
      const again = new Ledger();
      again.next.set(0, 4n);
      const replaying = consume(topic, again);
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
      consume(topic, without, { startOf: async () => null });
      await until('what the group had not seen came', () => without.taken.length === 1);
    });

    it('says how far a consumer is behind, and when a batch has caught up', async () => {
      const topic = await newTopic(2);
      await broker.publish(
        topic,
        Array.from({ length: 20 }, (_, index) => message(`k${index}`, String(index))),
      );
      const offsets = await broker.offsets(topic);
      expect(offsets.map(({ partition, start }) => [partition, start])).toEqual([
        [0, 0n],
        [1, 0n],
      ]);
      expect(lagOf(offsets, new Map())).toBe(20n);
      const ledger = new Ledger();
      const ends: Batch[] = [];
      consume(topic, ledger, {
        handle: async (batch) => {
          ends.push(batch);
          ledger.take(batch);
        },
      });
      await until('all came', () => ledger.taken.length === 20);
      expect(ends.at(-1)).toMatchObject({ end: ends.at(-1)!.next });
      expect(lagOf(await broker.offsets(topic), ledger.next)).toBe(0n);
    });

    it('stops fetching a paused partition until it is resumed', async () => {
      const topic = await newTopic(1);
      const ledger = new Ledger();
      const consumption = consume(topic, ledger);
      consumption.pause(0);
      await until('assigned', () => consumption.assigned().length === 1);
      await broker.publish(topic, [message('k', 'a')]);
      const other = new Ledger();
      consume(topic, other, { group: `${topic}-other` });
      await until('another group has it', () => other.taken.length === 1);
      expect(ledger.taken).toEqual([]);
      consumption.resume(0);
      await until('it came', () => ledger.taken.length === 1);
    });

    it('brings a batch again after a failure, while other partitions go on, and ends when told to', async () => {
      const topic = await newTopic(2);
      const keys = Array.from({ length: 12 }, (_, index) => `k${index}`);
      await broker.publish(
        topic,
        keys.map((key) => message(key, key)),
      );
      const ledger = new Ledger();
      const attempts: number[] = [];
      const consumption = consume(topic, ledger, {
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
      const refused = consume(topic, new Ledger(), {
        handle: () => Promise.reject(new Error('hopeless')),
        onFailure: () => 'stop',
      });
      await expect(refused.ended).rejects.toThrow('hopeless');
    });

    it('shares the partitions anew without losing or repeating an effect', async () => {
      const topic = await newTopic(6);
      const ledger = new Ledger();
      let published = 0;
      let enough = false;
      const publishing = (async () => {
        while (!enough) {
          const some = Array.from({ length: 20 }, (_, index) => message(`k${index}`, String(published + index)));
          await broker.publish(topic, some);
          published += 20;
        }
      })();
      const one = consume(topic, ledger, { concurrency: 2, handle: slowly(ledger) }, another());
      await until('the first has all', () => one.assigned().length === 6);
      const two = consume(topic, ledger, { concurrency: 2, handle: slowly(ledger) }, another());
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

    const slowly =
      (ledger: Ledger) =>
      async (batch: Batch): Promise<void> => {
        await delay(5);
        if (!batch.signal.aborted) ledger.take(batch);
      };

    it('lets a batch in hand end before the partition is another member’s', async () => {
      const topic = await newTopic(1);
      await broker.publish(topic, [message('k', 'a')]);
      const ledger = new Ledger();
      const gate = Promise.withResolvers<null>();
      let began = false;
      const handle = async (batch: Batch): Promise<void> => {
        began = true;
        await gate.promise;
        ledger.take(batch);
      };
      const first = consume(topic, ledger, { handle, sessionTimeoutMs: 2_000 }, another());
      await until('the batch is in hand', () => began);
      const second = consume(topic, ledger, { sessionTimeoutMs: 2_000 }, another());
      await delay(1_500); // long enough for the group to have heard of the second one
      expect(second.assigned()).toEqual([]);
      gate.resolve(null);
      await until('the batch was taken', () => ledger.taken.length === 1);
      await first.stop();
      await until('the partition went over', () => second.assigned().length === 1);
      expect(ledger.refused).toBe(0);
    });

    it('tells a member that was given up, whose late effect then finds the offset moved', async () => {
      const topic = await newTopic(1);
      await broker.publish(topic, [message('k', 'a')]);
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
      consume(topic, ledger, { handle, ...impatient }, another());
      await until('the batch is in hand', () => given !== undefined);
      consume(topic, ledger, impatient, another());
      await until('the second member took it', () => ledger.taken.length === 1);
      await until('the first one was told', () => given!.signal.aborted);
      gate.resolve(null);
      await until('its late effect was refused', () => ledger.refused === 1);
      await broker.publish(topic, [message('k', 'b')]);
      await until('the work goes on', () => ledger.taken.length === 2);
      expect(ledger.texts()).toEqual(['a', 'b']);
    });

    it('refuses what cannot be: a topic that is not there, a message that is too large, an offset beyond the end', async () => {
      const nowhere = `${test.kafka.prefix}nowhere`;
      const unknown = { code: 'TOPIC_UNKNOWN', details: { topic: nowhere } };
      await expect(broker.publish(nowhere, [message('k', 'a')])).rejects.toMatchObject(unknown);
      await expect(broker.offsets(nowhere)).rejects.toMatchObject(unknown);
      await expect(consume(nowhere, new Ledger()).ended).rejects.toMatchObject(unknown);
      const topic = await newTopic(1, { 'max.message.bytes': '20000' });
      await expect(broker.publish(topic, [message('k', 'x'.repeat(30_000))])).rejects.toMatchObject({
        code: 'MESSAGE_TOO_LARGE',
        details: { topic, bytes: 30_000 },
      });
      await broker.publish(topic, [message('k', 'a')]);
      const ledger = new Ledger();
      ledger.next.set(0, 7n);
      await expect(consume(topic, ledger).ended).rejects.toMatchObject({
        code: 'OFFSET_BEYOND_END',
        details: { topic, partition: 0, offset: '7', end: '1' },
      });
    });

    it('creates the topics that are missing, and says what differs in those that exist', async () => {
      const topic = topicOf(2, { 'retention.ms': '-1' });
      expect(await broker.ensureTopics([topic])).toEqual([]);
      expect(await broker.ensureTopics([topic])).toEqual([]);
      expect(await broker.offsets(topic.name)).toHaveLength(2);
      const wanted = { ...topic, partitions: 4, settings: { 'retention.ms': '1000' } };
      expect(await broker.ensureTopics([wanted])).toEqual([
        { topic: topic.name, setting: 'partitions', expected: '4', found: '2' },
        { topic: topic.name, setting: 'retention.ms', expected: '1000', found: '-1' },
      ]);
    });
  });
}
