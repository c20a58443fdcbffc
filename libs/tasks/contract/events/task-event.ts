import { z } from 'zod';
import type { EventEntry, Upcaster } from '#kernel';
import type { VisibilityRule } from '../visibility.js';
import type { AssignmentState, TaskState } from '../vocabulary.js';

/** An event takes a task, or a unit's part in it, from one of these states to that one, when the guard holds. */
export interface Move<State extends string, Command extends string = string> {
  readonly from: readonly (State | 'none')[];
  readonly to: State | 'same';
  /** The commands that bring it about; who may give them says their catalogue. */
  readonly by: readonly Command[];
  readonly guard: string;
}

export const move = <State extends string, const Command extends string>(
  from: readonly (State | 'none')[],
  to: State | 'same',
  by: readonly Command[],
  guard: string,
): Move<State, Command> => ({ from, to, by, guard });

/** What is said of an event of a task beside its data. */
interface Said<Data> {
  /** Which units may read it. */
  readonly readers: VisibilityRule<Data>;
  /** Rows of the life cycle of the task. */
  readonly task: readonly Move<TaskState>[];
  /** Rows of the life cycle of one unit's part. */
  readonly part?: readonly Move<AssignmentState>[];
  /** From older versions; none while it is at version 1. */
  readonly upcasters?: readonly Upcaster[];
}

/** All that is said of one event type of a task, in one place. */
export interface TaskEventEntry<Data> extends EventEntry {
  readonly readers: VisibilityRule<Data>;
  readonly task: readonly Move<TaskState>[];
  readonly part: readonly Move<AssignmentState>[];
}

/** The rows keep the names of their commands, so that one that does not exist does not compile. */
type PartOf<Life> = Life extends { readonly part: infer Part } ? Part : readonly Move<AssignmentState, never>[];
type DataOf<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;

export const taskEvent = <Shape extends z.ZodRawShape, const Life extends Said<DataOf<Shape>>>(
  shape: Shape,
  { readers, task, part = [], upcasters = [] }: Life,
) => ({ data: z.object(shape), readers, task: task as Life['task'], part: part as PartOf<Life>, upcasters });

/** States of a task in which things happen to it. */
export const underWay: readonly TaskState[] = ['Dispatched', 'InProgress', 'Ongoing', 'Rectifying'];
export const active: readonly TaskState[] = [...underWay, 'PendingReview'];
export const decidable: readonly TaskState[] = [...active, 'Suspended', 'Concluded', 'Withdrawn'];
export const beforeEnd: readonly TaskState[] = [
  'Initiated',
  'Dispatched',
  'InProgress',
  'Ongoing',
  'PendingReview',
  'Rectifying',
  'Suspended',
];
export const everyState: readonly TaskState[] = ['Proposed', ...beforeEnd, 'Concluded', 'Withdrawn', 'Archived'];
