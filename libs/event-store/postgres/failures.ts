import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { EventStoreUnavailable } from '../errors.js';
import { UnknownSchemaVersion } from '../upcasting.js';

/** What to do after a failed statement: try on a new connection, try again on this one, or give up. */
export type Failure = 'connection' | 'busy' | 'refused';

const lostConnection = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '53300']);
const busy = new Set(['55P03', '40001', '40P01', '57014']);

export function failureOf(error: unknown): Failure {
  if (error instanceof UnknownSchemaVersion || error instanceof TypeError) return 'refused';
  if (!(error instanceof pg.DatabaseError)) return 'connection';
  const code = error.code ?? '';
  if (code.startsWith('08') || lostConnection.has(code)) return 'connection';
  return busy.has(code) ? 'busy' : 'refused';
}

export const isDuplicate = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '23505';

export interface Patience {
  /** Milliseconds; afterwards it fails with EventStoreUnavailable. */
  readonly atMost: number;
  readonly signal?: AbortSignal;
}

/** For work that may be repeated without harm: tries again, after longer and longer pauses, while only the connection is to blame. */
export async function patiently<Result>(work: () => Promise<Result>, { atMost, signal }: Patience): Promise<Result> {
  const until = performance.now() + atMost;
  for (let wait = 20; ; wait = Math.min(wait * 2, 1_000)) {
    try {
      return await work();
    } catch (error) {
      if (failureOf(error) === 'refused') throw error;
      if (performance.now() + wait > until || signal?.aborted) throw unavailable(error as Error);
      await delay(wait, undefined, signal ? { signal } : {}).catch(() => undefined);
    }
  }
}

const unavailable = (cause: Error): Error =>
  cause instanceof EventStoreUnavailable
    ? cause
    : new EventStoreUnavailable(`PostgreSQL: ${cause.message}`, false, { cause });
