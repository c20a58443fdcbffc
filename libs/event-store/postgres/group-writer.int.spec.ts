import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { sampleEvent } from '../spec/sample-events.js';
import type { AppendResult, EventStore, NewEvent } from '../port.js';
import { createPostgresEventStore } from './create.js';
import { installEventStore } from './install.js';
import { asStored } from '../upcasting.js';

describe('group commit', () => {
  let database: TestDatabase;
  let rival: pg.Client;
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
  const write = (store: EventStore, events: NewEvent[] = [sampleEvent()]): Promise<AppendResult> =>
    store.append([{ stream: `s-${events[0]!.id}`, expectedRevision: 'none', events }]);
  const transactions = async (): Promise<number> => {
    const { rows } = await rival.query('SELECT count(DISTINCT xmin::text)::int AS n FROM zhezi.events');
    return (rows[0] as { n: number }).n;
  };

  beforeAll(async () => {
    database = await testDatabase();
    await installEventStore(database.connectionString);
    rival = new pg.Client({ connectionString: database.connectionString });
    await rival.connect();
  });
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
  afterAll(async () => {
    await rival.end();
    await database.close();
  });

  it('appends of one tick are committed in a few transactions', async () => {
    const store = await open();
    const before = await transactions();
    await Promise.all(Array.from({ length: 200 }, () => write(store)));
    expect((await transactions()) - before).toBeLessThanOrEqual(4);
  });

  it('appends beyond the limit of the queue wait for a place, and all are stored', async () => {
    const store = await open({ capacity: 3 });
    const before = await transactions();
    const results = await Promise.all(Array.from({ length: 30 }, () => write(store)));
    expect(new Set(results.map(({ position }) => position)).size).toBe(30);
    expect((await transactions()) - before).toBeGreaterThanOrEqual(10);
  });

  it('a writer that is closed answers everybody: accepted appends are stored, waiting ones are refused', async () => {
    const store = await open({ capacity: 2 });
    const writes = Array.from({ length: 10 }, () => write(store));
    const outcomes = Promise.allSettled(writes);
    await store.close();
    const statuses = (await outcomes).map(({ status }) => status);
    expect(statuses.slice(0, 2)).toEqual(['fulfilled', 'fulfilled']);
    expect(statuses.slice(2)).toEqual(Array.from({ length: 8 }, () => 'rejected'));
  });

  it('an append gives up in time while another process holds the lock, and the same append later learns what became of it', async () => {
    const store = await open({ appendTimeout: 300 });
    const event = sampleEvent();
    await rival.query('BEGIN');
    await rival.query(
      `SELECT zhezi.append_group(false, false, '{1}', '{rival}', '{-1}', '{1}', '{1}', '{1}', '{${newId()}}', '{rival}', '{Noted}',
                                 '{1}', ARRAY['{}'::json], ARRAY['{}'::json])`,
    );
    await expect(write(store, [event])).rejects.toMatchObject({ name: 'EventStoreUnavailable', outcomeUnknown: true });
    await rival.query('COMMIT');
    expect(await write(await open(), [event])).toMatchObject({ revisions: [0] });
    expect(await store.readStream(`s-${event.id}`)).toHaveLength(1);
  });

  it('a conflict is found although another process has written to a stream whose revision this process knew', async () => {
    const [one, other] = [await open(), await open()];
    const stream = `shared-${newId()}`;
    const write = (store: EventStore, expectedRevision: number | 'none'): Promise<AppendResult> =>
      store.append([{ stream, expectedRevision, events: [sampleEvent()] }]);
    await write(one, 'none');
    await write(other, 0);
    await expect(write(one, 'none')).rejects.toMatchObject({ name: 'RevisionConflict', actual: 1 });
    await expect(write(one, 0)).rejects.toMatchObject({ name: 'RevisionConflict', actual: 1 });
    await expect(write(other, 7)).rejects.toMatchObject({ name: 'RevisionConflict', actual: 1 });
    expect(await write(one, 1)).toMatchObject({ revisions: [2] });
    expect((await one.readStream(stream)).map(({ revision }) => revision)).toEqual([0, 1, 2]);
  });
});
