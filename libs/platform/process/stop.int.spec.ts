import { describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from '#testing';

const script = join(import.meta.dirname, 'test-process', 'stop.ts');
const typescript = pathToFileURL(join(import.meta.dirname, '..', '..', 'testing', 'typescript.mjs')).href;

/** Runs the process, tells it to end as soon as it says something, as often as is said, and answers how it ended. */
async function ended(
  argument: string,
  env: NodeJS.ProcessEnv = {},
  tell = (child: ChildProcess): void => void child.kill(),
) {
  const flags = ['--conditions', 'source', '--experimental-transform-types', '--no-warnings', '--import', typescript];
  const child = spawn(process.execPath, [...flags, script, argument], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') tell(child);
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = said.trim().split('\n');
  return { code, said: lines, steps: lines.slice(1), complained };
}

describe('the end of a process', () => {
  it('the end of a process goes through its steps in order: accepted requests, work in hand, connection pools', async () => {
    expect(await ended('in-order')).toMatchObject({
      code: 0,
      steps: ['requests ended', 'batch ended', 'pools closed'],
      complained: '',
    });
  });

  it('the end of a process is given up after its time, and the process says which step hangs', async () => {
    const { code, steps, complained } = await ended('hang', { ZHEZI_STOP_SECONDS: '1', ZHEZI_LANG: 'en' });
    expect({ code, steps }).toEqual({ code: 124, steps: ['requests ended'] });
    expect(complained).toMatch(/within 1 s; it hangs at: the batch\..* \[STOP_TOO_LONG\]\n$/);
  });

  it('the end of a process is not cut short by the same signal from the terminal and from npm', async () => {
    const twice = (child: ChildProcess): void => {
      child.kill('SIGINT');
      child.kill('SIGINT');
    };
    const { code, steps } = await ended('in-order', {}, twice);
    expect({ code, steps }).toEqual({ code: 0, steps: ['requests ended', 'batch ended', 'pools closed'] });
  });

  it('the end of a process is cut short by a signal that comes a moment after the first', async () => {
    const ever = (child: ChildProcess): void =>
      void until('it has ended', () => !child.kill('SIGINT') || child.exitCode !== null);
    expect(await ended('hang', {}, ever)).toMatchObject({ code: 130, steps: ['requests ended'], complained: '' });
  });
});

describe('the start of a process', () => {
  it('a start that fails closes what it has opened, and the process says why in one line', async () => {
    const { code, said, complained } = await ended('start-fails');
    expect({ code, said, complained }).toEqual({
      code: 1,
      said: ['batch ended', 'pools closed'],
      complained: 'no room for requests\n',
    });
  });

  it('a start that fails does not wait for ever until what it has opened is closed', async () => {
    const env = { ZHEZI_STOP_SECONDS: '1', ZHEZI_LANG: 'en' };
    const { code, said, complained } = await ended('start-fails-and-hangs', env);
    expect({ code, said }).toEqual({ code: 1, said: ['batch ended'] });
    expect(complained).toMatch(/^no room for requests The process .* it hangs at: the pools\..* \[STOP_TOO_LONG\]\n$/);
  });

  it('a signal during the start is obeyed before the next step, and what was opened is closed', async () => {
    expect(await ended('slow-start')).toMatchObject({
      code: 0,
      said: ['starting', 'batch ended', 'pools closed'],
      complained: '',
    });
  });

  it('a start that hangs is given up after its time once a signal has come, and the process says at which step', async () => {
    const { code, complained } = await ended('start-hangs', { ZHEZI_STOP_SECONDS: '1' });
    expect(code).toBe(124);
    expect(complained).toMatch(/^进程未能在 1 秒内有序结束，停在：启动（〔requests〕）。.* \[STOP_TOO_LONG\]\n$/);
  });
});
