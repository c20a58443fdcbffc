import type { LocalDate } from '#kernel';
import type { SupervisionRules } from '#escalation/contract';
import { type AssignmentRef, signClock, type TaskCommand, type TaskEvent, type TaskEventData } from '#tasks/contract';
import {
  answerable,
  assignmentOf,
  changeAssignment,
  hasReceived,
  setAssignmentState,
} from '../aggregate/assignments.js';
import { armReport, stop } from '../clocks/clocks.js';
import { activeAssignment, checkAssignment, checkState } from '../aggregate/guards.js';
import { armSign, toAssignment } from './initiation.js';
import { type DecisionsOf, type EvolversOf, fact, refuse, todayOf } from '../aggregate/decisions.js';
import { moveTo, type Task, withFacts } from '../aggregate/state.js';

/** 签收 */
function receiveAssignment(
  command: TaskCommand<'ReceiveAssignment'>,
  task: Task,
  rules: SupervisionRules,
): TaskEvent[] {
  const { unit } = command.data;
  checkState(command.type, task, 'AssignmentReceived');
  checkAssignment(command.type, task, unit, 'AssignmentReceived');
  return [
    fact('AssignmentReceived', { taskId: command.taskId, unit }),
    ...stop(task, [signClock(unit)], 'done'),
    ...startIfReady(setAssignmentState(task, unit, 'Received'), rules, todayOf(command)),
  ];
}

/**
 * Work starts when every lead and main unit has received; support units do not hold it up. The first report is that
 * of the month in which it starts.
 */
export function startIfReady(task: Task, rules: SupervisionRules, startedOn: LocalDate): TaskEvent[] {
  if (task.status !== 'Dispatched' || !answerable(task).every(hasReceived)) return [];
  const { taskId, deadline } = task.facts;
  return [
    fact('WorkStarted', { taskId, ongoing: deadline.kind === 'ongoing', startedOn }),
    armReport(task, rules.firstReport(startedOn), rules, startedOn),
  ];
}

/** 提出异议. The unit has answered the notice, so its clock for signing stops until the ruling. */
function disputeAssignment(
  command: TaskCommand<'DisputeAssignment'>,
  task: Task,
  rules: SupervisionRules,
): TaskEvent[] {
  const { unit, reason } = command.data;
  checkState(command.type, task, 'AssignmentDisputed');
  if (assignmentOf(task, unit)!.ruled) throw refuse('DISPUTE_AFTER_RULING', { unit });
  const until = rules.addDays(task.facts.dispatchedOn, rules.policy.objectionWorkingDays, 'workingDay');
  if (todayOf(command) > until) throw refuse('DISPUTE_WINDOW_CLOSED', { until });
  checkAssignment(command.type, task, unit, 'AssignmentDisputed');
  return [
    fact('AssignmentDisputed', { taskId: command.taskId, unit, reason }),
    ...stop(task, [signClock(unit)], 'done'),
  ];
}

/** 裁定: the unit is designated, or another takes its place in the same role; final either way. */
function ruleDispute(command: TaskCommand<'RuleDispute'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { unit, ruling, reason } = command.data;
  checkState(command.type, task, 'DisputeRuled');
  const { role } = activeAssignment(task, unit);
  checkAssignment(command.type, task, unit, 'DisputeRuled');
  const ruled = { taskId: command.taskId, unit, ruling, reason };
  if (ruling === 'designated')
    return [fact('DisputeRuled', { ...ruled, reassignedTo: null }), ...startAfter(command, task, rules)];
  const successor = { ...successorOf(command, task), role };
  return [
    fact('DisputeRuled', { ...ruled, reassignedTo: successor }),
    armSign(task, successor.unit, rules, todayOf(command)),
  ];
}

const startAfter = (command: TaskCommand<'RuleDispute'>, task: Task, rules: SupervisionRules): TaskEvent[] =>
  startIfReady(setAssignmentState(task, command.data.unit, 'Received'), rules, todayOf(command));

function successorOf({ data }: TaskCommand<'RuleDispute'>, task: Task): AssignmentRef {
  const { reassignedTo } = data;
  if (!reassignedTo || assignmentOf(task, reassignedTo.unit)) throw refuse('DISPUTE_REASSIGNEE_MISSING');
  return reassignedTo;
}

export const receiptEvolvers: EvolversOf<
  'AssignmentReceived' | 'AssignmentDeemedReceived' | 'AssignmentDisputed' | 'DisputeRuled' | 'WorkStarted'
> = {
  AssignmentReceived: (task, { unit }) => setAssignmentState(task, unit, 'Received'),
  AssignmentDeemedReceived: (task, { unit }) => setAssignmentState(task, unit, 'Received'),
  AssignmentDisputed: (task, { unit }) => setAssignmentState(task, unit, 'Disputed'),
  DisputeRuled: (task, data) =>
    data.reassignedTo ? reassign(task, data.unit, data.reassignedTo) : designate(task, data),
  WorkStarted: (task, { ongoing }) => moveTo(task, { status: ongoing ? 'Ongoing' : 'InProgress' }),
};

const designate = (task: Task, { unit }: TaskEventData<'DisputeRuled'>): Task =>
  changeAssignment(task, unit, (was) => ({ ...was, state: 'Received', ruled: true }));

function reassign(task: Task, unit: string, to: AssignmentRef): Task {
  const { facts } = changeAssignment(task, unit, (was) => ({ ...was, state: 'Reassigned', ruled: true }));
  const assignments = [...facts.assignments, toAssignment(to, true)];
  const consolidatingUnit = facts.consolidatingUnit === unit ? to.unit : facts.consolidatingUnit;
  return withFacts(task, { assignments, consolidatingUnit });
}

export const receiptDecisions: DecisionsOf<'ReceiveAssignment' | 'DisputeAssignment' | 'RuleDispute'> = {
  ReceiveAssignment: receiveAssignment,
  DisputeAssignment: disputeAssignment,
  RuleDispute: ruleDispute,
};
