import type { RecordedEvent } from '#event-store';
import type { ClockKind, LightThresholds, ScheduledRung } from '#escalation/contract';
import type { Actor, LocalDate } from '#kernel';
import type { TaskEvent, TaskEventData } from '#tasks/contract';
import { evolve } from '../../domain/evolve.js';
import { noTask, type TaskFolded } from '../../domain/state.js';
import { scopeOf } from '../criteria/scope.js';
import { type TaskBoardItem, taskBoardItem } from '../task-board/item.js';
import { foldTask } from '../task-row/fold.js';
import type { TaskRow, UnitPart } from '../task-row/row.js';
import { detailsOf, type TaskDetails } from './details.js';
import { visibleEvents } from './visible.js';

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
export interface AssignmentView extends Omit<UnitPart, 'reports' | 'figures'> {
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
  readonly viewer: Actor;
  readonly day: LocalDate;
  readonly thresholds: LightThresholds;
}

/** The task as its events tell it; `events` begin with its proposal. */
export function taskView(events: readonly RecordedEvent[], { viewer, day, thresholds }: Viewing): TaskView {
  const row = events.reduce<TaskRow | undefined>((was, event) => foldTask(was, event, thresholds), undefined)!;
  const { document, line } = events[0]!.data as unknown as TaskEventData<'TaskProposed'>;
  const { subsection, theme, startedOn, submittedOn, grade, rectificationDue, reminders } = row;
  const visible = visibleEvents(viewer, events as unknown as readonly (TaskEvent & RecordedEvent)[]);
  return {
    ...taskBoardItem(row, day),
    ...{ subsection, theme, document, line, startedOn, submittedOn, grade, rectificationDue, reminders },
    assignments: partsFor(viewer, row).map(assignmentView),
    clocks: clocksIn(events),
    ...detailsOf(visible as unknown as readonly RecordedEvent[]),
    day,
  };
}

function partsFor(viewer: Actor, { parts }: TaskRow): readonly UnitPart[] {
  const scope = scopeOf(viewer);
  return scope.kind === 'unit' ? parts.filter(({ unit }) => unit === scope.unit) : parts;
}

function assignmentView({ reports, figures, ...part }: UnitPart): AssignmentView {
  void figures;
  return { ...part, lastPeriod: Object.keys(reports).sort().at(-1) ?? null };
}

function clocksIn(events: readonly RecordedEvent[]): ClockView[] {
  const task = (events as unknown as readonly TaskEvent[]).reduce<TaskFolded>(evolve, noTask);
  if (task.status === 'none') return [];
  return Object.values(task.facts.clocks).map(({ clock, kind, unit, anchor, pending, fired, policyVersion }) => {
    const inOrder = [...pending].sort((a, b) => (a.at < b.at ? -1 : 1));
    return { clock, kind, unit, anchor, pending: inOrder, fired, policyVersion };
  });
}
