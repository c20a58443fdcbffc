import { localDateOf, refusal, type LocalDate } from '#kernel';
import {
  taskRefusals,
  type TaskCommand,
  type TaskCommandType,
  type TaskEvent,
  type TaskEventData,
  type TaskEventType,
} from '#tasks/contract';
import type { Task } from './state.js';

export type Order<T extends TaskCommandType> = Extract<TaskCommand, { type: T }>;

export const refuse = refusal(taskRefusals);

export const fact = <T extends TaskEventType>(type: T, data: TaskEventData<T>): TaskEvent =>
  ({ type, data }) as TaskEvent;

export const todayOf = (order: TaskCommand): LocalDate => localDateOf(order.at);

/** What each event does to a task; a group of events has its own table beside the commands that bring them about. */
export type Evolvers = { readonly [T in TaskEventType]: (task: Task, data: TaskEventData<T>) => Task };
export type EvolversOf<T extends TaskEventType> = Pick<Evolvers, T>;

/** The task as the facts leave it. */
export const unchanged = (task: Task): Task => task;
