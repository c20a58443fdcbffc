import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { sampleEvent } from '../spec/sample-events.js';
import { EventStoreUnavailable } from '../errors.js';
import type { EventStore, RecordedEvent } from '../port.js';
import { createPostgresEventStore } from './create.js';
import { installEventStore } from './install.js';
import { asStored } from '../upcasting.js';

describe('when connections are lost', () => {
  let database: TestDatabase;
  let admin: pg.Client;
  const stores: EventStore[] = [];

  const open = async (options: object = {}): Promise<EventStore> => {
    const store = await createPostgresEventStore({
      connectionString: database.connectionString,
      upcasters: asStored,
      ...options,
    });
    stores.push(store);
    return store;
  };
  const terminate = async (name: string): Promise<number> => {
    const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1`;
    return (await admin.query(sql, [name])).rowCount!;
  };
  const everything = async (store: EventStore): Promise<RecordedEvent[]> => {
    const all: RecordedEvent[] = [];
    for (let after = 0n, atEnd = false; !atEnd;) {
      const page = await store.readAll({ after, limit: 1_000 });
      all.push(...page.events);
      ({ position: after, atEnd } = page);
    }
    return all;
  };

  beforeAll(async () => {
    database = await testDatabase();
    await installEventStore(database.connectionString);
    admin = new pg.Client({ connectionString: database.connectionString });
    await admin.connect();
  });
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
  afterAll(async () => {
    await admin.end();
    await database.close();
  });

  it('no acknowledged event is lost or stored twice when connections are lost under load', async () => {
    const store = await open();
    const from = await store.head();
    const acknowledged = new Map<string, bigint>();
    let killed = 0;
    let writing = true;
    const write = async (worker: number): Promise<void> => {
      for (let revision = -1; writing; revision++) {
        const event = sampleEvent();
        const expectedRevision = revision < 0 ? 'none' : revision;
        const { position, revisions } = await store.append([
          { stream: `lane-${worker}`, expectedRevision, events: [event] },
        ]);
        expect(revisions).toEqual([revision + 1]);
        acknowledged.set(event.id, position);
      }
    };
    const kill = async (): Promise<void> => {
      for (let round = 0; round < 25; round++) {
        const enough = acknowledged.size + 20;
        while (acknowledged.size < enough) await new Promise(setImmediate);
        killed += await terminate('zhezi event writer');
        if (round % 5 === 0) await terminate('zhezi event reader');
      }
      writing = false;
    };
    await Promise.all([kill(), ...Array.from({ length: 24 }, (_, worker) => write(worker))]);
    const stored = (await everything(store)).filter(({ position }) => position > from);
    expect(killed).toBeGreaterThanOrEqual(25);
    expect(new Map(stored.map(({ id, position }) => [id, position]))).toEqual(acknowledged);
    expect(stored).toHaveLength(acknowledged.size);
  });

  it('a reader and a subscription go on when connections are lost', async () => {
    const [writer, other] = [await open(), await open()];
    const after = await other.head();
    const seen: string[] = [];
    const ending = new AbortController();
    const following = (async () => {
      for await (const { events } of other.subscribe({ after, signal: ending.signal })) {
        seen.push(...events.map(({ id }) => id));
        if (seen.length === 6) ending.abort();
      }
    })();
    const written: string[] = [];
    for (let n = 0; n < 6; n++) {
      await terminate('zhezi event listener');
      await terminate('zhezi event reader');
      const event = sampleEvent();
      await writer.append([{ stream: 'followed', expectedRevision: 'any', events: [event] }]);
      written.push(event.id);
      expect(await other.readStream('followed', { fromRevision: n })).toHaveLength(1);
    }
    await following;
    expect(seen).toEqual(written);
  });

  describe('behind a wire that can be cut', () => {
    let wire: Wire;
    beforeEach(async () => void (wire = await startWire(database.connectionString)));
    afterEach(() => wire.close());

    it('the second try finds the result whose answer was lost on the way back', async () => {
      const store = await open({ connectionString: wire.connectionString });
      await store.append([{ stream: 'warm', expectedRevision: 'any', events: [sampleEvent()] }]);
      const stream = `cut-${newId()}`;
      wire.swallowAnswers = true;
      const append = store.append([{ stream, expectedRevision: 'none', events: [sampleEvent()] }]);
      while ((await admin.query('SELECT FROM zhezi.events WHERE stream = $1', [stream])).rowCount === 0);
      wire.swallowAnswers = false;
      wire.cut();
      expect(await append).toMatchObject({ revisions: [0] });
      expect(await store.readStream(stream)).toHaveLength(1);
    });

    it('an append without any connection fails in time and says whether it may have been stored', async () => {
      const store = await open({ connectionString: wire.connectionString, appendTimeout: 300 });
      await wire.close();
      const append = store.append([{ stream: 'never', expectedRevision: 'none', events: [sampleEvent()] }]);
      await expect(append).rejects.toMatchObject({ name: 'EventStoreUnavailable', outcomeUnknown: false });
      await expect(append).rejects.toThrow(EventStoreUnavailable);
    });
  });

  it('an append that the server refuses for good fails for its caller only', async () => {
    const store = await open();
    const broken = sampleEvent({ data: JSON.parse(`${'{"a":'.repeat(6_500)}1${'}'.repeat(6_500)}`) as never });
    const outcomes = await Promise.allSettled(
      [sampleEvent(), broken, sampleEvent(), sampleEvent()].map((event, n) =>
        store.append([{ stream: `deep-${n}`, expectedRevision: 'none', events: [event] }]),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });
});

interface Wire {
  readonly connectionString: string;
  /** What the server says does not arrive. */
  swallowAnswers: boolean;
  cut(): void;
  close(): Promise<void>;
}

/** A TCP relay before the server. */
async function startWire(connectionString: string): Promise<Wire> {
  const url = new URL(connectionString);
  const target = { host: url.hostname, port: Number(url.port || 5432) };
  const sockets = new Set<Socket>();
  const wire = { swallowAnswers: false };
  const { connect } = await import('node:net');
  const server: Server = createServer((near) => {
    const far = connect(target);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    near.on('data', (chunk) => far.write(chunk)).on('close', () => far.destroy());
    far.on('data', (chunk) => wire.swallowAnswers || near.write(chunk)).on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  const close = (): Promise<void> => {
    cut();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return Object.assign(wire, { connectionString: url.href, cut, close });
}
