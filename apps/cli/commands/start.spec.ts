import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announceRunning } from '#platform';
import { runCli } from '../run-cli.js';
import { startable } from '../startable.js';

describe('the command that starts processes', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi-start-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function ran(...args: string[]) {
    const said = { out: '', err: '' };
    const out = (text: string): void => void (said.out += text);
    const err = (text: string): void => void (said.err += text);
    const env = { ZHEZI_DATA: folder };
    const code = await runCli(args, { env, out, err, screen: null, width: 80, folder });
    return { code, ...said };
  }

  it.each([
    ['zh', '要启动的进程应为以下之一：“standalone”（全部（单进程））、'],
    ['en', 'What is started must be one of "standalone" (everything in one process), '],
  ])(
    'the command that starts processes names in %s all that it can start when it is asked for another',
    async (lang, sentence) => {
      const { code, out, err } = await ran('--lang', lang, 'start', 'everything');
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err.startsWith(sentence)).toBe(true);
      for (const app of Object.keys(startable)) expect(err).toContain(app);
    },
  );

  it('the command that starts processes lets none write the real time beside a process with a simulated clock', async () => {
    const address = 'postgres://zhezi@127.0.0.1:1/zhezi';
    await announceRunning(folder, {
      pid: process.pid,
      address: null,
      eventStoreUrl: address,
      readDatabaseUrl: address,
      clockStart: '2023-01-01T00:00:00.000Z',
      startedAt: '2023-03-01T01:00:00.000Z',
    });
    const { code, err } = await ran('--lang', 'en', 'start', 'intake');
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(new RegExp(`process ${process.pid}.*simulated clock.*\\[SIMULATION_RUNS\\]`)),
    });
  });
});
