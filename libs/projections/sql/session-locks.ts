import pg from 'pg';
import { keepalive } from './keepalive.js';
import type { ReadDatabase } from './read-database.js';

/** A lock on what only one process may do at a time. */
export interface SessionLock {
  /** Aborted when the connection that held it is gone: another process may have it. */
  readonly lost: AbortSignal;
  /** Frees it for others. */
  release(): Promise<void>;
}

interface Session {
  readonly client: pg.Client;
  /** Aborted when the connection is gone. */
  readonly lost: AbortController;
  /** The last statement: each waits for the one before, because the driver takes one at a time. */
  last: Promise<unknown>;
}

const ownerLocks = 7_130_014;

/**
 * Locks that PostgreSQL holds for as long as one connection of this process lives, so that they are free at once when the
 * process dies. The connection is made when it is needed, and made again after it was lost.
 */
export class SessionLocks {
  private session: Promise<Session> | undefined;
  private isClosed = false;

  /** @param database says which database; the connection with the locks is not one of its pool. */
  constructor(private readonly database: Pick<ReadDatabase, 'connectionString'>) {}

  /** The lock of that name; undefined while another process has it. Whoever has it must release it before asking again. */
  async tryTake(name: string): Promise<SessionLock | undefined> {
    if (this.isClosed) return undefined;
    const session = await (this.session ??= this.connect());
    try {
      if (!(await askFor(session, 'SELECT pg_try_advisory_lock($1::int, hashtext($2)) AS mine', name)))
        return undefined;
    } catch (error) {
      await this.end(session);
      throw error;
    }
    return { lost: session.lost.signal, release: () => this.release(session, name) };
  }

  /** Frees all that are held. */
  async close(): Promise<void> {
    this.isClosed = true;
    const session = await this.session?.catch(() => undefined);
    if (session) await this.end(session);
  }

  private async release(session: Session, name: string): Promise<void> {
    if (session.lost.signal.aborted) return;
    await askFor(session, 'SELECT pg_advisory_unlock($1::int, hashtext($2)) AS mine', name).catch(() =>
      this.end(session),
    );
  }

  private connect(): Promise<Session> {
    const session = { client: this.newClient(), lost: new AbortController(), last: Promise.resolve() };
    const connecting = session.client.connect().then(() => session);
    const forget = (): void => {
      if (this.session === connecting) this.session = undefined;
      session.lost.abort();
    };
    session.client.on('error', forget).on('end', forget);
    connecting.catch(() => {
      forget();
      void session.client.end().catch(() => undefined);
    });
    return connecting;
  }

  private newClient(): pg.Client {
    return new pg.Client({
      connectionString: this.database.connectionString,
      application_name: 'zhezi-read owner',
      options: keepalive,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
    });
  }

  private async end({ client, lost }: Session): Promise<void> {
    lost.abort();
    await client.end().catch(() => undefined);
  }
}

/** Asks about the lock of that name, after those who asked before. */
async function askFor(session: Session, text: string, name: string): Promise<boolean> {
  const answer = session.last.then(() => session.client.query<{ mine: boolean }>(text, [ownerLocks, name]));
  session.last = answer.catch(() => undefined);
  return (await answer).rows[0]!.mine;
}
