import type { SupervisionRules } from '#escalation/contract';
import {
  type AssignmentRef,
  type Deadline,
  deadlineClock,
  signClock,
  type TaskCommand,
  type TaskEvent,
  type TaskEventData,
} from '#tasks/contract';
import { arm } from '../clocks/clocks.js';
import { activeAssignments } from '../aggregate/assignments.js';
import { checkState } from '../aggregate/guards.js';
import { type DecisionsOf, type EvolversOf, fact, refuse, todayOf } from '../aggregate/decisions.js';
import { type Assignment, moveTo, type Task, type TaskFacts, withFacts } from '../aggregate/state.js';

/** 立项: proposed, initiated and decomposed in one, because a plan approved as a whole initiates its tasks. */
export function initiateTask({ taskId, data }: TaskCommand<'InitiateTask'>): TaskEvent[] {
  const { approver, authority, ...proposed } = data;
  const consolidatingUnit = consolidating(data.assignments);
  const originalDueDate = dueDateOf(data.deadline, data.deadlineText);
  return [
    fact('TaskProposed', { taskId, ...proposed }),
    fact('TaskInitiated', { taskId, approver, authority }),
    fact('TaskDecomposed', { taskId, consolidatingUnit, originalDueDate }),
  ];
}

/** The first lead unit, or the first main unit when no lead is named. */
function consolidating(assignments: readonly AssignmentRef[]): string {
  const found = assignments.find(({ role }) => role === 'lead') ?? assignments.find(({ role }) => role === 'main');
  if (!found) throw refuse('TASK_NO_MAIN_UNIT');
  return found.unit;
}

function dueDateOf(deadline: Deadline, deadlineText: string | null): string | null {
  if (deadline.kind === 'unspecified') throw refuse('TASK_DEADLINE_UNRESOLVED', { deadlineText: deadlineText ?? '—' });
  if (deadline.kind === 'window') return deadline.to;
  return deadline.kind === 'ongoing' ? null : deadline.date;
}

/** 交办: the clocks for signing and for the due date start with it; a clock that cannot be armed fails the command. */
function dispatchTask(command: TaskCommand<'DispatchTask'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  checkState(command.type, task, 'TaskDispatched');
  const { taskId, originalDueDate } = task.facts;
  const today = todayOf(command);
  const signs = activeAssignments(task).map(({ unit }) => armSign(task, unit, rules, today));
  return [
    fact('TaskDispatched', { taskId, noticeNumber: command.data.noticeNumber, dispatchedOn: today }),
    ...signs,
    ...(originalDueDate === null ? [] : [armDeadline(task, originalDueDate, rules, today)]),
  ];
}

export const armSign = (task: Task, unit: string, rules: SupervisionRules, today: string): TaskEvent =>
  arm(task, { clock: signClock(unit), kind: 'sign', unit, anchor: today }, rules, today);

export const armDeadline = (task: Task, dueDate: string, rules: SupervisionRules, today: string): TaskEvent =>
  arm(task, { clock: deadlineClock, kind: 'deadline', unit: null, anchor: dueDate }, rules, today);

export const toAssignment = ({ unit, name, role }: AssignmentRef, ruled: boolean): Assignment => ({
  unit,
  name,
  role,
  state: 'PendingReceipt',
  ruled,
  reports: {},
});

const unknownYet = {
  consolidatingUnit: '',
  originalDueDate: null,
  dueDate: null,
  noticeNumber: '',
  dispatchedOn: '',
  clocks: {},
  paused: {},
  reportDue: {},
  latestReport: null,
  extension: null,
  extensionsGranted: 0,
  milestoneOnTime: null,
  notices: [],
  proposals: {},
  proposalCount: 0,
  lastReminder: null,
} satisfies Partial<TaskFacts>;

export function proposedTask(data: TaskEventData<'TaskProposed'>): Task {
  const { taskId, planYear, text, leaders, deadline, assignments, targets = [] } = data;
  const facts = { ...unknownYet, taskId, planYear, text, leaders, deadline, targets };
  return { status: 'Proposed', revision: 0, facts: { ...facts, assignments: onePerUnit(assignments) } };
}

/** A unit printed twice has one part, in the role printed first. */
const onePerUnit = (assignments: readonly AssignmentRef[]): Assignment[] =>
  assignments
    .filter(({ unit }, index) => assignments.findIndex((other) => other.unit === unit) === index)
    .map((assignment) => toAssignment(assignment, false));

export const initiationEvolvers: EvolversOf<'TaskProposed' | 'TaskInitiated' | 'TaskDecomposed' | 'TaskDispatched'> = {
  TaskProposed: (_task, data) => proposedTask(data),
  TaskInitiated: (task) => moveTo(task, { status: 'Initiated' }),
  TaskDecomposed: (task, { consolidatingUnit, originalDueDate }) =>
    withFacts(task, { consolidatingUnit, originalDueDate, dueDate: originalDueDate }),
  TaskDispatched: (task, { noticeNumber, dispatchedOn }) =>
    moveTo(withFacts(task, { noticeNumber, dispatchedOn }), { status: 'Dispatched' }),
};

export const initiationDecisions: DecisionsOf<'DispatchTask'> = { DispatchTask: dispatchTask };
