import type { Timestamp } from '#kernel';

/** A task with a rung that is due by the index. The task itself decides whether the rung fires. */
export interface DueTask {
  readonly taskId: string;
  /** The earliest of its due rungs. */
  readonly at: Timestamp;
}
