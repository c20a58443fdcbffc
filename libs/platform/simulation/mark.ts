import pg from 'pg';
import { refuseSimulation } from './refusals.js';

/**
 * Marks an empty database as a simulation, for ever: its events have the time of a simulation, never the real time. A database with
 * events or read models cannot be marked, so that facts are never mixed with invented events.
 * @throws SIMULATION_NOT_EMPTY
 */
export async function markSimulation(connectionString: string): Promise<void> {
  await onDatabase(connectionString, async (client) => {
    const { marked, used } = await lookAt(client);
    if (marked) return;
    if (used) throw refuseSimulation('SIMULATION_NOT_EMPTY', { database: nameOf(connectionString) });
    await client.query('CREATE SCHEMA zhezi_simulation');
  });
}

/**
 * Checks that a process with a simulation clock uses a marked database, and every other process one that is not.
 * @param simulated whether the process has a simulation clock
 * @throws SIMULATION_NOT_MARKED, SIMULATION_WITHOUT_CLOCK
 */
export async function checkMark(connectionString: string, simulated: boolean): Promise<void> {
  const { marked } = await onDatabase(connectionString, lookAt);
  const database = nameOf(connectionString);
  if (simulated && !marked) throw refuseSimulation('SIMULATION_NOT_MARKED', { database });
  if (!simulated && marked) throw refuseSimulation('SIMULATION_WITHOUT_CLOCK', { database });
}

interface Look {
  readonly marked: boolean;
  readonly used: boolean;
}

async function lookAt(client: pg.Client): Promise<Look> {
  const { rows } = await client.query<Look>(
    `SELECT to_regnamespace('zhezi_simulation') IS NOT NULL AS marked,
            coalesce(to_regnamespace('zhezi'), to_regnamespace('zhezi_read')) IS NOT NULL AS used`,
  );
  return rows[0]!;
}

async function onDatabase<Result>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const nameOf = (connectionString: string): string => new URL(connectionString).pathname.slice(1);
