import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Account, serverAccount } from './account.js';
import { makeFolder } from '../files/make-folder.js';
import { readIfThere } from '../files/file-errors.js';
import { findBinaries } from './binaries.js';
import { EmbeddedPostgresError } from './errors.js';
import { initialise, superuser } from './initialise.js';
import { stopOrphan } from './orphan.js';
import { takeOwnership } from './owner.js';
import { passwordOf } from './password.js';
import { type Placement, place } from './placement.js';
import { checkRoom } from './room.js';
import { serverSettings } from './settings.js';
import { supervise, type Supervisor } from './supervisor.js';

export interface EmbeddedPostgresOptions {
  /** Created when absent; belongs to one running process at a time. */
  readonly dataDirectory: string;
  readonly log?: (message: string) => void;
  /** Server settings over ours, e.g. `{ shared_buffers: '1GB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The server outlives this process; somebody else ends it (the test run, which shares it between processes). */
  readonly outliveUs?: boolean;
}

export interface EmbeddedPostgres {
  /** `postgres://…` of the database `zhezi`, as its superuser. */
  readonly connectionString: string;
  /** Throws, with the reason, when the disk has no room left or is read-only. */
  checkRoom(): Promise<void>;
  /** Ends the server and leaves its data clean. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the npm package on a free port of the loopback interface, makes its data on the first
 * start, and keeps it running until `stop`. When this process dies, the server is stopped too.
 * @throws EmbeddedPostgresError with a code and what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(options.dataDirectory);
  const log = options.log ?? (() => undefined);
  await makeFolder(directory);
  const release = await takeOwnership(directory);
  try {
    const account = serverAccount(log);
    const placement = await place(directory, account, log);
    const password = await passwordFor(directory, placement);
    const supervisor = await start({ options, placement, account, password, log });
    const connectionString = await ensureDatabase(supervisor, password);
    let stopped: Promise<void> | undefined;
    const room = (): Promise<void> => checkRoom(placement.serverDirectory);
    return { connectionString, checkRoom: room, stop: () => (stopped ??= supervisor.stop().finally(release)) };
  } catch (error) {
    await release();
    throw error;
  }
}

interface Context {
  readonly options: EmbeddedPostgresOptions;
  readonly placement: Placement;
  readonly account: Account;
  readonly password: string;
  readonly log: (message: string) => void;
}

async function start({ options, placement, account, password, log }: Context): Promise<Supervisor> {
  const binaries = await findBinaries(account, log);
  await stopOrphan(placement.data, log);
  await initialise({ binaries, placement, account, password });
  const settings = { ...serverSettings, ...options.settings };
  const logFile = join(placement.serverDirectory, 'server.log');
  const server = { postgres: binaries.postgres, data: placement.data, logFile, account, settings };
  return supervise({ server, guard: !options.outliveUs, log });
}

/** Data cannot be opened without the password that they were made with; to make a new one would only hide that. */
async function passwordFor(directory: string, { data }: Placement): Promise<string> {
  const made = await readFile(join(data, 'PG_VERSION')).catch(() => undefined);
  const kept = await readIfThere(join(directory, 'password'));
  if (!made || kept !== undefined) return passwordOf(directory);
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_NO_PASSWORD',
    {
      zh: `${data} 中有数据，而缺少口令文件 ${join(directory, 'password')}`,
      en: `${data} holds data, but ${join(directory, 'password')} is missing`,
    },
    { zh: '请从备份恢复口令文件', en: 'bring the password file back from a backup' },
  );
}

async function ensureDatabase({ port, stop }: Supervisor, password: string): Promise<string> {
  const url = (database: string): string => `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
  const client = new pg.Client({ connectionString: url('postgres') });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [superuser]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${superuser}`);
    return url(superuser);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
