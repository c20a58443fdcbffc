import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '#testing';
import { sampleEvent } from '../spec/sample-events.js';
import { connectWriter, readerPool } from './connections.js';
import { createPostgresEventStore } from './create.js';
import { installEventStore } from './install.js';
import { asStored } from '../upcasting.js';

describe('the roles of the event store', () => {
  let database: TestDatabase;
  let writer: pg.Client;
  let reader: pg.Pool;

  beforeAll(async () => {
    database = await testDatabase();
    await installEventStore(database.connectionString);
    const store = await createPostgresEventStore({ connectionString: database.connectionString, upcasters: asStored });
    await store.append([{ stream: 'kept', expectedRevision: 'none', events: [sampleEvent()] }]);
    await store.close();
    writer = await connectWriter(database.connectionString);
    reader = readerPool(database.connectionString, 1);
  });
  afterAll(async () => {
    await writer.end();
    await reader.end();
    await database.close();
  });

  const forbidden = [
    `UPDATE zhezi.events SET type = 'Other'`,
    'DELETE FROM zhezi.events',
    'TRUNCATE zhezi.events',
    'DROP TABLE zhezi.events',
    'ALTER TABLE zhezi.events DISABLE TRIGGER ALL',
    'CREATE TABLE zhezi.other ()',
    `SELECT setval('zhezi.event_position', 1)`,
  ];
  const insert = `INSERT INTO zhezi.events SELECT position + 1000, recorded_at, gen_random_uuid(), revision + 1000,
                  schema_version, stream, type, data, metadata FROM zhezi.events LIMIT 1`;

  it.each(forbidden)('the writer may not: %s', async (statement) => {
    await expect(writer.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each([...forbidden, insert])('the reader may not: %s', async (statement) => {
    await expect(reader.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('the writer may read and insert; the reader may read', async () => {
    await writer.query(insert);
    expect((await writer.query('SELECT stream FROM zhezi.events')).rowCount).toBe(2);
    expect((await reader.query('SELECT stream FROM zhezi.events')).rowCount).toBe(2);
  });

  it('a session of the writer waits for a lock, and holds a transaction open, for 10 s at most, whoever opened it', async () => {
    const shown = async (name: string): Promise<unknown> =>
      Object.values((await writer.query(`SHOW ${name}`)).rows[0] as object)[0];
    expect(await shown('lock_timeout')).toBe('10s');
    expect(await shown('idle_in_transaction_session_timeout')).toBe('10s');
    const { rows } = await writer.query(`SELECT rolconfig FROM pg_roles WHERE rolname = 'zhezi_writer'`);
    expect(rows).toEqual([{ rolconfig: ['lock_timeout=10s', 'idle_in_transaction_session_timeout=10s'] }]);
  });

  it('installing again changes nothing, also when several processes do it at once', async () => {
    const before = await schemaOf(database);
    await Promise.all([1, 2, 3].map(() => installEventStore(database.connectionString)));
    expect(await schemaOf(database)).toEqual(before);
    expect((await reader.query('SELECT stream FROM zhezi.events')).rowCount).toBe(2);
  });

  it('opening a store on a database where it is not installed fails at once and says so', async () => {
    const empty = await testDatabase();
    await expect(
      createPostgresEventStore({ connectionString: empty.connectionString, upcasters: asStored }),
    ).rejects.toThrow(/zhezi/);
    await empty.close();
  });
});

async function schemaOf({ connectionString }: TestDatabase): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(`
    SELECT c.relname AS name, c.relacl::text AS grants, pg_get_indexdef(c.oid) AS definition
      FROM pg_class c WHERE c.relnamespace = 'zhezi'::regnamespace
    UNION ALL
    SELECT p.proname, p.proacl::text, pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.pronamespace = 'zhezi'::regnamespace
    ORDER BY 1, 3`);
  await client.end();
  return rows;
}
