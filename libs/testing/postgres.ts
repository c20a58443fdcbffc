import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface TestDatabase {
  readonly connectionString: string;
  /** Drops the database, ending what is still connected to it. */
  close(): Promise<void>;
}

/**
 * A fresh, empty database, as superuser. It lies on the server that ZHEZI_TEST_POSTGRES_URL names; else on one embedded
 * server that all processes of a Jest run share and that ends with the run; else, outside Jest, on a server of its own.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const given = process.env.ZHEZI_TEST_POSTGRES_URL;
  if (given) return createDatabase(given, async () => undefined);
  const run = process.env.ZHEZI_TEST_RUN;
  if (run) return createDatabase(await sharedServer(run), async () => undefined);
  const { connectionString, stop } = await ownServer();
  return createDatabase(connectionString, stop);
}

async function createDatabase(server: string, afterwards: () => Promise<void>): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const close = async (): Promise<void> => {
    await execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await afterwards();
  };
  return { connectionString: url.href, close };
}

async function execute(connectionString: string, sql: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Loaded when a server is started: most specs import this library for something else, and the platform takes half a second. */
const embedded = () => import('#platform');

/** Nothing of a test survives the run, so nothing needs to reach the disk. */
const throwAwaySettings = { fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_connections: '150' };

/** The process that makes the directory starts the server; the others wait for its address. */
async function sharedServer(run: string): Promise<string> {
  const dataDirectory = join(run, 'postgres');
  const address = join(run, 'address');
  const failure = join(run, 'failure');
  const first = await mkdir(dataDirectory).then(
    () => true,
    () => false,
  );
  if (first) await startShared(dataDirectory, address, failure);
  for (;;) {
    const found = await readFile(address, 'utf8').catch(() => undefined);
    if (found) return found;
    const failed = await readFile(failure, 'utf8').catch(() => undefined);
    if (failed) throw new Error(`the test server did not start: ${failed}`);
    await delay(20);
  }
}

async function startShared(dataDirectory: string, address: string, failure: string): Promise<void> {
  try {
    const { startEmbeddedPostgres } = await embedded();
    const { connectionString } = await startEmbeddedPostgres({
      dataDirectory,
      settings: throwAwaySettings,
      outliveUs: true,
    });
    await writeFile(`${address}.draft`, connectionString, { mode: 0o600 });
    await rename(`${address}.draft`, address);
  } catch (error) {
    await writeFile(failure, String(error));
  }
}

async function ownServer(): Promise<{ connectionString: string; stop(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'zhezi-own-'));
  await chmod(directory, 0o755);
  const { startEmbeddedPostgres } = await embedded();
  const { connectionString, stop } = await startEmbeddedPostgres({ dataDirectory: join(directory, 'postgres') });
  const clear = (): Promise<void> => rm(directory, { recursive: true, force: true });
  return { connectionString, stop: () => stop().finally(clear) };
}
