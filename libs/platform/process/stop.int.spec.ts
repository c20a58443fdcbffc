import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const script = join(import.meta.dirname, 'test-process', 'stop.ts');
const typescript = pathToFileURL(join(import.meta.dirname, '..', '..', 'testing', 'typescript.mjs')).href;

/** Runs the process, tells it to end once it has started, and answers how it ended. */
async function ended(argument: string, env: NodeJS.ProcessEnv = {}) {
  const flags = ['--conditions', 'source', '--experimental-transform-types', '--no-warnings', '--import', typescript];
  const child = spawn(process.execPath, [...flags, script, argument], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') child.kill('SIGTERM');
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, steps: said.trim().split('\n').slice(1), complained };
}

describe('the end of a process', () => {
  it('the end of a process goes through its steps in order: accepted requests, work in hand, connection pools', async () => {
    expect(await ended('in-order')).toEqual({
      code: 0,
      steps: ['requests ended', 'batch ended', 'pools closed'],
      complained: '',
    });
  });

  it('the end of a process is given up after its time, and the process says which step hangs', async () => {
    const { code, steps, complained } = await ended('hang', { ZHEZI_STOP_SECONDS: '1', ZHEZI_LANG: 'en' });
    expect({ code, steps }).toEqual({ code: 124, steps: ['requests ended'] });
    expect(complained).toMatch(/within 1 s; it hangs at: the batch in hand\..* \[STOP_TOO_LONG\]\n$/);
  });
});
