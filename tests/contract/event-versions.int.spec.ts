import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rulesInForce } from '#escalation';
import {
  asStored,
  createMemoryEventStore,
  type EventStore,
  installEventStore,
  type NewEvent,
  openEventStore,
} from '#event-store';
import { fixedClock, newId, systemActor } from '#kernel';
import { createKafkaBroker, createTopicFeed, type MessageBroker, messageOfEvent, watermarks } from '#messaging';
import { createReadDatabase, type EventFeed, type ReadDatabase, startProjections } from '#projections';
import { silentLog } from '#runtime';
import { type TaskEvent, taskStream } from '#tasks/contract';
import { testDatabase, type TestDatabase, testKafka, type TestKafka } from '#testing';
import { readModelsBy, upcasters } from '../../apps/contexts.js';
import { bookmarkOf } from '../../libs/messaging/feed/bookmark.js';
import {
  history,
  people,
  playedTargets,
  report,
  started,
  initiate,
  taskId,
} from '../../libs/tasks/domain/spec/tasks.js';

const clock = fixedClock('2023-03-01T02:00:00.000Z');
const partitions = 2;
const figures = [
  { value: 2, unit: '所', target: 1 },
  { value: 12.5, unit: '公里', target: 2 },
];

/** A task whose unit reports two figures. */
const facts = history(
  initiate({ targets: playedTargets }),
  ...started.slice(1),
  report(people.jwClerk, '2023-02-03', '2023-01', { percent: null, figures }),
);

/** As version 0.1.0 stored it: the first figure on its own, and all of them where there were several. */
function storedOnce({ type, data }: TaskEvent): NewEvent {
  const old = type === 'ProgressReported' ? { ...data, figure: data.figures[0] ?? null } : data;
  const metadata = {
    actor: systemActor('old'),
    commandId: newId(),
    commandHash: 'h',
    correlationId: 'c',
    causationId: null,
  };
  return {
    id: newId(),
    type,
    schemaVersion: 1,
    data: JSON.parse(JSON.stringify(old)) as NewEvent['data'],
    metadata: { ...metadata, occurredAt: clock.now(), source: 'http' },
  };
}

describe('an event of an older version', () => {
  let kafka: TestKafka;
  let databases: readonly TestDatabase[];
  let broker: MessageBroker;
  /** As the relay opens it, and as everybody else does. */
  let untouched: EventStore;
  let store: EventStore;

  beforeAll(async () => {
    const [server, ...opened] = await Promise.all([testKafka(), testDatabase(), testDatabase(), testDatabase()]);
    kafka = server;
    databases = opened;
    broker = createKafkaBroker({ brokers: kafka.brokers, clientId: 'versions', log: silentLog });
    const { connectionString } = databases[0]!;
    await installEventStore(connectionString);
    untouched = await openEventStore({ connectionString, upcasters: asStored });
    store = await openEventStore({ connectionString, upcasters });
    const events = facts.map(storedOnce);
    await untouched.append([{ stream: taskStream(taskId), expectedRevision: 'none', events }]);
  }, 180_000);
  afterAll(async () => {
    await Promise.all([broker.close(), untouched.close(), store.close()]);
    await Promise.all([kafka.close(), ...databases.map((database) => database.close())]);
  }, 60_000);

  it('an event of an older version stays in the store as it was, and is read there in its newest version', async () => {
    const reportIn = async (from: EventStore) =>
      (await from.readStream(taskStream(taskId))).find(({ type }) => type === 'ProgressReported');
    expect(await reportIn(untouched)).toMatchObject({ schemaVersion: 1, data: { figure: figures[0], figures } });
    const newest = await reportIn(store);
    expect(newest).toMatchObject({ schemaVersion: 2, data: { figures } });
    expect(newest!.data).not.toHaveProperty('figure');
  });

  it('an event of an older version gives the same rows from the store and, as it was stored, through Kafka', async () => {
    const topic = `${kafka.prefix}versions`;
    await broker.ensureTopics([{ name: topic, partitions, replicas: 1, minInSyncReplicas: 1, settings: {} }]);
    const { events, position } = await untouched.readAll({ after: 0n, limit: 1_000 });
    const viaStore = await rowsBy(databases[1]!, { store }, position);
    const messages = events.map(messageOfEvent);
    expect(messages.map(({ headers }) => headers.ce_dataschema)).toContain('urn:zhezi:event:ProgressReported:1');
    await broker.publish(topic, messages);
    await broker.publish(topic, watermarks(position, partitions));
    const empty = createMemoryEventStore({ upcasters: asStored });
    const feed = createTopicFeed({ broker, topic, groupPrefix: `${topic}.`, store: empty, log: silentLog, upcasters });
    expect(await rowsBy(databases[2]!, { store: empty, feed: fromBeginning(feed, topic) }, position)).toEqual(viaStore);
    expect(viaStore.timeline).toContainEqual(
      expect.objectContaining({ type: 'ProgressReported', data: expect.objectContaining({ figures }) }),
    );
    expect(viaStore.board).toMatchObject([{ parts: [{ unit: 'jw', figures: { '2023-01': figures } }, {}, {}] }]);
  });

  /** The topic as somebody reads it who had read all of it before there was anything in it. */
  const fromBeginning = (feed: EventFeed, topic: string): EventFeed => ({
    deliveries: (options) =>
      feed.deliveries({ ...options, bookmark: options.bookmark ?? bookmarkOf(topic, startOfAll) }),
  });
  const startOfAll = Object.fromEntries(Array.from({ length: partitions }, (_, partition) => [partition, '0']));

  async function rowsBy(
    { connectionString }: TestDatabase,
    from: { store: EventStore; feed?: EventFeed },
    position: bigint,
  ) {
    const models = readModelsBy(await rulesInForce('default-1')).filter(({ name }) =>
      ['task-board', 'task-timeline'].includes(name),
    );
    const dataSource: ReadDatabase = await createReadDatabase(connectionString, { models });
    const onError = (error: unknown): never => {
      throw error;
    };
    const projections = await startProjections({ ...from, dataSource, clock, models, onError });
    const isDone = await projections.whenProcessed(position, { timeoutMs: 60_000 });
    await projections.stop();
    expect(isDone).toBe(true);
    const all = (table: string): Promise<object[]> =>
      dataSource.query(`SELECT * FROM zhezi_read.${table} ORDER BY revision`);
    const rows = { timeline: await all('task_timeline'), board: await all('task_board') };
    await dataSource.destroy();
    return rows;
  }
});
