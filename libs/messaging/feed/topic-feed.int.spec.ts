import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore, type RecordedEvent } from '#event-store';
import { fixedClock, newId, systemActor } from '#kernel';
import {
  createReadDatabase,
  type Projections,
  type ReadDatabase,
  type ReadModel,
  startProjections,
  StreamQuarantined,
  type TableSpec,
  waitForPosition,
} from '#projections';
import { silentLog } from '#runtime';
import { testDatabase, type TestDatabase, testKafka, type TestKafka } from '#testing';
import { messageOfEvent } from '../event-message.js';
import { createKafkaBroker } from '../kafkajs/create.js';
import type { MessageBroker } from '../port.js';
import { watermarks } from '../watermark.js';
import { createTopicFeed } from './topic-feed.js';

interface Sum {
  readonly id: string;
  readonly total: number;
  readonly words: string;
  readonly revision: number;
}
const sums: TableSpec<Sum> = {
  name: 'feed_sum',
  columns: { id: 'text', total: 'integer', words: 'text', revision: 'integer' },
  key: ['id'],
  subject: 'id',
  indexes: [],
};
/** Depends on the order within a stream: `words` lists what came. */
const model: ReadModel = {
  name: 'feed-sums',
  version: 1,
  tables: [sums],
  eventTypes: ['Paid'],
  streamPrefixes: ['sum-'],
  apply(event, rows) {
    const { amount } = event.data as { amount: number };
    if (amount < 0) throw new RangeError('no such amount');
    const { total = 0, words = '' } = rows.get(sums, rows.subject) ?? {};
    const row = { id: rows.subject, total: total + amount, words: `${words} ${amount}`, revision: event.revision };
    rows.put(sums, row);
  },
};
const partitions = 4;
const clock = fixedClock('2023-01-18T02:00:00.000Z');

