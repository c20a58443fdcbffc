import { type Actor, commandSaid, isOfUnit } from '#kernel';
import {
  type TaskCommand,
  taskCommands,
  type TaskCommandType,
  type TaskEventType,
  type TaskState,
} from '#tasks/contract';
import { activeAssignments, assignmentOf } from './assignments.js';
import { assignmentStatesBefore, statesBefore } from '../life-cycle/life-cycle.js';
import { refuse } from './decisions.js';
import type { Assignment, Task } from './state.js';

/** @throws TASK_FOREIGN_UNIT, TASK_NOT_OF_UNIT, TASK_NOT_LED_BY_POST */
export function checkReach(command: TaskCommand, task: Task): void {
  const { by } = command;
  if (isOfUnit(by.role)) checkOwnUnit(by, unitOf(command), task);
  if (by.role === 'leadingOfficial') checkLeads(by, task);
}

const unitOf = ({ data }: TaskCommand): string => ('unit' in data ? data.unit : '');

/** A unit that is not assigned learns nothing about those that are. */
function checkOwnUnit(by: Actor, unit: string, task: Task): void {
  if (by.unit === undefined || by.unit !== unit) throw refuse('TASK_FOREIGN_UNIT', { own: by.unit ?? '—', unit });
  if (!assignmentOf(task, unit)) throw refuse('TASK_NOT_OF_UNIT', { unit });
}

function checkLeads(by: Actor, task: Task): void {
  const leads = by.post !== undefined && task.facts.leaders.some(({ post }) => post === by.post);
  if (!leads) throw refuse('TASK_NOT_LED_BY_POST', { post: by.post ?? '—' });
}

/** @throws TASK_WRONG_STATE unless the life-cycle table has a row that takes this event from the task's state. */
export function checkState(command: TaskCommandType, task: Task, event: TaskEventType): void {
  const expected = statesBefore(event);
  if (!expected.includes(task.status)) throw wrongState(command, task, expected);
}

export const wrongState = (command: TaskCommandType, task: Task, expected: readonly TaskState[]) =>
  refuse('TASK_WRONG_STATE', { command: commandSaid(taskCommands, command), expected, state: task.status });

/** @throws TASK_UNIT_NOT_ASSIGNED naming those that are: for the office's own commands. */
export function activeAssignment(task: Task, unit: string): Assignment {
  const found = activeAssignments(task).find((assignment) => assignment.unit === unit);
  if (found) return found;
  throw refuse('TASK_UNIT_NOT_ASSIGNED', {
    unit,
    assigned: activeAssignments(task).map((assignment) => assignment.unit),
  });
}

/** @throws ASSIGNMENT_WRONG_STATE unless the life-cycle table takes this event from the state of the unit's part. */
export function checkAssignment(command: TaskCommandType, task: Task, unit: string, event: TaskEventType): void {
  const { state } = assignmentOf(task, unit)!;
  const expected = assignmentStatesBefore(event);
  if (!expected.includes(state)) {
    const said = commandSaid(taskCommands, command);
    throw refuse('ASSIGNMENT_WRONG_STATE', { command: said, expected, unit, state });
  }
}

/** @throws NOT_CONSOLIDATING_UNIT */
export function checkConsolidating(task: Task, unit: string): void {
  const { consolidatingUnit } = task.facts;
  if (unit !== consolidatingUnit) throw refuse('NOT_CONSOLIDATING_UNIT', { consolidating: consolidatingUnit, unit });
}

/** @throws SAME_PERSON: every approval has two different people. */
export function checkOther(by: Actor, requester: string): void {
  if (by.account === requester) throw refuse('SAME_PERSON', { account: by.account });
}
