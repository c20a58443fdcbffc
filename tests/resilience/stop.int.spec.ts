import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunning } from '#platform';
import { until } from '#testing';
import { buildProject, type BuiltProject } from './built-project.js';
import { isAlive, killLiving, postmasterOf, spawnReal, startReal } from './real-process.js';

/** Processes whose command line names something. */
async function processesNaming(text: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const names = async (pid: string): Promise<boolean> =>
    (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').includes(text);
  const found = await Promise.all(pids.map(async (pid) => ((await names(pid)) ? [Number(pid)] : [])));
  return found.flat();
}

const taken = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });

describe('the standalone process', () => {
  let project: BuiltProject;
  let dataDirectory: string;

  beforeAll(async () => {
    project = await buildProject();
    dataDirectory = await mkdtemp(join(tmpdir(), 'zhezi-stop-'));
    await chmod(dataDirectory, 0o755);
  });
  afterEach(killLiving);
  afterAll(async () => {
    await project.remove();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  const spawned = (env: NodeJS.ProcessEnv = {}) => spawnReal({ root: project.root, dataDirectory, env });
  const start = (env: NodeJS.ProcessEnv = {}) => startReal({ root: project.root, dataDirectory, env });

  it('the standalone process leaves no process behind when it is asked to end', async () => {
    const process = await start();
    const postmaster = await postmasterOf(dataDirectory);
    expect(await process.stop()).toBe(0);
    expect(isAlive(postmaster)).toBe(false);
    expect(await findRunning(dataDirectory)).toBeUndefined();
    await until('its guardian is gone', async () => (await processesNaming(dataDirectory)).length === 0);
    expect(await readdir(dataDirectory)).not.toContain('owner.json');
  });

  it('the standalone process obeys a signal that comes while it starts', async () => {
    const { child, said } = spawned();
    await until('its server runs', async () => (await processesNaming(`-D ${dataDirectory}`)).length > 0);
    child.kill('SIGTERM');
    await until('it has ended', () => child.exitCode !== null || child.signalCode !== null);
    expect({ code: child.exitCode, said: said() }).toEqual({ code: 0, said: '' });
    await until('nothing of it runs', async () => (await processesNaming(dataDirectory)).length === 0);
  });

  it('the standalone process ends in order when a signal comes from npm and from the terminal, and starts again afterwards', async () => {
    const process = await start();
    process.child.kill('SIGTERM');
    process.child.kill('SIGINT');
    await until('the process is gone', () => process.child.exitCode !== null || process.child.signalCode !== null);
    expect(process.child.exitCode).toBe(0);
    const again = await start();
    expect(await again.stop()).toBe(0);
  });

  it('the standalone process stops its server when it is killed, and starts again on the same data', async () => {
    const process = await start();
    const postmaster = await postmasterOf(dataDirectory);
    await process.kill();
    await until('the guardian has stopped the server', () => !isAlive(postmaster));
    const again = await start();
    expect(await again.stop()).toBe(0);
  });

  it('the standalone process takes over from a server whose owner and guardian were both killed', async () => {
    const first = await start();
    const postmaster = await postmasterOf(dataDirectory);
    for (const pid of await processesNaming(`guardian ${postmaster} `)) globalThis.process.kill(pid, 'SIGKILL');
    await first.kill();
    expect(isAlive(postmaster)).toBe(true);
    const again = await start();
    await until('the server left behind is gone', () => !isAlive(postmaster));
    expect(await again.stop()).toBe(0);
  });

  it('the standalone process says in a sentence that another process uses its data folder', async () => {
    const first = await start();
    const { child, said } = spawned();
    await until('the second one has ended', () => child.exitCode !== null);
    expect(child.exitCode).toBe(1);
    expect(said()).toMatch(/^数据目录 .* 正由另一个折子进程使用。.* \[DATA_FOLDER_IN_USE\]\n$/);
    expect(await first.stop()).toBe(0);
  });

  it('the standalone process says in a sentence that its port is taken, and leaves no server running', async () => {
    const other = await taken();
    const { port } = other.address() as { port: number };
    const env = { ZHEZI_HTTP_PORT: String(port), ZHEZI_LANG: 'en' };
    const { child, said } = spawned(env);
    await until('it has ended', () => child.exitCode !== null, 60_000);
    other.close();
    expect(child.exitCode).toBe(1);
    expect(said()).toMatch(/^Port \d+ of 127\.0\.0\.1 is taken\. .* \[PORT_IN_USE\]\n$/m);
    await until('nothing of it runs', async () => (await processesNaming(dataDirectory)).length === 0);
  });
});
