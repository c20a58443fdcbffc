import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Configuration, findRunning, makeFolder } from '#platform';
import { scenarioDirectory } from '../scenario/read-scenario.js';
import { refuseDemo } from './refusals.js';

/**
 * What the demo runs with: its own folder below the data folder and the embedded database in it, whatever databases are
 * configured, so that an invented year never gets into anybody's events; with the directory of the place that the year is about.
 */
export const demoConfiguration = (given: Configuration, env: NodeJS.ProcessEnv): Configuration => ({
  ...given,
  dataDirectory: join(given.dataDirectory, 'demo'),
  directory: scenarioDirectory,
  eventStoreUrl: undefined,
  readDatabaseUrl: undefined,
  http: { ...given.http, port: env['ZHEZI_HTTP_PORT'] === undefined ? 0 : given.http.port },
  logLevel: env['ZHEZI_LOG_LEVEL'] === undefined ? 'warn' : given.logLevel,
});

/**
 * Empties the folder for a new year and keeps other demos out until released.
 * @throws DEMO_RUNNING
 */
export async function freshFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const lock = `${folder}.pid`;
  await makeFolder(dirname(folder));
  await claim(lock, folder);
  await rm(folder, { recursive: true, force: true });
  await makeFolder(folder);
  return { release: () => rm(lock, { force: true }) };
}

/** A lock that a killed demo left behind is taken over. */
async function claim(lock: string, folder: string): Promise<void> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const pid = Number(await readFile(lock, 'utf8').catch(() => '0'));
    if (pid > 0 && isAlive(pid)) {
      const address = (await findRunning(folder))?.address ?? '—';
      throw refuseDemo('DEMO_RUNNING', { folder, pid, address });
    }
    await writeFile(lock, String(process.pid));
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
