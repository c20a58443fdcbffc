import type { RecordedEvent } from '#event-store';
import { type Parked, wordsOf } from '../sql/quarantine.js';
import type { ReadModel } from '../model/read-model.js';
import type { RowCache, Subject } from './row-cache.js';
import type { Suffix } from '../sql/table-sql.js';
import { readRows, writeRows } from './stored-rows.js';
import { isDataError, savepoint, type Sql } from '../sql/transaction.js';

/** Where events of one model go: its tables, the rows held of them, the streams left out. */
export interface Target {
  readonly model: ReadModel;
  readonly suffix: Suffix;
  readonly cache: RowCache;
  readonly quarantined: Set<string>;
}

/** Reads the rows concerned, folds the events into them, writes what changed. Returns the events left out. */
export async function applyEvents(target: Target, sql: Sql, events: readonly RecordedEvent[]): Promise<Parked[]> {
  const subjects = target.cache.subjectsOf(events);
  await readRows(target, sql, subjects);
  const parked = foldEvents(target, events, subjects);
  await writeRows(target, sql);
  return parked;
}

/**
 * The same inside a transaction, when the database refused the rows as a whole: halves the batch until the event whose
 * row it refuses stands alone, and leaves that stream out.
 */
export async function applyCarefully(target: Target, sql: Sql, events: readonly RecordedEvent[]): Promise<Parked[]> {
  const before = new Set(target.quarantined);
  try {
    return await savepoint(sql, () => applyEvents(target, sql, events));
  } catch (error) {
    if (!isDataError(error)) throw error;
    target.cache.clear();
    for (const stream of target.quarantined) if (!before.has(stream)) target.quarantined.delete(stream);
    if (events.length === 1) return [leaveOut(target, events[0]!, error)];
    const half = Math.ceil(events.length / 2);
    const parked = await applyCarefully(target, sql, events.slice(0, half));
    return [...parked, ...(await applyCarefully(target, sql, events.slice(half)))];
  }
}

export function leaveOut({ quarantined }: Target, event: Parked['event'], error: unknown): Parked {
  const parked = { event, error: quarantined.has(event.stream) ? null : wordsOf(error) };
  quarantined.add(event.stream);
  return parked;
}

/**
 * Folds events into the cached rows of their subjects. A repeat changes nothing. An event that cannot be applied, and
 * what follows it in its stream, is left out and returned.
 */
export function foldEvents(target: Target, events: readonly RecordedEvent[], subjects: readonly Subject[]): Parked[] {
  const parked: Parked[] = [];
  events.forEach((event, at) => {
    if (target.quarantined.size > 0 && target.quarantined.has(event.stream)) parked.push({ event, error: null });
    else foldEvent(target, event, subjects[at]!, parked);
  });
  return parked;
}

function foldEvent(target: Target, event: RecordedEvent, subject: Subject, parked: Parked[]): void {
  if (event.revision <= subject.revision) return;
  const rows = target.cache.stage(subject);
  try {
    target.model.apply(event, rows);
  } catch (error) {
    parked.push(leaveOut(target, event, error));
    return;
  }
  rows.keep(event.revision);
}
