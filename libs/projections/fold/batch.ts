import type { RecordedEvent } from '#event-store';
import { errorText, type Parked } from '../sql/quarantine.js';
import { isDataError, savepoint, type Sql } from '../sql/transaction.js';
import type { Subject } from './row-cache.js';
import { readRows, writeRows } from './stored-rows.js';
import type { Target } from './target.js';

/** Reads the rows concerned, folds the events into them, writes what changed. Returns the events that are to be parked. */
export async function applyEvents(target: Target, sql: Sql, events: readonly RecordedEvent[]): Promise<Parked[]> {
  const subjects = target.cache.subjectsOf(events);
  await readRows(target, sql, subjects);
  const parked = foldEvents(target, events, subjects);
  await writeRows(target, sql);
  return parked;
}

/**
 * The same inside a transaction, for events of which the database refuses a row: halves them again and again until the
 * event with that row stands alone, and quarantines its stream.
 */
export async function applyByHalving(target: Target, sql: Sql, events: readonly RecordedEvent[]): Promise<Parked[]> {
  const before = new Set(target.quarantined);
  try {
    return await savepoint(sql, () => applyEvents(target, sql, events));
  } catch (error) {
    if (!isDataError(error)) throw error;
    target.cache.clear();
    for (const stream of target.quarantined) if (!before.has(stream)) target.quarantined.delete(stream);
    if (events.length === 1) return [quarantineStream(target, events[0]!, error)];
    const half = Math.ceil(events.length / 2);
    const parked = await applyByHalving(target, sql, events.slice(0, half));
    return [...parked, ...(await applyByHalving(target, sql, events.slice(half)))];
  }
}

/** Quarantines the stream of an event that cannot be applied. Returns this event, which is to be parked. */
export function quarantineStream({ quarantined }: Target, event: Parked['event'], error: unknown): Parked {
  const parked = { event, error: quarantined.has(event.stream) ? null : errorText(error) };
  quarantined.add(event.stream);
  return parked;
}

/**
 * Folds events into the rows in memory. A repeated event changes nothing. Returns the events that are to be parked: those
 * that cannot be applied and all that follow them in their streams.
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
    parked.push(quarantineStream(target, event, error));
    return;
  }
  rows.accept(event.revision);
}
