import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  asStored,
  createPostgresEventStore,
  type EventStore,
  installEventStore,
  type RecordedEvent,
} from '#event-store';
import { newId, systemActor } from '#kernel';
import { createKafkaBroker, eventOfMessage, type MessageBroker, messageOfEvent, watermarkOf } from '#messaging';
import { silentLog } from '#runtime';
import { ownKafka, type OwnKafka, testDatabase, type TestDatabase, until } from '#testing';
import { type BuiltProject, buildProject } from './built-project.js';
import { wholeHistory } from './history.js';
import { randomNumbers } from './random.js';
import { killLiving, spawnApp } from './real-process.js';

const streams = 40;

describe('relays as processes of their own', () => {
  let project: BuiltProject;
  let kafka: OwnKafka;
  let broker: MessageBroker;
  let folder: string;
  let database: TestDatabase;
  let store: EventStore;
  const running = new Set<ReturnType<typeof spawnApp>>();
  let prefix = 0;

  beforeAll(async () => {
    [project, kafka] = await Promise.all([buildProject(), ownKafka()]);
    broker = createKafkaBroker({ brokers: kafka.brokers, clientId: 'test', log: silentLog });
    folder = await mkdtemp(join(tmpdir(), 'zhezi-relay-'));
  }, 240_000);
  afterEach(async () => {
    await Promise.all([...running].map(({ child }) => ended(child, 'SIGKILL')));
    running.clear();
    await store.close();
    await database.close();
  });
  afterAll(async () => {
    killLiving();
    await broker.close();
    await Promise.all([kafka.stop(), project.remove(), rm(folder, { recursive: true, force: true })]);
  }, 60_000);

  async function emptyStore(): Promise<void> {
    prefix++;
    database = await testDatabase();
    await installEventStore(database.connectionString);
    store = await createPostgresEventStore({ connectionString: database.connectionString, upcasters: asStored });
  }

  const topic = (): string => `run${prefix}.events`;

  function startRelay(): ReturnType<typeof spawnApp> {
    const relay = spawnApp(project.root, 'relay', {
      ZHEZI_DATA: folder,
      ZHEZI_EVENT_STORE_URL: database.connectionString,
      ZHEZI_KAFKA_BROKERS: kafka.brokers.join(','),
      ZHEZI_KAFKA_TOPIC_PREFIX: `run${prefix}.`,
    });
    running.add(relay);
    return relay;
  }

  /** Appends to random streams until told to end. */
  async function keepAppending(random: () => number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const appends = Array.from({ length: 20 }, () => append(`task-${Math.floor(random() * streams)}`));
      await Promise.all(appends);
    }
  }

  const append = (stream: string): Promise<unknown> =>
    store.append([
      {
        stream,
        expectedRevision: 'any',
        events: [
          {
            id: newId(),
            type: 'Noted',
            schemaVersion: 1,
            data: { text: '进展' },
            metadata: {
              occurredAt: '2023-02-01T00:00:00.000Z',
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

  /** The messages of the topic by partition, as soon as it has as many as the caller asks for. */
  async function relayed(atLeast: number): Promise<readonly (readonly RecordedEvent[])[]> {
    const partitions = new Map<number, RecordedEvent[]>();
    const seen = new Set<string>();
    const consumption = broker.consume({
      group: `reader-${newId()}`,
      topic: topic(),
      startOf: async () => 0n,
      handle: async ({ partition, messages }) => {
        const events = messages.filter((message) => watermarkOf(message) === undefined).map(eventOfMessage);
        for (const { id } of events) seen.add(id);
        partitions.set(partition, [...(partitions.get(partition) ?? []), ...events]);
      },
      onFailure: () => 'stop',
    });
    await until(`${atLeast} events are in Kafka`, () => seen.size >= atLeast, 90_000);
    await consumption.stop();
    return [...partitions.values()];
  }

  /** Drops repeats as a reader does, by the largest position of each partition. */
  const withoutRepeats = (events: readonly RecordedEvent[]): readonly RecordedEvent[] => {
    let last = 0n;
    return events.filter(({ position }) => position > last && (last = position));
  };

  async function expectWholeHistory(): Promise<{ readonly events: number; readonly repeats: number }> {
    const history = await wholeHistory(store);
    const partitions = await relayed(history.length);
    const kept = partitions.flatMap(withoutRepeats);
    const byPosition = [...kept].sort((one, other) => Number(one.position - other.position));
    const differing = history.findIndex((event, index) => asText(event) !== asText(byPosition[index]));
    expect([byPosition.length, differing]).toEqual([history.length, -1]);
    for (const events of Map.groupBy(kept, ({ stream }) => stream).values()) {
      expect(events.map(({ revision }) => revision)).toEqual([...events.keys()]);
    }
    return { events: history.length, repeats: partitions.flat().length - kept.length };
  }

  /** All of it, as the store gave it. */
  const asText = (event: RecordedEvent | undefined): string => {
    if (!event) return 'none';
    const { headers, value } = messageOfEvent(event);
    return JSON.stringify(headers) + value.toString();
  };

  async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  }

  /** Messages, repeats and watermarks included. */
  const inKafka = async (): Promise<bigint> =>
    (await broker.offsets(topic()).catch(() => [])).reduce((sum, { end }) => sum + end, 0n);

  it('every event is in Kafka, in order, although relays and the broker are killed again and again', async () => {
    await emptyStore();
    const random = randomNumbers(11);
    const enough = new AbortController();
    const appending = keepAppending(random, enough.signal);
    const relays = [startRelay(), startRelay()];
    await until('events reach Kafka', async () => (await inKafka()) > 0n, 90_000);
    for (let kill = 0; kill < 6; kill++) {
      const before = await inKafka();
      await until('more events reach Kafka', async () => (await inKafka()) > before + 50n, 90_000);
      if (kill === 3) await kafka.kill().then(() => kafka.restart());
      const victim = relays.splice(Math.floor(random() * relays.length), 1)[0]!;
      running.delete(victim);
      await ended(victim.child, 'SIGKILL');
      relays.push(startRelay());
    }
    enough.abort();
    await appending;
    const { events } = await expectWholeHistory();
    expect(events).toBeGreaterThan(300);
    for (const { child } of relays) expect(await ended(child, 'SIGTERM')).toBe(0);
  }, 400_000);

  it('a relay hands over at an orderly end without a repeat, and ends while the broker is away', async () => {
    await emptyStore();
    const random = randomNumbers(12);
    const first = startRelay();
    await Promise.all(Array.from({ length: 200 }, () => append(`task-${Math.floor(random() * streams)}`)));
    await until('the topic is there', async () => (await inKafka()) > 0n, 90_000);
    await relayed(200);
    const second = startRelay();
    expect(await ended(first.child, 'SIGTERM')).toBe(0);
    await Promise.all(Array.from({ length: 100 }, () => append(`task-${Math.floor(random() * streams)}`)));
    expect(await expectWholeHistory()).toEqual({ events: 300, repeats: 0 });
    await kafka.kill();
    await append('task-0');
    await until('it waits', () => second.said().includes('events wait to be published'));
    expect(await ended(second.child, 'SIGTERM')).toBe(0);
    await kafka.restart();
    startRelay();
    expect(await expectWholeHistory()).toMatchObject({ events: 301 });
  }, 300_000);

  it('a relay without Kafka says that it needs Kafka', async () => {
    await emptyStore();
    const relay = spawnApp(project.root, 'relay', {
      ZHEZI_DATA: folder,
      ZHEZI_EVENT_STORE_URL: database.connectionString,
      ZHEZI_LANG: 'en',
    });
    await once(relay.child, 'exit');
    expect(relay.child.exitCode).toBe(1);
    expect(relay.said()).toMatch(/ZHEZI_KAFKA_BROKERS is missing.*\[KAFKA_ADDRESS_MISSING\]/);
  });
});
