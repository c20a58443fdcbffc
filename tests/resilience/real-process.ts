import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findRunning, type RunningProcess } from '#platform';

export interface RealProcess {
  readonly child: ChildProcess;
  readonly running: RunningProcess;
  readonly address: string;
  /** What it has written on standard error so far. */
  said(): string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface RealProcessOptions {
  readonly root: string;
  readonly dataDirectory: string;
  readonly clockStart?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const startMs = 60_000;

const living = new Set<ChildProcess>();

/** Kills what a failed test has left running. */
export function killLiving(): void {
  for (const child of living) child.kill('SIGKILL');
}

/** Starts the built standalone process as a person would, on a free port, and waits until it says where it answers. */
export async function startReal(options: RealProcessOptions): Promise<RealProcess> {
  const { child, said } = spawnReal(options);
  const gone = once(child, 'exit');
  const running = await announced(options.dataDirectory, child, said);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return {
    child,
    running,
    address: running.address!,
    said,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

export const spawnReal = ({ root, dataDirectory, clockStart, env }: RealProcessOptions) =>
  spawnApp(root, 'standalone', {
    ZHEZI_DATA: dataDirectory,
    ...(clockStart !== undefined && { ZHEZI_CLOCK_START: clockStart }),
    ...env,
  });

/** Any built app as a process of its own. */
export function spawnApp(root: string, app: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(root, 'dist', 'apps', app, 'main.js')], {
    env: { PATH: process.env.PATH, ZHEZI_DIRECTORY: 'tongzhou', ZHEZI_HTTP_PORT: '0', ZHEZI_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  living.add(child);
  child.once('exit', () => living.delete(child));
  let text = '';
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-20_000)));
  return { child, said: () => text };
}

async function announced(dataDirectory: string, child: ChildProcess, said: () => string): Promise<RunningProcess> {
  const until = performance.now() + startMs;
  while (performance.now() < until) {
    const running = await findRunning(dataDirectory);
    if (running?.pid === child.pid) return running!;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the process ended at its start:\n${said()}`);
    await delay(10);
  }
  child.kill('SIGKILL');
  throw new Error(`the process did not start within ${startMs / 1000} s:\n${said()}`);
}

/** The embedded server that the data folder's process has started. */
export async function postmasterOf(dataDirectory: string): Promise<number> {
  const moved = await readFile(join(dataDirectory, 'moved-to'), 'utf8').catch(() => undefined);
  const file = join(moved?.trim() ?? dataDirectory, 'server', 'data', 'postmaster.pid');
  return Number.parseInt(await readFile(file, 'utf8'), 10);
}

/** Whether a process works; one that has ended and waits for its parent to notice does not. */
export function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
