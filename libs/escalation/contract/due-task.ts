import type { Timestamp } from '#kernel';

/** A task with a rung that looks due; the task itself decides. */
export interface DueTask {
  readonly taskId: string;
  /** The earliest of its due rungs. */
  readonly at: Timestamp;
}
