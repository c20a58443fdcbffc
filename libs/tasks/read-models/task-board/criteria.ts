import type { Actor, LocalDate } from '#kernel';
import type { Light, TaskState } from '#tasks/contract';

export const taskSorts = ['due', 'number', 'light', 'updated'] as const;
/** due: earliest first, undated last · number: as the plans print them · light: red first · updated: newest first. */
export type TaskSort = (typeof taskSorts)[number];

export interface TaskBoardCriteria {
  readonly viewer: Actor;
  /** The day for which lights are told, when `asOf` is not given. */
  readonly today: LocalDate;
  /** The board as it stood at the end of this day, with the lights of that day. */
  readonly asOf?: LocalDate | undefined;
  readonly planId?: string | undefined;
  readonly unit?: string | undefined;
  /** A leading post. */
  readonly leader?: string | undefined;
  readonly states?: readonly TaskState[] | undefined;
  readonly lights?: readonly Light[] | undefined;
  /** Part of the task's text; white space and case do not matter for finding, the text must contain it. */
  readonly text?: string | undefined;
  /** Current due date before this day. */
  readonly dueBefore?: LocalDate | undefined;
  readonly sort?: TaskSort | undefined;
  /** From the page before; belongs to its order. */
  readonly cursor?: string | undefined;
  /** Rows of a page; default 50, at most 500. */
  readonly limit?: number | undefined;
}
