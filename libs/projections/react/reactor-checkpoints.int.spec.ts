import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { createReadDatabase } from '../sql/create-read-database.js';
import type { ReadDatabase } from '../sql/read-database.js';
import { createReactorCheckpoints } from './reactor-checkpoints.js';

describe('the positions of reactors', () => {
  let database: TestDatabase;
  let readDatabase: ReadDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    readDatabase = await createReadDatabase(database.connectionString);
  });
  afterAll(async () => {
    await readDatabase.destroy();
    await database.close();
  });

  it('the position of a reactor starts at the beginning, is kept apart from others, and never moves back', async () => {
    const checkpoints = createReactorCheckpoints(readDatabase, fixedClock('2023-03-01T01:00:00.000Z'));
    expect(await checkpoints.load('a')).toBe(0n);
    await checkpoints.save('a', 9_007_199_254_740_993n);
    await checkpoints.save('a', 7n);
    expect(await checkpoints.load('a')).toBe(9_007_199_254_740_993n);
    expect(await checkpoints.load('b')).toBe(0n);
  });
});
