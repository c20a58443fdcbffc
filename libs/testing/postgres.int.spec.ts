import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from './postgres.js';

describe('a test database', () => {
  let one: TestDatabase;
  let other: TestDatabase;

  beforeAll(async () => {
    [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  });
  afterAll(() => Promise.all([one.close(), other.close()]));

  const ask = async ({ connectionString }: TestDatabase, sql: string): Promise<unknown> => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    await client.end();
    return (rows[0] as unknown[] | undefined)?.[0];
  };

  it('a test database is empty and used by one test only', async () => {
    await ask(one, 'CREATE TABLE only_here ()');
    expect(await ask(one, `SELECT to_regclass('only_here')::text`)).toBe('only_here');
    expect(await ask(other, `SELECT to_regclass('only_here')::text`)).toBeNull();
  });

  it('a test database keeps UTF-8, sorts by code point and uses UTC', async () => {
    expect(await ask(one, 'SHOW server_encoding')).toBe('UTF8');
    expect(await ask(one, 'SHOW timezone')).toBe('UTC');
    expect(await ask(one, `SELECT string_agg(x, '' ORDER BY x) FROM unnest('{丁,甲,a,Z}'::text[]) x`)).toBe('Za丁甲');
  });
});
