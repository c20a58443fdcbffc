import type { SupervisionRules } from '#escalation/contract';
import { localDateOf, refusal, type LocalDate } from '#kernel';
import {
  taskRefusals,
  type TaskCommand,
  type TaskCommandType,
  type TaskEvent,
  type TaskEventData,
  type TaskEvents,
  type TaskEventType,
} from '#tasks/contract';
import type { Task } from './state.js';

export const refuse = refusal(taskRefusals);

export const fact = <T extends TaskEventType>(type: T, data: TaskEvents[T]): TaskEvent<T> => ({
  type,
  data,
});

const mostListed = 10;

/** What there is, for a refusal of what there is not: the newest few. */
export const fewOf = (all: readonly string[]): readonly string[] => (all.length > 0 ? all.slice(-mostListed) : ['——']);

export const todayOf = (command: TaskCommand): LocalDate => localDateOf(command.at);

/** What each command to a task leads to; a group of commands has its own table. Initiating is not among them: it makes the task. */
export type Decisions = {
  readonly [T in Exclude<TaskCommandType, 'InitiateTask'>]: (
    command: TaskCommand<T>,
    task: Task,
    rules: SupervisionRules,
  ) => readonly TaskEvent[];
};
export type DecisionsOf<T extends keyof Decisions> = Pick<Decisions, T>;

/** What each event does to a task; a group of events has its own table beside the commands that bring them about. */
export type Evolvers = { readonly [T in TaskEventType]: (task: Task, data: TaskEventData<T>) => Task };
export type EvolversOf<T extends TaskEventType> = Pick<Evolvers, T>;

/** The task as the facts leave it. */
export const unchanged = (task: Task): Task => task;
