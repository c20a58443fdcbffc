import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asStored, installEventStore } from '#event-store';
import { silentLog } from '#runtime';
import { testConfiguration, testDatabase, type TestDatabase } from '#testing';
import { observeProcess } from '../observability/observe-process.js';
import { stepsOn } from '../process/startup.js';
import { openInfrastructure } from './open-infrastructure.js';

describe('a process whose disk is full', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await testDatabase();
    await installEventStore(database.connectionString);
    folder = await mkdtemp(join(tmpdir(), 'zhezi-storing-'));
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('a process whose disk is full warns once, and once when there is room again, however often it is asked', async () => {
    await using closing = new AsyncDisposableStack();
    const warned: string[] = [];
    const log = { ...silentLog, warn: (_: object, message: string) => void warned.push(message) };
    const configuration = testConfiguration({ ZHEZI_DATA: folder });
    const steps = stepsOn(closing);
    const observability = await observeProcess('test', configuration, log, steps);
    const disk = { isFull: false };
    const checkRoom = async (): Promise<void> => {
      if (disk.isFull) throw new Error('expected 64 MB free, found 0 MB');
    };
    const { connectionString: url } = database;
    const addresses = { eventStoreUrl: url, readDatabaseUrl: url, checkRoom };
    const { takesEvents } = await openInfrastructure(
      { configuration, addresses, models: [], upcasters: asStored, observability },
      steps,
    );
    await takesEvents();
    expect(warned).toEqual([]);
    disk.isFull = true;
    await expect(takesEvents()).rejects.toThrow('64 MB');
    await expect(takesEvents()).rejects.toThrow('64 MB');
    expect(warned).toEqual(['no events can be stored']);
    disk.isFull = false;
    await takesEvents();
    await takesEvents();
    expect(warned).toEqual(['no events can be stored', 'events can be stored again']);
  });
});
