import type { ClockKind, LightThresholds, ScheduledRung } from '#escalation/contract';
import type { LocalDate } from '#kernel';
import type { RecordedTaskEvent, Scope, TaskEventData } from '#tasks/contract';
import { evolve } from '../../domain/aggregate/evolve.js';
import { revisionFor } from '../../domain/visibility/numbering.js';
import { type Readership, readableBy } from '../../domain/visibility/readership.js';
import { noTask, type TaskFolded } from '../../domain/aggregate/state.js';
import { itemFor, type TaskBoardItem } from '../task-board/item.js';
import { partOf } from '../task-board/look.js';
import { foldTask } from '../task-row/fold.js';
import { lastPeriodOf, remindersOf } from '../task-row/parts.js';
import type { TaskRow, UnitPart } from '../task-row/row.js';
import { detailsOf, type TaskDetails } from './details.js';
import { renumbered } from './renumbered.js';

export interface ClockView {
  readonly clock: string;
  readonly kind: ClockKind;
  readonly unit: string | null;
  readonly anchor: LocalDate;
  /** Rungs that have not fired, in the order of their time. */
  readonly pending: readonly ScheduledRung[];
  readonly fired: readonly string[];
  readonly policyVersion: string;
}

/** A unit's own part in full. */
export interface AssignmentView extends Omit<
  UnitPart,
  'reports' | 'figures' | 'notices' | 'returned' | 'ownPosition' | 'ownAt'
> {
  readonly lastPeriod: string | null;
}

/** One task with everything that follows from its events. */
export interface TaskView extends TaskBoardItem, TaskDetails {
  readonly subsection: string | null;
  readonly theme: string | null;
  readonly document: string;
  readonly line: number;
  readonly startedOn: LocalDate | null;
  readonly submittedOn: LocalDate | null;
  readonly grade: string | null;
  readonly rectificationDue: LocalDate | null;
  readonly reminders: number;
  /** For a unit's people: their own. */
  readonly assignments: readonly AssignmentView[];
  readonly clocks: readonly ClockView[];
  /** The day for which the light is told. */
  readonly day: LocalDate;
}

export interface Viewing {
  readonly scope: Scope;
  readonly readership: Readership;
  readonly day: LocalDate;
  readonly thresholds: LightThresholds;
}

/** The task as its events tell it to the viewer; `events` begin with its proposal, and the viewer may see the task. */
export function taskView(
  events: readonly RecordedTaskEvent[],
  { scope, readership, day, thresholds }: Viewing,
): TaskView {
  const row = events.reduce<TaskRow | undefined>((was, event) => foldTask(was, event, thresholds), undefined)!;
  const { document, line } = proposalIn(events);
  const { subsection, theme, startedOn, submittedOn, grade, rectificationDue } = row;
  const readable = readableBy(scope, readership, events);
  return {
    ...itemFor(scope, row, day),
    ...stampOf(scope, readable.at(-1)!),
    ...{ subsection, theme, document, line, startedOn, submittedOn, grade, rectificationDue },
    reminders: remindersFor(scope, row),
    assignments: partsFor(scope, row).map(assignmentView),
    clocks: clocksIn(readable),
    ...renumbered(scope, events, readable, detailsOf(readable)),
    day,
  };
}

/** The line of the board passes over corrections; the task does not. */
const stampOf = (scope: Scope, { revision, position, metadata }: RecordedTaskEvent) => ({
  revision: revisionFor(scope, { revision, position }),
  position: String(position),
  updatedAt: metadata.occurredAt,
});

const partsFor = (scope: Scope, row: TaskRow): readonly UnitPart[] =>
  scope.kind === 'unit' ? [partOf(row, scope.unit)] : row.parts;

/** How often the viewer may read that somebody was reminded. */
const remindersFor = (scope: Scope, row: TaskRow): number =>
  scope.kind === 'unit' ? remindersOf(partOf(row, scope.unit)) : row.reminders;

function assignmentView(part: UnitPart): AssignmentView {
  const { unit, name, role, state, receivedOn, deemed, lastReportOn, late, missing, openNotices, requests } = part;
  const seen = { unit, name, role, state, receivedOn, deemed, lastReportOn, late, missing, openNotices, requests };
  return { ...seen, lastPeriod: lastPeriodOf(part) };
}

function proposalIn([first]: readonly RecordedTaskEvent[]): TaskEventData<'TaskProposed'> {
  if (first?.type === 'TaskProposed') return first.data;
  throw new TypeError(`a task begins with its proposal, found ${first?.type ?? 'nothing'}`);
}

function clocksIn(events: readonly RecordedTaskEvent[]): ClockView[] {
  const task = events.reduce<TaskFolded>(evolve, noTask);
  if (task.status === 'none') return [];
  return Object.values(task.facts.clocks).map(({ clock, kind, unit, anchor, pending, fired, policyVersion }) => {
    const inOrder = [...pending].sort((a, b) => (a.at < b.at ? -1 : 1));
    return { clock, kind, unit, anchor, pending: inOrder, fired, policyVersion };
  });
}
