import pg from 'pg';
import { type Log, pause } from '#runtime';

/** The right to be the one that relays. */
export interface Turn {
  /** Aborted when the turn was lost: another process may have it. */
  readonly lost: AbortSignal;
  end(): Promise<void>;
}

export interface TurnOptions {
  readonly connectionString: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

const relayLock = 7_130_021;
const askEveryMs = 250;
const longestPauseMs = 5_000;

/** When a host vanishes, PostgreSQL notices it within half a minute, and the turn of its process ends. */
const keepalive = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/**
 * Waits for the turn: a lock that PostgreSQL holds for as long as our connection lives, so that it is free at once when this process
 * dies. Should two processes believe that they have it, the checkpoint moves for one of them only.
 * @returns undefined when told to end before.
 */
export async function takeTurn(options: TurnOptions): Promise<Turn | undefined> {
  const { log, signal } = options;
  for (let wait = 100; !signal.aborted; wait = Math.min(2 * wait, longestPauseMs)) {
    try {
      return await waitInLine(options);
    } catch (error) {
      log.warn({ err: error, retryAfterMs: wait }, 'the database that says who relays cannot be reached');
      await pause(wait, signal);
    }
  }
  return undefined;
}

async function waitInLine({ connectionString, signal }: TurnOptions): Promise<Turn | undefined> {
  const client = new pg.Client({
    connectionString,
    application_name: 'zhezi relay turn',
    options: keepalive,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
  });
  const lost = new AbortController();
  client.on('error', () => lost.abort()).on('end', () => lost.abort());
  const end = (): Promise<void> => client.end().catch(() => undefined);
  try {
    await client.connect();
    while (!signal.aborted) {
      const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [relayLock]);
      if (rows[0]?.mine) return { lost: lost.signal, end };
      await pause(askEveryMs, signal);
    }
  } catch (error) {
    void end();
    throw error;
  }
  await end();
  return undefined;
}
