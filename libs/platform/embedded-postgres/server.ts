import { type ChildProcess, spawn } from 'node:child_process';
import { chown, open, readFile, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { InBoth } from '#kernel';
import { type Account, serverEnvironment } from './account.js';
import { EmbeddedPostgresError } from './errors.js';
import { asFlags } from './settings.js';

export interface ServerOptions {
  readonly postgres: string;
  readonly data: string;
  readonly logFile: string;
  readonly account: Account;
  readonly settings: Readonly<Record<string, string>>;
}

export interface Server {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the server process has ended, whoever ended it. */
  readonly ended: Promise<void>;
}

const startSeconds = 120;
const largestLog = 10_000_000;

/** Starts the server and waits until it accepts connections; recovery after a crash may take a while. */
export async function startServer(options: ServerOptions, port: number): Promise<Server> {
  const { from, child, ended } = await launch(options, port);
  let alive = true;
  void ended.then(() => (alive = false));
  const until = performance.now() + startSeconds * 1000;
  while (!(await isReady(options.data, child.pid))) {
    if (!alive) throw await startFailed(options.logFile, from, endedEarly);
    if (performance.now() > until) {
      child.kill('SIGQUIT');
      throw await startFailed(options.logFile, from, late);
    }
    await delay(10);
  }
  return { pid: child.pid!, port, ended };
}

interface Launched {
  /** The length of the log file when the server was started: the lines of this start come after it. */
  readonly from: number;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
}

async function launch(options: ServerOptions, port: number): Promise<Launched> {
  const log = await open(options.logFile, 'a', 0o600);
  try {
    if (options.account) await chown(options.logFile, options.account.uid, options.account.gid);
    if ((await log.stat()).size > largestLog) await truncate(options.logFile);
    const from = (await stat(options.logFile)).size;
    const args = ['-D', options.data, '-p', String(port), ...asFlags(options.settings)];
    const stdio = ['ignore', log.fd, log.fd] as const;
    const detached = true; // Ctrl-C goes to our process group; we stop the server after our own work
    const child = spawn(options.postgres, args, {
      ...options.account,
      cwd: '/',
      env: serverEnvironment(),
      stdio: [...stdio],
      detached,
    });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.on('error', () => undefined);
    child.unref();
    return { from, child, ended };
  } finally {
    await log.close();
  }
}

/** The server writes its state into the eighth line of postmaster.pid. */
async function isReady(data: string, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return pid !== undefined && Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

const endedEarly: InBoth = { zh: '数据库在启动中退出', en: 'the server ended while starting' };
const late: InBoth = {
  zh: `数据库在 ${startSeconds} 秒内没有就绪`,
  en: `the server was not ready after ${startSeconds} s`,
};

async function startFailed(logFile: string, from: number, what: InBoth): Promise<EmbeddedPostgresError> {
  const text = (await readFile(logFile)).subarray(from).toString().trim();
  const last = text.split('\n').slice(-20).join('\n');
  return new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_START_FAILED',
    { zh: `${what.zh}，其日志末尾为：\n“${last || '无'}”`, en: `${what.en}; it said:\n${last || '(nothing)'}` },
    { zh: `完整日志见 ${logFile}`, en: `read the lines above; the whole log is ${logFile}` },
  );
}

/** A port of the loopback interface that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
