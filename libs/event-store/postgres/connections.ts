import pg from 'pg';

/**
 * What a session may do and how long it may wait. The planner has to use the order of an index, whatever it knows of a new table: with
 * a bitmap and a sort, each page would read a whole window of positions.
 */
const shared = [
  'timezone=UTC',
  'default_transaction_isolation=read\\ committed',
  'enable_seqscan=off',
  'enable_bitmapscan=off',
  'plan_cache_mode=force_generic_plan',
];
const writerSettings = ['role=zhezi_writer', 'lock_timeout=10s', 'idle_in_transaction_session_timeout=10s', ...shared];
const readerSettings = ['role=zhezi_reader', ...shared];

const asOptions = (settings: readonly string[]): string => settings.map((setting) => `-c ${setting}`).join(' ');

const queryTimeout = 60_000;

const configuration = (connectionString: string, settings: readonly string[], name: string): pg.ClientConfig => ({
  connectionString,
  options: asOptions(settings),
  application_name: name,
  connectionTimeoutMillis: 5_000,
  query_timeout: queryTimeout,
  keepAlive: true,
});

/** Statements are sent without waiting for the answer to the one before; each is a transaction of its own. */
export async function connectWriter(connectionString: string): Promise<pg.Client> {
  const config = configuration(connectionString, writerSettings, 'zhezi event writer');
  return connect({ ...config, pipeline: true } as pg.ClientConfig);
}

export async function connectListener(connectionString: string): Promise<pg.Client> {
  return connect({ ...configuration(connectionString, readerSettings, 'zhezi event listener'), query_timeout: 5_000 });
}

export function readerPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ ...configuration(connectionString, readerSettings, 'zhezi event reader'), max });
  pool.on('error', () => undefined); // an idle connection was lost; the pool replaces it
  return pool;
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  client.on('error', () => undefined); // also reaches the query in hand, or the next one
  try {
    await client.connect();
    return client;
  } catch (error) {
    void client.end().catch(() => undefined);
    throw error;
  }
}
