import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { commandOf } from './owner.js';
import { postmasterPid } from './orphan.js';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start.js';

type Child = ChildProcessByStdio<Writable, Readable, null>;

const isRoot = process.getuid?.() === 0;
const hook = join(import.meta.dirname, '../../testing/typescript.mjs');
const holdScript = join(import.meta.dirname, 'test-process/hold.ts');

describe('the embedded PostgreSQL', () => {
  let root: string;
  let directory: string;
  let log: string[];
  const running: EmbeddedPostgres[] = [];
  const children: Child[] = [];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'zhezi-supervised-'));
    await chmod(root, 0o755);
    directory = join(root, 'postgres');
    log = [];
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ stop }) => stop()));
    for (const child of children.splice(0)) await killed(child);
    await until(async () => !commandOf((await serverPid()) ?? 0).includes(root));
    const moved = await readFile(join(directory, 'moved-to'), 'utf8').catch(() => undefined);
    if (moved) await rm(moved.trim(), { recursive: true, force: true });
    await rm(root, { recursive: true, force: true });
  });

  const start = async (options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> => {
    const one = await startEmbeddedPostgres({ dataDirectory: directory, log: (line) => log.push(line), ...options });
    running.push(one);
    return one;
  };
  const serverPid = (): Promise<number | undefined> => postmasterPid(join(directory, 'server', 'data'));
  const isRunning = (pid: number): boolean => commandOf(pid).includes(directory);

  /** Starts the server in a process of its own; answers the first line it says. */
  async function startElsewhere(): Promise<{ child: Child; said: { connectionString?: string; code?: string } }> {
    const flags = ['--experimental-transform-types', '--no-warnings', '--conditions=source', '--import', hook];
    const child = spawn(process.execPath, [...flags, holdScript, directory], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(child);
    for await (const line of createInterface(child.stdout))
      return { child, said: JSON.parse(line) as { code?: string } };
    throw new Error('the other process ended without a word');
  }

  it('the embedded PostgreSQL makes its data on the first start, durable and private, and keeps them over a restart', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept (n int)');
    await ask(first, 'INSERT INTO kept VALUES (7)');
    for (const [name, value] of [
      ['fsync', 'on'],
      ['synchronous_commit', 'on'],
      ['timezone', 'UTC'],
      ['server_encoding', 'UTF8'],
    ]) {
      expect([name, await ask(first, `SHOW ${name}`)]).toEqual([name, value]);
    }
    expect(await ask(first, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory, 'server', 'data'))).mode & 0o777).toBe(0o700);
    const wrong = first.connectionString.replace(/:[^:@]+@/, ':wrong@');
    await expect(ask({ connectionString: wrong }, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    const pid = (await serverPid())!;
    await first.stop();
    await first.stop();
    expect(isRunning(pid)).toBe(false);
    expect(await serverPid()).toBeUndefined();
    expect(await ask(await start(), 'SELECT n FROM kept')).toBe(7);
  });

  it('the embedded PostgreSQL ends when its owner is killed, and the next start finds everything that was committed', async () => {
    const { child, said } = await startElsewhere();
    await ask(said as EmbeddedPostgres, 'CREATE TABLE kept AS SELECT 7 AS n');
    const pid = (await serverPid())!;
    await killed(child);
    await until(async () => !isRunning(pid));
    expect(await ask(await start(), 'SELECT n FROM kept')).toBe(7);
  });

  it('the embedded PostgreSQL is taken over right after its owner was killed, whether it still runs or is just ending', async () => {
    const { child, said } = await startElsewhere();
    await ask(said as EmbeddedPostgres, 'CREATE TABLE kept AS SELECT 7 AS n');
    await killed(child);
    expect(await ask(await start(), 'SELECT n FROM kept')).toBe(7);
  });

  it('an embedded PostgreSQL that was left behind without a guardian is stopped and started anew', async () => {
    const { child, said } = await startElsewhere();
    await ask(said as EmbeddedPostgres, 'CREATE TABLE kept AS SELECT 7 AS n');
    const orphan = (await serverPid())!;
    for (const guardian of pidsOf(`guardian ${orphan}$`)) process.kill(guardian, 'SIGKILL');
    await killed(child);
    expect(isRunning(orphan)).toBe(true);
    expect(await ask(await start(), 'SELECT n FROM kept')).toBe(7);
    expect(log).toEqual([
      expect.stringContaining(`a server left behind by a killed process (pid ${orphan}) still runs`),
    ]);
    expect(isRunning(orphan)).toBe(false);
  });

  it('the embedded PostgreSQL recovers when its owner and its server were killed together', async () => {
    const { child, said } = await startElsewhere();
    await ask(said as EmbeddedPostgres, 'CREATE TABLE kept AS SELECT 7 AS n');
    process.kill((await serverPid())!, 'SIGKILL');
    await killed(child);
    expect(await ask(await start(), 'SELECT n FROM kept')).toBe(7);
  });

  it('the embedded PostgreSQL starts although an old pid file names a number that another process has now', async () => {
    await (await start()).stop();
    await writeFile(join(directory, 'server', 'data', 'postmaster.pid'), `${process.pid}\n${directory}/server/data\n`);
    await writeFile(join(directory, 'owner.json'), JSON.stringify({ pid: process.pid, started: 'another time' }));
    expect(await ask(await start(), 'SELECT 1')).toBe(1);
  });

  it('the embedded PostgreSQL refuses a directory that another process holds, names it and says what to do', async () => {
    const { child, said } = await startElsewhere();
    expect(said.connectionString).toBeDefined();
    await expect(start()).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES_IN_USE',
      message: expect.stringContaining(`in use by process ${child.pid}\n→ stop that process`),
    });
    expect(await ask(said as EmbeddedPostgres, 'SELECT 1')).toBe(1);
  });

  it('one of two processes that start the embedded PostgreSQL at the same time gets the directory', async () => {
    const outcomes = await Promise.all([startElsewhere(), startElsewhere()]);
    const said = outcomes.map((outcome) => outcome.said.code ?? 'started');
    expect(said.sort()).toEqual(['EMBEDDED_POSTGRES_IN_USE', 'started']);
  });

  it('the embedded PostgreSQL stops cleanly when its owner asks for it', async () => {
    const { child } = await startElsewhere();
    const pid = (await serverPid())!;
    child.stdin.write('stop\n');
    await ended(child);
    expect(isRunning(pid)).toBe(false);
    expect(pidsOf(`guardian ${pid}$`)).toEqual([]);
    expect((await readdir(directory)).sort()).toEqual(['password', 'server']);
  });

  it('an embedded PostgreSQL that dies is started again at the same address', async () => {
    const one = await start();
    await ask(one, 'CREATE TABLE kept AS SELECT 7 AS n');
    const first = (await serverPid())!;
    process.kill(first, 'SIGKILL');
    let answer: unknown;
    await until(async () => (answer = await ask(one, 'SELECT n FROM kept').catch(() => undefined)) !== undefined);
    expect(answer).toBe(7);
    expect(log[0]).toContain(`the server (pid ${first}) ended unasked`);
  });

  it('the start fails with the words of PostgreSQL when the server ends while it starts', async () => {
    await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES_START_FAILED',
      message: expect.stringContaining('invalid value for parameter "shared_buffers": "plenty"'),
    });
    expect(await ask(await start(), 'SELECT 1')).toBe(1);
  });

  it('the embedded PostgreSQL refuses data of another version, and data without their password', async () => {
    await (await start()).stop();
    const version = join(directory, 'server', 'data', 'PG_VERSION');
    await writeFile(version, '15\n');
    await expect(start()).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES_OTHER_VERSION' });
    await writeFile(version, '18\n');
    await rm(join(directory, 'password'));
    await expect(start()).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES_NO_PASSWORD' });
  });

  it('the embedded PostgreSQL refuses to begin anew when the folder to which its data were moved is gone', async () => {
    await mkdir(directory);
    await writeFile(join(directory, 'moved-to'), join(root, 'gone'));
    const missing = { code: 'EMBEDDED_POSTGRES_DATA_GONE', message: expect.stringContaining(join(root, 'gone')) };
    if (isRoot) await expect(start()).rejects.toMatchObject(missing);
    else await start();
  });

  it('the embedded PostgreSQL clears away what a killed first start left', async () => {
    await mkdir(join(directory, 'server', 'staging-dead', 'base'), { recursive: true });
    expect(await ask(await start(), 'SELECT 1')).toBe(1);
    expect((await readdir(join(directory, 'server'))).sort()).toEqual(['data', 'server.log']);
  });

  it('the embedded PostgreSQL works below a directory that its account cannot enter, and leaves that directory as it is', async () => {
    await chmod(root, 0o700);
    const one = await start();
    expect(await ask(one, 'SELECT 1')).toBe(1);
    expect((await stat(root)).mode & 0o777).toBe(0o700);
    const data = String(await ask(one, 'SHOW data_directory'));
    expect(data.startsWith(directory)).toBe(!isRoot);
    expect(log.filter((line) => line.includes('may not enter'))).toHaveLength(isRoot ? 1 : 0);
    await one.stop();
    const again = await start();
    expect(await ask(again, 'SHOW data_directory')).toBe(data);
    await again.stop();
  });
});

async function ask({ connectionString }: Pick<EmbeddedPostgres, 'connectionString'>, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return (rows[0] as unknown[] | undefined)?.[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits for a condition, turn by turn of the event loop; the test's own limit ends it. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}

const ended = (child: Child): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));

async function killed(child: Child): Promise<void> {
  child.kill('SIGKILL');
  await ended(child);
}

/** Processes whose command line ends so. */
function pidsOf(pattern: string): number[] {
  try {
    return execFileSync('pgrep', ['-f', pattern], { encoding: 'utf8' }).trim().split('\n').map(Number);
  } catch {
    return [];
  }
}
