import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './errors.js';
import { commandOf } from './owner.js';

/**
 * Ends a server whose owner was killed, cleanly, so that the next start needs no recovery. Then removes the pid file: its number may
 * belong to another process by now, which PostgreSQL would take for a running server. Only the owner of the directory may call this.
 */
export async function stopOrphan(data: string, log: (message: string) => void): Promise<void> {
  const pid = await postmasterPid(data);
  if (pid === undefined) return;
  if (isServerOf(pid, data)) {
    log(`a server left behind by a killed process (pid ${pid}) still runs; stopping it`);
    await end(pid, data);
  }
  await rm(join(data, 'postmaster.pid'), { force: true });
}

export async function postmasterPid(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

const isServerOf = (pid: number, data: string): boolean => commandOf(pid).includes(`-D ${data} `);

async function end(pid: number, data: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    signalProcess(pid, signal);
    if (await gone(pid, data, 20_000)) return;
  }
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_IN_USE',
    {
      zh: `数据库进程 ${pid} 占用 ${data}，且不停止`,
      en: `the server with pid ${pid} holds ${data} and does not stop`,
    },
    { zh: '请手工停止它，然后重新启动', en: 'stop it by hand, then start again' },
  );
}

async function gone(pid: number, data: string, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (isServerOf(pid, data)) {
    if (performance.now() > until) return false;
    await delay(20);
  }
  return true;
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone meanwhile
  }
}
