import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announceRunning, findRunning, type RunningProcess } from './running.js';

describe('the word a process leaves in its data folder', () => {
  let folder: string;
  const mine: RunningProcess = {
    pid: process.pid,
    address: 'http://127.0.0.1:3000',
    eventStoreUrl: 'postgres://zhezi:secret@127.0.0.1:5432/zhezi',
    readDatabaseUrl: 'postgres://zhezi:secret@127.0.0.1:5432/zhezi',
    clockStart: null,
    startedAt: '2023-03-01T01:00:00.000Z',
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi-running-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('the file that a process leaves in its data folder is found while the process lives, and only its owner can read it', async () => {
    const withdraw = await announceRunning(folder, mine);
    expect(await findRunning(folder)).toEqual(mine);
    expect((await stat(join(folder, 'running.json'))).mode & 0o777).toBe(0o600);
    await withdraw();
    expect(await findRunning(folder)).toBeUndefined();
  });

  it('the file that a process leaves in its data folder does not count when the process is gone or the file is damaged', async () => {
    await announceRunning(folder, { ...mine, pid: 2 ** 22 + 1 });
    expect(await findRunning(folder)).toBeUndefined();
    await writeFile(join(folder, 'running.json'), '{"pid":');
    expect(await findRunning(folder)).toBeUndefined();
  });
});