describe('the events topic as the feed of read models', () => {
  let kafka: TestKafka;
  let broker: MessageBroker;
  let database: TestDatabase;
  let dataSource: ReadDatabase;
  let store: EventStore;
  let topic: string;
  let relayed = 0n;
  let count = 0;
  const running: Projections[] = [];
  const errors: unknown[] = [];

  beforeAll(async () => {
    [kafka, database] = await Promise.all([testKafka(), testDatabase()]);
    broker = createKafkaBroker({ brokers: kafka.brokers, clientId: 'test', log: silentLog });
    dataSource = await createReadDatabase(database.connectionString, { models: [model] });
  }, 180_000);
  beforeEach(async () => {
    store = createMemoryEventStore({ clock, upcasters: asStored });
    topic = `${kafka.prefix}events-${++count}`;
    relayed = 0n;
    errors.length = 0;
    await broker.ensureTopics([{ name: topic, partitions, replicas: 1, minInSyncReplicas: 1, settings: {} }]);
    await dataSource.query(`DELETE FROM zhezi_read.checkpoints; DELETE FROM zhezi_read.quarantine`);
    await dataSource.query('DROP TABLE IF EXISTS zhezi_read.feed_sum');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
  });
  afterAll(async () => {
    await broker.close();
    await dataSource.destroy();
    await Promise.all([database.close(), kafka.close()]);
  }, 60_000);

  const pay = (stream: string, amount: number, type = 'Paid') =>
    store.append([
      {
        stream,
        expectedRevision: 'any',
        events: [
          {
            id: newId(),
            type,
            schemaVersion: 1,
            data: { amount },
            metadata: {
              occurredAt: clock.now(),
              actor: systemActor('test'),
              commandId: newId(),
              commandHash: '',
              correlationId: 'c',
              causationId: null,
              source: 'process',
            },
          },
        ],
      },
    ]);

  /** What a relay does with what is new, and with what it repeats after it was killed. */
  async function relay(repeats = 0): Promise<readonly RecordedEvent[]> {
    const after = relayed > BigInt(repeats) ? relayed - BigInt(repeats) : 0n;
    const { events, position } = await store.readAll({ after, limit: 10_000 });
    await broker.publish(topic, events.map(messageOfEvent));
    await broker.publish(topic, watermarks(position, partitions));
    relayed = position;
    return events;
  }

  async function project(name = topic): Promise<Projections> {
    const feed = createTopicFeed({
      broker,
      topic: name,
      groupPrefix: `${topic}.`,
      store,
      log: silentLog,
      upcasters: {},
    });
    const onError = (error: unknown): void => void errors.push(error);
    const projections = await startProjections({
      store,
      dataSource,
      clock,
      models: [model],
      feed,
      standByMs: 10,
      onError,
    });
    running.push(projections);
    return projections;
  }

  const rows = (): Promise<Sum[]> => dataSource.query('SELECT * FROM zhezi_read.feed_sum ORDER BY id');
  const bookmark = async (): Promise<{ topic: string; offsets: Record<string, string> } | null> =>
    (await dataSource.query('SELECT bookmark FROM zhezi_read.checkpoints'))[0].bookmark;

  async function expectRebuilt(projections: Projections): Promise<void> {
    expect(await projections.compareWithRebuild(model.name)).toMatchObject({
      equal: true,
      position: await store.head(),
    });
  }

  async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = performance.now() + 40_000; !(await isSo()); await delay(10)) {
      if (performance.now() > end) throw new Error(`not so: ${what}; ${errors.join('; ')}`);
    }
  }

  it('the topic feed builds from the store, goes on in Kafka, and tells the right position while partitions are idle', async () => {
    for (let n = 0; n < 20; n++) await pay(`sum-${n % 5}`, n);
    const projections = await project();
    expect(await projections.whenProcessed(20n, { timeoutMs: 20_000 })).toBe(true);
    const { position } = await pay('sum-0', 100);
    await pay('other-1', 1);
    expect(await projections.whenProcessed(position, { timeoutMs: 300 })).toBe(false);
    await relay();
    expect(await projections.whenProcessed(await store.head(), { timeoutMs: 20_000 })).toBe(true);
    expect(await waitForPosition(dataSource, await store.head(), { timeoutMs: 1_000 })).toBe(true);
    expect((await rows())[0]).toMatchObject({ total: 0 + 5 + 10 + 15 + 100, words: ' 0 5 10 15 100' });
    await expectRebuilt(projections);
    expect(await bookmark()).toMatchObject({ topic });
  });

  it('the topic feed recognises repeats of a killed relay, also after restarts of the projector', async () => {
    for (let round = 0; round < 4; round++) {
      const projections = await project();
      for (let n = 0; n < 30; n++) await pay(`sum-${n % 7}`, n);
      await relay(round * 11);
      await relay(25);
      expect(await projections.whenProcessed(await store.head(), { timeoutMs: 20_000 })).toBe(true);
      await expectRebuilt(projections);
      await running.pop()!.stop();
      await pay('sum-1', 1_000);
    }
    expect(errors).toEqual([]);
  });

  it('a second projector that stood by goes on from where the first has stored', async () => {
    const first = await project();
    const second = await project();
    for (let n = 0; n < 10; n++) await pay(`sum-${n % 3}`, n);
    await relay();
    expect(await second.whenProcessed(10n, { timeoutMs: 20_000 })).toBe(true);
    expect((await second.status())[0]).toMatchObject({ isOwner: false });
    for (let n = 0; n < 10; n++) await pay(`sum-${n % 3}`, n);
    await relay();
    await first.stop();
    expect(await second.whenProcessed(20n, { timeoutMs: 40_000 })).toBe(true);
    await until('the second has it', async () => (await second.status())[0]!.isOwner === true);
    await expectRebuilt(second);
    expect(errors).toEqual([]);
  });

  it('the topic feed reads the store first when the topic was replaced or shortened', async () => {
    const projections = await project();
    for (let n = 0; n < 10; n++) await pay(`sum-${n % 3}`, n);
    await relay();
    expect(await projections.whenProcessed(10n, { timeoutMs: 20_000 })).toBe(true);
    await running.pop()!.stop();
    for (let n = 0; n < 5; n++) await pay('sum-1', n);
    const other = `${topic}-again`;
    await broker.ensureTopics([{ name: other, partitions: 3, replicas: 1, minInSyncReplicas: 1, settings: {} }]);
    const again = await project(other);
    expect(await again.whenProcessed(15n, { timeoutMs: 20_000 })).toBe(true);
    await expectRebuilt(again);
    expect(await bookmark()).toEqual({ topic: other, offsets: { 0: '0', 1: '0', 2: '0' } });
  });

  it('a model on the topic feed quarantines a poisoned stream, can be rebuilt meanwhile, and gets from the store what cannot be read in Kafka', async () => {
    const projections = await project();
    await pay('sum-1', 1);
    await pay('sum-2', -1);
    await pay('sum-2', 2);
    const events = await relay();
    const [garbled] = (await pay('sum-3', 3), await store.readAll({ after: 3n, limit: 1 })).events;
    const message = messageOfEvent(garbled!);
    await broker.publish(topic, [
      { ...message, value: Buffer.from('no JSON') },
      { ...message, headers: {} },
    ]);
    await broker.publish(topic, watermarks(4n, partitions));
    relayed = 4n;
    expect(events).toHaveLength(3);
    expect(await projections.whenProcessed(4n, { timeoutMs: 20_000 })).toBe(true);
    expect(await rows()).toMatchObject([{ id: '1' }, { id: '3', words: ' 3' }]);
    expect(errors).toContainEqual(expect.any(StreamQuarantined));
    await projections.rebuild(model.name);
    expect(await bookmark()).toBeNull();
    await pay('sum-1', 5);
    await relay(3);
    expect(await projections.whenProcessed(5n, { timeoutMs: 20_000 })).toBe(true);
    expect((await projections.status())[0]!.quarantined).toMatchObject([{ stream: 'sum-2', parked: 2 }]);
    await expectRebuilt(projections);
  });
});
