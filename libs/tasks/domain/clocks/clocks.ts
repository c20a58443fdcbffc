import type { LocalDate, Timestamp } from '#kernel';
import type { ArmedClock, ClockKind, ReportDue, SupervisionRules } from '#escalation/contract';
import { noticeClock, periodOfClock, reportClock, type TaskEvent, type TaskEventData } from '#tasks/contract';
import { earlier } from '../aggregate/days.js';
import { type EvolversOf, fact } from '../aggregate/decisions.js';
import { type RunningClock, type Task, withFacts } from '../aggregate/state.js';

type StopReason = TaskEventData<'ClockStopped'>['reason'];

/** What a clock is, apart from its timetable. */
export interface ClockSubject {
  readonly clock: string;
  readonly kind: ClockKind;
  readonly unit: string | null;
  readonly anchor: LocalDate;
}

/** The time after submission is not charged to the unit: under review only signing goes on. */
export const runsUnderReview = (kind: ClockKind): boolean => kind === 'sign';

export const armed = (task: Task, subject: ClockSubject, timetable: ArmedClock): TaskEvent =>
  fact('ClockArmed', { taskId: task.facts.taskId, ...subject, ...timetable, rungs: [...timetable.rungs] });

/** Rungs that lay before `armedOn` are left out. */
export const arm = (task: Task, subject: ClockSubject, rules: SupervisionRules, armedOn: LocalDate): TaskEvent =>
  armed(task, subject, rules.arm(subject.kind, subject.anchor, armedOn));

/** Stops the clocks that run; those that do not are passed over. */
export const stop = (task: Task, clocks: readonly string[], reason: StopReason): TaskEvent[] =>
  clocks
    .filter((clock) => clock in task.facts.clocks)
    .map((clock) => fact('ClockStopped', { taskId: task.facts.taskId, clock, reason }));

export const stopAll = (task: Task, reason: StopReason): TaskEvent[] =>
  stop(task, Object.keys(task.facts.clocks), reason);

/**
 * Notices that the ladder of the due date issued: when the date is met or moved, their unanswered rung has no ground
 * any more.
 */
export function ladderNotices(task: Task, { policy }: SupervisionRules): string[] {
  const ladder = policy.rungs.filter(({ clock }) => clock === 'deadline').map(({ rung }) => rung);
  return task.facts.notices
    .filter(({ rung }) => rung !== null && ladder.includes(rung))
    .map(({ notice }) => noticeClock(notice));
}

/** The single rung of a notice's clock: it acts on the day after the answer was due. */
export const answerTimetable = (rung: string, answerDue: LocalDate, rules: SupervisionRules): ArmedClock => ({
  rungs: [{ rung, at: rules.actsOn(rules.addDays(answerDue, 1, 'day')) }],
  policyVersion: rules.policyVersion,
  calendarVersion: rules.calendarVersion,
  provisional: false,
});

/** The consolidating unit's next report, from `due` on, that has not been given yet. */
export function armReport(task: Task, due: ReportDue, rules: SupervisionRules, armedOn: LocalDate): TaskEvent {
  const { consolidatingUnit: unit, assignments } = task.facts;
  const reports = assignments.find((assignment) => assignment.unit === unit)?.reports ?? {};
  let next = due;
  while (next.period in reports) next = rules.reportAfter(next.period);
  const subject = { clock: reportClock(next.period), kind: 'report', unit, anchor: next.dueOn } as const;
  return arm(task, subject, rules, armedOn);
}

/**
 * The clock of the period after the one just reported. A report given after its date (and before the sweep noticed)
 * arms from that date on, so that the next period loses no rung to the delay.
 */
export const armNextReport = (task: Task, done: RunningClock, rules: SupervisionRules, today: LocalDate): TaskEvent =>
  armReport(task, rules.reportAfter(periodOfClock(done.clock)), rules, earlier(today, done.anchor));

export const clockEvolvers: EvolversOf<'ClockArmed' | 'ClockStopped' | 'RungFired' | 'RungHeld'> = {
  ClockArmed: armClock,
  ClockStopped: stopClock,
  RungFired: (task, { clock, rung }) =>
    changeClock(task, clock, (was) => ({
      ...was,
      pending: was.pending.filter((scheduled) => scheduled.rung !== rung),
      fired: [...was.fired, rung],
    })),
  RungHeld: (task, { clock, rung, until }) =>
    changeClock(task, clock, (was) => ({ ...was, pending: moved(was, rung, until), held: [...was.held, rung] })),
};

/** Arming replaces: the new timetable starts with nothing fired. A clock armed again after a suspension goes on. */
function armClock(task: Task, data: TaskEventData<'ClockArmed'>): Task {
  const { clock, kind, unit, anchor, rungs, policyVersion } = data;
  const { [clock]: before, ...paused } = task.facts.paused;
  const running: RunningClock = {
    clock,
    kind,
    unit,
    anchor,
    pending: rungs,
    fired: before?.fired ?? [],
    held: before?.held ?? [],
    policyVersion,
  };
  const clocks = { ...task.facts.clocks, [clock]: running };
  const next = withFacts(task, before ? { clocks, paused } : { clocks });
  return kind === 'report' ? withReport(next, running) : next;
}

const withReport = (task: Task, running: RunningClock): Task =>
  withFacts(task, {
    reportDue: { ...task.facts.reportDue, [periodOfClock(running.clock)]: running.anchor },
    latestReport: periodOfClock(running.clock),
  });

function stopClock(task: Task, { clock, reason }: TaskEventData<'ClockStopped'>): Task {
  const { [clock]: stopped, ...clocks } = task.facts.clocks;
  if (!stopped) return task;
  if (reason !== 'suspended') return withFacts(task, { clocks });
  return withFacts(task, { clocks, paused: { ...task.facts.paused, [clock]: stopped } });
}

function changeClock(task: Task, clock: string, change: (was: RunningClock) => RunningClock): Task {
  const was = task.facts.clocks[clock];
  return was ? withFacts(task, { clocks: { ...task.facts.clocks, [clock]: change(was) } }) : task;
}

const moved = ({ pending }: RunningClock, rung: string, at: Timestamp) =>
  pending.map((scheduled) => (scheduled.rung === rung ? { rung, at } : scheduled));
