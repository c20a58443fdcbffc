import type { ScheduledRung } from '#escalation/contract';
import { type Effects, modelOfEffects, noEffects, type SubjectRows } from '#projections';
import { taskCodec, type TaskEventData, type TaskEvents, taskStreamPrefix } from '#tasks/contract';
import { runsUnderReview } from '../../domain/clocks/clocks.js';
import type { Affecting } from '../../domain/further-effects.js';
import { type DueClockRow, dueClocksTable } from './table.js';

const effects: Pick<Effects<TaskEvents>, Affecting<'clocks'>> = {
  ClockArmed: ({ data, revision }, rows) => put(rows, armed(data, rows, revision)),
  ClockStopped: ({ data, revision }, rows) => changeClock(rows, data.clock, revision, () => []),
  RungFired: ({ data, revision }, rows) =>
    changeClock(rows, data.clock, revision, (pending) => without(pending, data.rung)),
  RungHeld: ({ data, revision }, rows) => changeClock(rows, data.clock, revision, (pending) => moved(pending, data)),
  CompletionSubmitted: ({ revision }, rows) => review(rows, revision, true),
  CompletionAccepted: ({ revision }, rows) => review(rows, revision, false),
  CompletionRejected: ({ revision }, rows) => review(rows, revision, false),
  MilestoneAccepted: ({ revision }, rows) => review(rows, revision, false),
};

/** Which rung of which clock falls due next. Built from the tasks' own events; the task still decides what may fire. */
export const dueClocksModel = modelOfEffects({
  name: 'due-clocks',
  version: 1,
  tables: [dueClocksTable],
  streamPrefixes: [taskStreamPrefix],
  codec: taskCodec,
  effects: { ...noEffects(taskCodec), ...effects },
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
  if (underReview && !runsUnderReview(kind)) return null;
  return pending.reduce<string | null>((first, { at }) => (first === null || at < first ? at : first), null);
}

const without = (pending: readonly ScheduledRung[], rung: string): readonly ScheduledRung[] =>
  pending.filter((scheduled) => scheduled.rung !== rung);

const moved = (
  pending: readonly ScheduledRung[],
  { rung, until }: TaskEventData<'RungHeld'>,
): readonly ScheduledRung[] => pending.map((scheduled) => (scheduled.rung === rung ? { rung, at: until } : scheduled));
