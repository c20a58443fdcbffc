import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createReadDatabase } from '#projections';
import { testDatabase } from '#testing';
import { queryRows } from './statement.js';

let database: DataSource;
let end: () => Promise<void>;

beforeAll(async () => {
  const { connectionString, close } = await testDatabase();
  database = await createReadDatabase(connectionString, { poolSize: 2 });
  end = () => database.destroy().then(close);
  await database.query('CREATE TABLE things (id integer, day date)');
  await database.query(`INSERT INTO things VALUES (1, '2023-02-01')`);
});
afterAll(() => end());

const things = (isPlannedOnce = true) =>
  queryRows(database, { text: 'SELECT id, day FROM things WHERE id = $1', values: [1], isPlannedOnce });

describe('a statement that is planned once', () => {
  it('gives the same rows however often, with dates as the domain writes them', async () => {
    for (let call = 0; call < 8; call++) expect(await things()).toEqual([{ id: 1, day: '2023-02-01' }]);
    expect(await things(false)).toEqual([{ id: 1, day: '2023-02-01' }]);
    const [kept] = await database.query<{ plans: number }[]>(
      'SELECT count(*)::int AS plans FROM pg_prepared_statements',
    );
    expect(kept!.plans).toBe(1);
  });

  it('reads the table that bears the name now', async () => {
    await things();
    await database.query('ALTER TABLE things RENAME TO things__kept');
    await database.query(`CREATE TABLE things AS SELECT 1 AS id, date '2023-03-01' AS day`);
    expect(await things()).toEqual([{ id: 1, day: '2023-03-01' }]);
  });

  it('goes on when the new table has columns of other types', async () => {
    await things();
    await database.query(`ALTER TABLE things ALTER COLUMN day TYPE text USING '三月'`);
    for (let call = 0; call < 2; call++) expect(await things()).toEqual([{ id: 1, day: '三月' }]);
  });

  it('fails as PostgreSQL says', async () => {
    const failing = queryRows(database, { text: 'SELECT 1 / $1::integer', values: [0], isPlannedOnce: true });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
  });
});
