import {
  type AssignmentState,
  type Move,
  type TaskCommandType,
  taskEvents,
  type TaskEventType,
  type TaskState,
} from '#tasks/contract';

/** One row: this event takes a subject from one of these states to that one, when the guard holds. */
export interface Transition<State extends string> extends Move<State, TaskCommandType> {
  readonly event: TaskEventType;
}

const types = Object.keys(taskEvents) as TaskEventType[];

/** 督查事项: the life cycle of a task. Guards of the decider look their states up here. */
export const taskLifeCycle: readonly Transition<TaskState>[] = types.flatMap((event) =>
  taskEvents[event].task.map((row) => ({ event, ...row })),
);

/** 承办: the life cycle of one unit's part. */
export const assignmentLifeCycle: readonly Transition<AssignmentState>[] = types.flatMap((event) =>
  taskEvents[event].part.map((row) => ({ event, ...row })),
);

const isState = <State extends string>(state: State | 'none'): state is State => state !== 'none';

function statesByEvent<State extends string>(
  rows: readonly Transition<State>[],
): ReadonlyMap<string, readonly State[]> {
  const states = new Map<string, State[]>();
  for (const { event, from } of rows) {
    states.set(event, [...new Set([...(states.get(event) ?? []), ...from.filter(isState)])]);
  }
  return states;
}

const taskStatesByEvent = statesByEvent(taskLifeCycle);
const assignmentStatesByEvent = statesByEvent(assignmentLifeCycle);

/** The task states in which an event may happen. */
export const statesBefore = (event: TaskEventType): readonly TaskState[] => taskStatesByEvent.get(event) ?? [];

/** The assignment states in which an event may happen to a unit's part. */
export const assignmentStatesBefore = (event: TaskEventType): readonly AssignmentState[] =>
  assignmentStatesByEvent.get(event) ?? [];
