import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore } from '#event-store';
import { testDatabase, type TestDatabase } from '#testing';
import { clock, newEvent } from '../spec/new-event.js';
import { createReadDatabase } from '../sql/create-read-database.js';
import type { ReadDatabase } from '../sql/read-database.js';
import { SessionLocks } from '../sql/session-locks.js';
import { createReactorCheckpoints } from './reactor-checkpoints.js';
import { type RunningReactor, startReactor } from './start-reactor.js';

describe('one reactor in two processes', () => {
  let database: TestDatabase;
  let readDatabase: ReadDatabase;
  let store: EventStore;
  let running: RunningReactor[] = [];
  let handled: string[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    readDatabase = await createReadDatabase(database.connectionString);
  });
  beforeEach(async () => {
    [running, handled] = [[], []];
    store = createMemoryEventStore({ upcasters: asStored });
    await readDatabase.query('TRUNCATE zhezi_read.reactors');
  });
  afterEach(() => Promise.all(running.map((one) => one.stop())));
  afterAll(async () => {
    await readDatabase.destroy();
    await database.close();
  });

  const write = async (...types: string[]): Promise<bigint> =>
    (await store.append([{ stream: 'plan-1', expectedRevision: 'any', events: types.map((type) => newEvent(type)) }]))
      .position;

  function start(process: string): RunningReactor {
    const reactor = {
      name: 'spec',
      filter: { types: ['Wanted'] },
      handle: async ({ revision }: { revision: number }) => void handled.push(`${process} ${revision}`),
      onFailure: () => 'stop' as const,
    };
    const options = { locks: new SessionLocks(readDatabase), standByMs: 10 };
    const one = startReactor(store, reactor, createReactorCheckpoints(readDatabase, clock), options);
    running.push(one);
    return one;
  }
  const cutOwners = (): Promise<unknown> =>
    readDatabase.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'zhezi-read owner'`,
    );

  it('one process handles events; the other stands by, knows how far the first is, and goes on when it stops', async () => {
    const first = start('first');
    await first.whenHandled(await write('Wanted', 'Unwanted'));
    const second = start('second');
    const position = await write('Wanted', 'Unwanted', 'Unwanted');
    await Promise.all([first.whenHandled(position), second.whenHandled(position)]);
    expect(second.position()).toBe(position);
    await first.stop();
    await second.whenHandled(await write('Wanted'));
    expect(handled).toEqual(['first 0', 'first 2', 'second 5']);
  });

  it('some process goes on when the connections with the lock are lost, and no event is missed', async () => {
    const both = [start('first'), start('second')];
    for (let round = 0; round < 5; round++) {
      await Promise.all([write('Wanted'), cutOwners()]);
      const position = await write('Wanted');
      await Promise.all(both.map((one) => one.whenHandled(position)));
    }
    const revisions = handled.map((one) => Number(one.split(' ')[1]));
    expect([...new Set(revisions)].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
