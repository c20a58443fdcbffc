import type { RecordedEvent } from '#event-store';
import type { ScheduledRung } from '#escalation/contract';
import type { ReadModel, SubjectRows } from '#projections';
import { type TaskEvent, type TaskEventData, type TaskEventType, taskStreamPrefix } from '#tasks/contract';
import { type DueClockRow, dueClocksTable } from './table.js';

/** Which rung of which clock falls due next. Built from the tasks' own events; the task still decides what may fire. */
export const dueClocks: ReadModel = {
  name: 'due-clocks',
  version: 1,
  tables: [dueClocksTable],
  eventTypes: [
    'ClockArmed',
    'ClockStopped',
    'RungFired',
    'RungHeld',
    'CompletionSubmitted',
    'CompletionRejected',
    'CompletionAccepted',
    'MilestoneAccepted',
  ] satisfies TaskEventType[],
  streamPrefixes: [taskStreamPrefix],
  apply(recorded, rows) {
    change(recorded as unknown as TaskEvent, rows, recorded);
  },
};

function change(event: TaskEvent, rows: SubjectRows, { revision }: RecordedEvent): void {
  switch (event.type) {
    case 'ClockArmed':
      return put(rows, armed(event.data, rows, revision));
    case 'ClockStopped':
      return changeClock(rows, event.data.clock, revision, () => []);
    case 'RungFired':
      return changeClock(rows, event.data.clock, revision, (pending) => without(pending, event.data.rung));
    case 'RungHeld':
      return changeClock(rows, event.data.clock, revision, (pending) => moved(pending, event.data));
    case 'CompletionSubmitted':
      return review(rows, revision, true);
    case 'CompletionRejected':
    case 'CompletionAccepted':
    case 'MilestoneAccepted':
      return review(rows, revision, false);
    default:
      throw new TypeError(`due clocks do not handle ${event.type}`);
  }
}

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
