import type { Actor, Timestamp } from '#kernel';
import type { Scope, TaskEvent, TaskEventType } from '#tasks/contract';
import { revisionFor } from '../../domain/visibility/numbering.js';
import { readableBy, type Readership } from '../../domain/visibility/readership.js';
import { describe, namesIn, type Titles } from './describe.js';
import type { TimelineRow } from './table.js';

export interface TimelineEntry {
  /** As the viewer counts (`revisionFor`). */
  readonly revision: number;
  readonly position: string;
  readonly occurredAt: Timestamp;
  readonly recordedAt: Timestamp;
  readonly actor: Actor;
  readonly type: TaskEventType;
  readonly words: { readonly zh: string; readonly en: string };
}

export type ToldEvent = TimelineRow & TaskEvent;

/** What the viewer may read of all the events of a task, in words. */
export function entriesFor(
  scope: Scope,
  readership: Readership,
  events: readonly ToldEvent[],
  titles: Titles,
): TimelineEntry[] {
  const names = namesIn(events, titles);
  const readable = readableBy(scope, readership, events);
  const placeOf = placesFor(scope, readable);
  return readable.map((event) => {
    const { position, occurredAt, recordedAt, actor, type } = event;
    const told = withoutForeignFigures(scope, readership, withPlace(event, placeOf));
    const words = { zh: describe(told, 'zh', names), en: describe(told, 'en', names) };
    return { revision: revisionFor(scope, event), position, occurredAt, recordedAt, actor, type, words };
  });
}

type PlaceOf = (revision: number) => number;

/** The number by which a sentence names an event: its revision; for a unit its place in the unit's own list, from 1. */
function placesFor({ kind }: Scope, readable: readonly ToldEvent[]): PlaceOf {
  if (kind !== 'unit') return (revision) => revision;
  const places = new Map(readable.map(({ revision }, at) => [revision, at + 1]));
  return (revision) => places.get(revision)!;
}

const withPlace = (event: TaskEvent, placeOf: PlaceOf): TaskEvent =>
  event.type === 'CorrectionRecorded'
    ? { ...event, data: { ...event.data, revision: placeOf(event.data.revision) } }
    : event;

/** Warnings rest on the reports of every unit, which a unit that does not consolidate may not read. */
function withoutForeignFigures(scope: Scope, { consolidatingUnit }: Readership, event: TaskEvent): TaskEvent {
  const reads = scope.kind !== 'unit' || scope.unit === consolidatingUnit;
  if (reads || !('warnings' in event.data)) return event;
  return { ...event, data: { ...event.data, warnings: undefined } } as TaskEvent;
}
