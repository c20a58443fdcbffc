import type { ScheduledRung } from '#escalation/contract';
import { modelOfEffects, noEffect, type SubjectRows } from '#projections';
import { taskCodec, type TaskEventData, taskStreamPrefix } from '#tasks/contract';
import { type DueClockRow, dueClocksTable } from './table.js';

/** Which rung of which clock falls due next. Built from the tasks' own events; the task still decides what may fire. */
export const dueClocks = modelOfEffects({
  name: 'due-clocks',
  version: 1,
  tables: [dueClocksTable],
  streamPrefixes: [taskStreamPrefix],
  codec: taskCodec,
  effects: {
    TaskProposed: noEffect,
    TaskInitiated: noEffect,
    TaskDecomposed: noEffect,
    TaskDispatched: noEffect,
    ClockArmed: ({ data, revision }, rows) => put(rows, armed(data, rows, revision)),
    ClockStopped: ({ data, revision }, rows) => changeClock(rows, data.clock, revision, () => []),
    RungFired: ({ data, revision }, rows) =>
      changeClock(rows, data.clock, revision, (pending) => without(pending, data.rung)),
    RungHeld: ({ data, revision }, rows) => changeClock(rows, data.clock, revision, (pending) => moved(pending, data)),
    AssignmentReceived: noEffect,
    AssignmentDeemedReceived: noEffect,
    AssignmentDisputed: noEffect,
    DisputeRuled: noEffect,
    WorkStarted: noEffect,
    ProgressReported: noEffect,
    ProgressReturned: noEffect,
    InstructionGiven: noEffect,
    ExtensionRequested: noEffect,
    ExtensionGranted: noEffect,
    ExtensionRefused: noEffect,
    AssignmentFinished: noEffect,
    CompletionSubmitted: ({ revision }, rows) => review(rows, revision, true),
    CompletionAccepted: ({ revision }, rows) => review(rows, revision, false),
    CompletionRejected: ({ revision }, rows) => review(rows, revision, false),
    MilestoneAccepted: ({ revision }, rows) => review(rows, revision, false),
    TaskSuspended: noEffect,
    TaskResumed: noEffect,
    TaskWithdrawn: noEffect,
    TaskArchived: noEffect,
    ReminderIssued: noEffect,
    SupervisionNoticeIssued: noEffect,
    NoticeAnswered: noEffect,
    MeasureProposed: noEffect,
    MeasureApproved: noEffect,
    MeasureDeclined: noEffect,
    RectificationOrdered: noEffect,
    RectificationReported: noEffect,
    RectificationVerified: noEffect,
    CorrectionRecorded: noEffect,
  },
});

/** Arming a clock again replaces its timetable. */
function armed(data: TaskEventData<'ClockArmed'>, rows: SubjectRows, revision: number): Omit<DueClockRow, 'nextAt'> {
  const { taskId, clock, kind, anchor, rungs } = data;
  const underReview = rows.all(dueClocksTable)[0]?.underReview ?? false;
  return { taskId, clock, kind, anchor, pending: rungs, underReview, revision };
}

function changeClock(
  rows: SubjectRows,
  clock: string,
  revision: number,
  change: (pending: readonly ScheduledRung[]) => readonly ScheduledRung[],
): void {
  const row = rows.get(dueClocksTable, rows.subject, clock);
  if (row) put(rows, { ...row, pending: change(row.pending), revision });
}

function review(rows: SubjectRows, revision: number, underReview: boolean): void {
  for (const row of rows.all(dueClocksTable)) put(rows, { ...row, underReview, revision });
}

function put(rows: SubjectRows, row: Omit<DueClockRow, 'nextAt'>): void {
  rows.put<DueClockRow>(dueClocksTable, { ...row, nextAt: nextOf(row) });
}

function nextOf({ pending, underReview, kind }: Omit<DueClockRow, 'nextAt'>): string | null {
  if (underReview && kind !== 'sign') return null;
  return pending.reduce<string | null>((first, { at }) => (first === null || at < first ? at : first), null);
}

const without = (pending: readonly ScheduledRung[], rung: string): readonly ScheduledRung[] =>
  pending.filter((scheduled) => scheduled.rung !== rung);

const moved = (
  pending: readonly ScheduledRung[],
  { rung, until }: TaskEventData<'RungHeld'>,
): readonly ScheduledRung[] => pending.map((scheduled) => (scheduled.rung === rung ? { rung, at: until } : scheduled));
