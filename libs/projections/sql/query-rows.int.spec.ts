import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pause } from '#runtime';
import { testDatabase } from '#testing';
import { createReadDatabase } from './create-read-database.js';
import { queryRows } from './query-rows.js';
import type { ReadDatabase } from './read-database.js';

const poolSize = 2;
let database: ReadDatabase;
let end: () => Promise<void>;

beforeAll(async () => {
  const { connectionString, close } = await testDatabase();
  database = await createReadDatabase(connectionString, { poolSize });
  end = () => database.destroy().then(close);
  await database.query('CREATE TABLE things (id integer, day date)');
  await database.query(`INSERT INTO things VALUES (1, '2023-02-01')`);
});
afterAll(() => end());

const things = (isPlannedOnce = true) =>
  queryRows(database, { text: 'SELECT id, day FROM things WHERE id = $1', values: [1], isPlannedOnce });

describe('a statement that is planned once', () => {
  it('a statement that is planned once gives the same rows however often it is asked, with dates as the domain writes them', async () => {
    for (let call = 0; call < 8; call++) expect(await things()).toEqual([{ id: 1, day: '2023-02-01' }]);
    expect(await things(false)).toEqual([{ id: 1, day: '2023-02-01' }]);
    const [kept] = await database.query<{ plans: number }[]>(
      'SELECT count(*)::int AS plans FROM pg_prepared_statements',
    );
    expect(kept!.plans).toBe(1);
  });

  it('a statement that is planned once reads the table that has the name now', async () => {
    await things();
    await database.query('ALTER TABLE things RENAME TO things__kept');
    await database.query(`CREATE TABLE things AS SELECT 1 AS id, date '2023-03-01' AS day`);
    expect(await things()).toEqual([{ id: 1, day: '2023-03-01' }]);
  });

  it('a statement that is planned once still works when the new table has columns of other types', async () => {
    await things();
    await database.query(`ALTER TABLE things ALTER COLUMN day TYPE text USING '三月'`);
    for (let call = 0; call < 2; call++) expect(await things()).toEqual([{ id: 1, day: '三月' }]);
  });

  it('queryRows fails with the error of PostgreSQL when the statement itself is at fault', async () => {
    const failing = queryRows(database, { text: 'SELECT 1 / $1::integer', values: [0], isPlannedOnce: true });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
  });
});

describe('the connections of a read database', () => {
  const connections = async (): Promise<number> => {
    const [row] = await database.query<{ open: number }[]>(
      `SELECT count(*)::int AS open FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'zhezi-read'`,
    );
    return row!.open;
  };

  it('TypeORM and queryRows together open no more connections than the limit', async () => {
    const wait = 'SELECT pg_sleep(0.02)';
    const asked = Array.from({ length: 20 }, (_, at) =>
      at % 2 === 0 ? database.query(wait) : queryRows(database, { text: wait, values: [] }),
    );
    const most = Math.max(...(await Promise.all(asked.map((answer) => answer.then(connections)))));
    expect(most).toBe(poolSize);
  });

  it('queryRows waits while TypeORM has taken all connections', async () => {
    const taken = Array.from({ length: poolSize }, () => database.createQueryRunner());
    for (const runner of taken) await runner.connect();
    let hasAnswered = false;
    const answer = queryRows(database, { text: 'SELECT 1 AS one', values: [] }).finally(() => (hasAnswered = true));
    await pause(100, new AbortController().signal);
    expect(hasAnswered).toBe(false);
    for (const runner of taken) await runner.release();
    expect(await answer).toEqual([{ one: 1 }]);
  });

  it('queryRows works again after the database was closed and opened', async () => {
    await database.destroy();
    await expect(queryRows(database, { text: 'SELECT 1 AS one', values: [] })).rejects.toThrow('pool');
    await database.initialize();
    expect(await queryRows(database, { text: 'SELECT 1 AS one', values: [] })).toEqual([{ one: 1 }]);
  });
});
