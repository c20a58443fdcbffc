import { randomInt } from 'node:crypto';
import {
  AccessDeniedError,
  AppendRecordSizeExceededError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamTombstonedError,
  TransactionMaxSizeExceededError,
} from '@kurrent/kurrentdb-client';
import { pause } from '#runtime';
import { AppendUnsupported, EventStoreUnavailable, InvalidAppend } from '../errors.js';
import { UnknownSchemaVersion } from '../upcasting.js';
import { PositionUnsupported } from './positions.js';

const final = [
  AccessDeniedError,
  AppendUnsupported,
  InvalidAppend,
  InvalidArgumentError,
  PositionUnsupported,
  StreamDeletedError,
  StreamTombstonedError,
  UnknownSchemaVersion,
];

/** Whether to try again cannot help. Every other error may be a lost connection, a change of leader or a server in trouble. */
export const isFinal = (error: unknown): boolean => final.some((kind) => error instanceof kind);

/** InvalidAppend when the server finds an append too large; other errors as they are. */
export function explained(error: unknown): unknown {
  const found = error instanceof AppendRecordSizeExceededError ? `event ${error.recordId} of ${error.size} bytes` : '';
  const most =
    error instanceof MaxAppendSizeExceededError
      ? error.maxAppendSize
      : error instanceof AppendRecordSizeExceededError || error instanceof TransactionMaxSizeExceededError
        ? error.maxSize
        : undefined;
  if (most === undefined) return error;
  return new InvalidAppend(`KurrentDB takes at most ${most} bytes in one append, found ${found || 'more'}`);
}

export interface Patience {
  /** Milliseconds; afterwards it fails with EventStoreUnavailable. */
  readonly atMost: number;
  readonly signal: AbortSignal;
  /** Whether the work may have had its effect although it failed. */
  readonly leavesOpen?: boolean;
}

/** For work that may be repeated without harm: tries again, after longer and longer pauses of random length. */
export async function patiently<Result>(work: () => Promise<Result>, patience: Patience): Promise<Result> {
  const until = performance.now() + patience.atMost;
  for (let failures = 0; ; failures++) {
    try {
      return await work();
    } catch (found) {
      const error = explained(found);
      if (isFinal(error)) throw error;
      const wait = backoff(failures);
      if (performance.now() + wait > until || patience.signal.aborted) throw unavailable(error, patience);
      await pause(wait, patience.signal);
    }
  }
}

const longestPause = 2_000;

/** Milliseconds before the next try: doubled with each failure, and spread so that many do not come back at once. */
export const backoff = (failures: number, spread = randomInt(1_000) / 1_000): number =>
  Math.min(longestPause, 20 * 2 ** failures) * (0.5 + spread / 2);

function unavailable(error: unknown, { leavesOpen = false }: Patience): EventStoreUnavailable {
  if (error instanceof EventStoreUnavailable) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new EventStoreUnavailable(`KurrentDB: ${reason}`, leavesOpen, { cause: error });
}

/** Rejects when the work makes no progress for so many milliseconds; the work calls `progress` when it does. */
export async function watched<Result>(idle: number, work: (progress: () => void) => Promise<Result>): Promise<Result> {
  const { promise: stuck, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${idle} ms`)), idle);
  try {
    return await Promise.race([work(() => timer.refresh()), stuck]);
  } finally {
    clearTimeout(timer);
  }
}
