import { type LocalDate, localDateOf } from '#kernel';
import type { ScheduledRung, SupervisionRules } from '#escalation/contract';
import { deadlineClock, periodOfClock, type TaskCommand, type TaskEvent } from '#tasks/contract';
import { answerTimetable, armed, armReport, stopAll } from '../clocks/clocks.js';
import { naturalDaysBetween } from '../aggregate/days.js';
import { checkState, wrongState } from '../aggregate/guards.js';
import { type DecisionsOf, type EvolversOf, fact, todayOf } from '../aggregate/decisions.js';
import { moveTo, type RunningClock, type Suspendable, type Task, withFacts } from '../aggregate/state.js';

/** 中止: every clock stops with what is left of its time. */
function suspendTask(command: TaskCommand<'SuspendTask'>, task: Task): TaskEvent[] {
  checkState(command.type, task, 'TaskSuspended');
  const suspended = { taskId: command.taskId, ...command.data, suspendedOn: todayOf(command) };
  return [fact('TaskSuspended', suspended), ...stopAll(task, 'suspended')];
}

/** 恢复: what stood still goes on, later by the natural days in between. */
function resumeTask(command: TaskCommand<'ResumeTask'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  if (task.status !== 'Suspended') throw wrongState(command.type, task, ['Suspended']);
  const { paused, dueDate: due } = task.facts;
  const today = todayOf(command);
  const suspendedDays = naturalDaysBetween(task.suspendedOn, today);
  const later = (date: LocalDate): LocalDate => rules.addDays(date, suspendedDays, 'day');
  const dueDate = due !== null && deadlineClock in paused ? later(due) : due;
  return [
    fact('TaskResumed', { taskId: command.taskId, suspendedDays, dueDate }),
    ...Object.values(paused).map((clock) => goOn(clock, task, rules, { today, later })),
  ];
}

interface Pause {
  readonly today: LocalDate;
  /** A date, moved on by the length of the pause. */
  readonly later: (date: LocalDate) => LocalDate;
}

/** A report goes on with the rest, unless the pause swallowed its whole month: then it is not owed any more. */
function goOn(clock: RunningClock, task: Task, rules: SupervisionRules, pause: Pause): TaskEvent {
  const { today, later } = pause;
  const anchor = later(clock.anchor);
  if (clock.kind === 'report' && anchor >= rules.reportAfter(periodOfClock(clock.clock)).dueOn) {
    return armReport(task, rules.firstReport(today), rules, today);
  }
  const { clock: name, kind, unit } = clock;
  return armed(task, { clock: name, kind, unit, anchor }, timetable(clock, anchor, task, rules, pause));
}

/** The rungs that had not fired, at their new times: what was late stays late, what has fired stays fired. */
function timetable(clock: RunningClock, anchor: LocalDate, task: Task, rules: SupervisionRules, pause: Pause) {
  if (clock.kind === 'notice') return answerTimetable(clock.pending[0]!.rung, anchor, rules);
  const whole = rules.arm(clock.kind, anchor, task.facts.dispatchedOn);
  const rungs = whole.rungs.filter(({ rung }) => clock.pending.some((left) => left.rung === rung));
  return { ...whole, rungs: rungs.map((rung) => stillHeld(rung, clock, rules, pause)).sort(byTime) };
}

function stillHeld(scheduled: ScheduledRung, clock: RunningClock, rules: SupervisionRules, { later }: Pause) {
  const { rung } = scheduled;
  if (!clock.held.includes(rung)) return scheduled;
  const heldUntil = clock.pending.find((left) => left.rung === rung)!.at;
  const at = rules.actsOn(later(localDateOf(heldUntil)));
  return at > scheduled.at ? { rung, at } : scheduled;
}

const byTime = (a: ScheduledRung, b: ScheduledRung): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

export const suspensionEvolvers: EvolversOf<'TaskSuspended' | 'TaskResumed'> = {
  TaskSuspended: (task, { suspendedOn }) =>
    moveTo(withFacts(task, { paused: {} }), { status: 'Suspended', suspendedOn, before: suspendable(task) }),
  TaskResumed: (task, { dueDate }) =>
    moveTo(withFacts(task, { dueDate }), task.status === 'Suspended' ? task.before : { status: 'InProgress' }),
};

function suspendable(task: Task): Suspendable {
  if (task.status === 'Rectifying') return { status: task.status, from: task.from, reportedBy: task.reportedBy };
  return { status: task.status === 'Dispatched' || task.status === 'Ongoing' ? task.status : 'InProgress' };
}

export const suspensionDecisions: DecisionsOf<'SuspendTask' | 'ResumeTask'> = {
  SuspendTask: suspendTask,
  ResumeTask: resumeTask,
};
