import { EventIdReused, RevisionConflict } from '../errors.js';
import type { StreamAppend } from '../port.js';
import type { Verdict } from './append-statement.js';
import type { PendingAppend } from './pending-append.js';

type CheckRepeat = (appends: readonly StreamAppend[]) => Promise<void>;

/** Answers the caller of an append by its verdict. */
export function answerOf(
  verdict: Verdict,
  { appends, resolve, reject }: PendingAppend,
  checkRepeat: CheckRepeat,
): void {
  switch (verdict.kind) {
    case 'written':
      return resolve({ revisions: verdict.revisions, position: verdict.position, repeated: false });
    case 'repeated': {
      const { revisions, position } = verdict;
      return void checkRepeat(appends).then(() => resolve({ revisions, position, repeated: true }), reject);
    }
    case 'conflict':
      return reject(conflictOf(appends[verdict.target]!, verdict.actual));
    case 'reused':
      return reject(reuseOf(appends, verdict.event));
  }
}

const conflictOf = ({ stream, expectedRevision }: StreamAppend, actual: number): RevisionConflict =>
  new RevisionConflict(stream, expectedRevision as Exclude<typeof expectedRevision, 'any'>, actual);

function reuseOf(appends: readonly StreamAppend[], index: number): EventIdReused {
  const all = appends.flatMap(({ stream, events }) => events.map(({ id }) => [stream, id] as const));
  const [stream, id] = all[index]!;
  return new EventIdReused(stream, id);
}
