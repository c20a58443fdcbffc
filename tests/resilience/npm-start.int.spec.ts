import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunning } from '#platform';
import { until } from '#testing';
import { type CopiedCheckout, copyCheckout, ranIn, shellEnvironment } from './copied-checkout.js';
import { isAlive, postmasterOf } from './real-process.js';

/** Processes of a group that work. (`ps` tells the same; /proc needs no program.) */
const ofGroup = (group: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isAlive(pid) && groupOf(pid) === group);

function groupOf(pid: number): number {
  try {
    return Number(/\) \S \d+ (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

describe('zhezi started by npm', () => {
  let checkout: CopiedCheckout;
  let dataDirectory: string;
  let npm: ChildProcess;

  beforeAll(async () => {
    checkout = await copyCheckout();
    dataDirectory = await mkdtemp(join(tmpdir(), 'zhezi-npm-start-'));
    await chmod(dataDirectory, 0o755);
    expect(await ranIn(checkout.root, ['npm', 'run', '-s', 'build'])).toEqual({ code: 0, out: '', err: '' });
  });
  afterEach(() => {
    for (const pid of ofGroup(npm.pid!)) process.kill(pid, 'SIGKILL');
  });
  afterAll(async () => {
    await checkout.remove();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  /** As a terminal does it: npm leads a process group of its own. */
  async function started(
    ...command: [string, ...string[]]
  ): Promise<{ readonly said: () => string; readonly postmaster: number }> {
    const env = {
      ...shellEnvironment(),
      ZHEZI_DATA: dataDirectory,
      ZHEZI_DIRECTORY: 'tongzhou',
      ZHEZI_HTTP_PORT: '0',
      ZHEZI_LOG_LEVEL: 'warn',
    };
    const [program, ...args] = command;
    npm = spawn(program, args, {
      cwd: checkout.root,
      env,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    npm.stderr!.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    await until(`it has started: ${text}`, async () => (await findRunning(dataDirectory)) !== undefined, 60_000);
    return { said: () => text, postmaster: await postmasterOf(dataDirectory) };
  }

  const toNpmAlone = (pid: number): boolean => process.kill(pid, 'SIGTERM');
  const toAll = (pid: number): boolean => process.kill(-pid, 'SIGINT');

  it.each<readonly [string, string, readonly [string, ...string[]], (pid: number) => boolean]>([
    ['npm start', 'SIGTERM to npm alone, as `kill` sends it,', ['npm', 'start'], toNpmAlone],
    ['npm start', 'SIGINT to the whole group, as Ctrl-C sends it,', ['npm', 'start'], toAll],
    ['npx zhezi start', 'SIGTERM to npx alone, as `kill` sends it,', ['npx', 'zhezi', 'start'], toNpmAlone],
    ['npx zhezi start', 'SIGINT to the whole group, as Ctrl-C sends it,', ['npx', 'zhezi', 'start'], toAll],
  ])('zhezi started by %s ends in order on %s and leaves nothing running', async (_, _signal, command, end) => {
    const { said, postmaster } = await started(...command);
    const gone = once(npm, 'close');
    end(npm.pid!);
    await gone;
    await until('nothing of its group runs', () => ofGroup(npm.pid!).length === 0);
    expect(isAlive(postmaster)).toBe(false);
    expect({
      said: said(),
      left: readdirSync(dataDirectory).filter((name) => /^(running|owner)\.json$/.test(name)),
    }).toEqual({
      said: '',
      left: [],
    });
  });

  it('zhezi started by npm start is the process itself: no shell stands between npm and node that a signal could end instead', async () => {
    await started('npm', 'start');
    const running = (await findRunning(dataDirectory))!;
    expect(ofGroup(npm.pid!).toSorted()).toEqual([npm.pid!, running.pid].toSorted());
    const gone = once(npm, 'close');
    process.kill(running.pid, 'SIGTERM');
    await gone;
    expect(npm.exitCode).toBe(0);
    expect(ofGroup(npm.pid!)).toEqual([]);
  });
});
