import type { Log } from '#runtime';

/** What storing events may fail by: the room on the disk, or the store itself. */
export type StoringPart = 'room' | 'store';

/** Is told of a part as often as one likes: of its failure, or, without one, that it is well. */
export type StoringLog = (part: StoringPart, failure?: unknown) => void;

/** Warns once when storing begins to fail, and once when it works again, however often it is looked at. */
export function storingLog(log: Pick<Log, 'warn'>): StoringLog {
  const failing = new Set<StoringPart>();
  return (part, failure) => {
    const failedBefore = failing.size > 0;
    if (failure === undefined) failing.delete(part);
    else failing.add(part);
    const fails = failing.size > 0;
    if (fails && !failedBefore) log.warn({ reason: reasonOf(failure) }, 'no events can be stored');
    if (!fails && failedBefore) log.warn({}, 'events can be stored again');
  };
}

const reasonOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure));
