import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '#testing';
import { sampleEvent } from '../spec/sample-events.js';
import type { EventPage, EventStore } from '../port.js';
import { connectListener } from './connections.js';
import { createPostgresEventStore } from './create.js';
import { installEventStore } from './install.js';
import { PostgresNews } from './news.js';
import { asStored } from '../upcasting.js';

describe('news between processes', () => {
  let database: TestDatabase;
  let writer: EventStore;

  beforeAll(async () => {
    database = await testDatabase();
    await installEventStore(database.connectionString);
    writer = await createPostgresEventStore({ connectionString: database.connectionString, upcasters: asStored });
  });
  afterAll(async () => {
    await writer.close();
    await database.close();
  });

  const write = (stream: string): Promise<unknown> =>
    writer.append([{ stream, expectedRevision: 'any', events: [sampleEvent()] }]);

  const silence = async (): Promise<void> => undefined;
  const noConnection = (): Promise<never> => Promise.reject(new Error('no connection'));
  const deferred = (): PromiseWithResolvers<undefined> => Promise.withResolvers<undefined>();

  it('a subscription in one process gets the events that another process appends', async () => {
    const reader = await createPostgresEventStore({ connectionString: database.connectionString, upcasters: asStored });
    const ending = new AbortController();
    const pages = reader.subscribe({ after: await reader.head(), signal: ending.signal })[Symbol.asyncIterator]();
    const next = async (): Promise<EventPage> => (await pages.next()).value as EventPage;
    expect((await next()).events).toEqual([]);
    for (const stream of ['one', 'two', 'three']) {
      await write(stream);
      expect((await next()).events.map((event) => event.stream)).toEqual([stream]);
      expect((await next()).events).toEqual([]);
    }
    ending.abort();
    await reader.close();
  });

  it('many commits make at most one notification in 25 ms, and the last one tells of the last commit', async () => {
    const listener = new pg.Client({ connectionString: database.connectionString });
    await listener.connect();
    await listener.query('LISTEN zhezi_events');
    const heard: bigint[] = [];
    const last = new Promise<void>((resolve) => {
      listener.on('notification', ({ payload }) => {
        heard.push(BigInt(payload!));
        void writer.head().then((head) => heard.at(-1) === head && resolve());
      });
    });
    const begun = performance.now();
    for (let n = 0; n < 60; n++) await write('often');
    await last;
    expect(heard.length).toBeLessThanOrEqual((performance.now() - begun) / 25 + 2);
    expect(heard).toEqual([...heard].sort((a, b) => (a < b ? -1 : 1)));
    await listener.end();
  });

  it('a store finds new events by asking, without any notification and after its listening connection was lost', async () => {
    const client = { current: undefined as pg.Client | undefined };
    const connect = async (): Promise<pg.Client> => {
      const made = await connectListener(database.connectionString);
      client.current = made;
      return Object.assign(made, { on: () => made });
    };
    const news = new PostgresNews({ connect, notify: silence });
    const { signal } = new AbortController();
    for (let round = 0; round < 3; round++) {
      const seen = news.version;
      await write('silent');
      await news.after(seen, signal);
      expect(news.version).toBeGreaterThan(seen);
      await client.current!.end();
    }
    await news.close();
  });

  it('a commit during a notification is told by another notification', async () => {
    const told: bigint[] = [];
    const [begun, taken, both] = [deferred(), deferred(), deferred()];
    const notify = async (_: string, position: bigint): Promise<void> => {
      told.push(position);
      begun.resolve(undefined);
      if (told.length === 2) both.resolve(undefined);
      await taken.promise;
    };
    const news = new PostgresNews({ connect: noConnection, notify });
    news.committed(1n);
    await begun.promise;
    news.committed(2n);
    news.committed(1n);
    taken.resolve(undefined);
    await both.promise;
    expect(told).toEqual([1n, 2n]);
    await news.close();
  });

  it('an append wakes every waiting reader of the same process at once', async () => {
    const news = new PostgresNews({ connect: noConnection, notify: silence });
    const { signal } = new AbortController();
    const waiting = Promise.all([news.after(0, signal), news.after(0, signal)]);
    news.committed(5n);
    await waiting;
    expect(news.version).toBe(1);
    news.committed(4n);
    expect(news.version).toBe(1);
    await news.close();
  });
});
