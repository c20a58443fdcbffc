import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '#testing';
import { EventStoreFull } from '../errors.js';
import type { EventStore } from '../port.js';
import { sampleEvent } from '../spec/sample-events.js';
import { asStored } from '../upcasting.js';
import { createPostgresEventStore } from './create.js';
import { installEventStore } from './install.js';

describe('the event store in PostgreSQL on a full disk', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let store: EventStore;

  beforeAll(async () => {
    database = await testDatabase();
    await installEventStore(database.connectionString);
    store = await createPostgresEventStore({ connectionString: database.connectionString, upcasters: asStored });
    owner = new pg.Client({ connectionString: database.connectionString });
    await owner.connect();
    // The server's own answer when a table cannot grow.
    await owner.query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
  });
  afterAll(async () => {
    await store.close();
    await owner.end();
    await database.close();
  });

  const append = (stream: string, event = sampleEvent()) =>
    store.append([{ stream, expectedRevision: 'any', events: [event] }]);

  it('the event store says that the disk is full, stores nothing meanwhile, still reads, and goes on when there is room', async () => {
    await append('kept');
    await owner.query('CREATE TRIGGER no_room BEFORE INSERT ON zhezi.events EXECUTE FUNCTION no_room()');
    const events = Array.from({ length: 20 }, () => sampleEvent());
    const tried = await Promise.allSettled(events.map((event, n) => append(`full-${n}`, event)));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    for (const one of tried) expect(one).toMatchObject({ reason: expect.any(EventStoreFull) });
    await expect(store.tryAppend()).rejects.toThrow(EventStoreFull);
    expect(await store.readStream('kept')).toHaveLength(1);
    expect(await store.readStream('full-0')).toEqual([]);
    await owner.query('DROP TRIGGER no_room ON zhezi.events');
    await store.tryAppend();
    for (const [n, event] of events.entries())
      expect(await append(`full-${n}`, event)).toMatchObject({ repeated: false });
  });
});
