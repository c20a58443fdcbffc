import type { AssignmentState } from '#tasks/contract';
import type { Assignment, Task } from './state.js';
import { withFacts } from './state.js';

const received: readonly AssignmentState[] = ['Received', 'Working', 'UnitDone'];

export const hasReceived = ({ state }: Assignment): boolean => received.includes(state);

/** Assigned now: a unit whose part was reassigned is not. */
export const activeAssignments = (task: Task): readonly Assignment[] =>
  task.facts.assignments.filter(({ state }) => state !== 'Reassigned');

/** Lead and main units answer for the task; support units for their own part only. */
export const answerable = (task: Task): readonly Assignment[] =>
  activeAssignments(task).filter(({ role }) => role !== 'support');

export const answerableUnits = (task: Task): string[] => answerable(task).map(({ unit }) => unit);

export const assignmentOf = (task: Task, unit: string): Assignment | undefined =>
  task.facts.assignments.find((assignment) => assignment.unit === unit);

export const changeAssignment = (task: Task, unit: string, change: (was: Assignment) => Assignment): Task =>
  withFacts(task, { assignments: task.facts.assignments.map((was) => (was.unit === unit ? change(was) : was)) });

export const setAssignmentState = (task: Task, unit: string, state: AssignmentState): Task =>
  changeAssignment(task, unit, (was) => ({ ...was, state }));

/** What was done has to be done again: units that had finished work on. */
export const reopenFinished = (task: Task): Task =>
  withFacts(task, {
    assignments: task.facts.assignments.map((was) => (was.state === 'UnitDone' ? { ...was, state: 'Working' } : was)),
  });
