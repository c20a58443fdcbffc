import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';

const installLock = '4071223300117650231';

/**
 * Makes schema, tables, functions, roles and grants of the event store, or brings them up to date: the files that
 * `infra/postgres/event-store.json` lists, in order, in one transaction. Running it again changes nothing.
 * The connection's role must be allowed to create them; the store itself then works as `zhezi_writer` and `zhezi_reader`.
 */
export async function installEventStore(connectionString: string): Promise<void> {
  const statements = await readStatements();
  const options = '-c client_min_messages=warning';
  const client = new pg.Client({ connectionString, options, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // the query in hand, or the next one, fails
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(${installLock})`);
    for (const { file, sql } of statements) await run(client, file, sql);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function run(client: pg.Client, file: string, sql: string): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    throw new Error(`infra/postgres/${file}: ${(error as Error).message}`, { cause: error });
  }
}

async function readStatements(): Promise<{ file: string; sql: string }[]> {
  const directory = sqlDirectory(import.meta.dirname);
  const files = JSON.parse(await readFile(join(directory, 'event-store.json'), 'utf8')) as string[];
  return Promise.all(files.map(async (file) => ({ file, sql: await readFile(join(directory, file), 'utf8') })));
}

/** The SQL is not copied to `dist`: it is looked for upwards from this file, wherever it runs. */
function sqlDirectory(from: string): string {
  const candidate = join(from, 'infra', 'postgres');
  if (existsSync(join(candidate, 'event-store.json'))) return candidate;
  if (dirname(from) === from) throw new Error('expected infra/postgres/event-store.json in a folder above this file');
  return sqlDirectory(dirname(from));
}
