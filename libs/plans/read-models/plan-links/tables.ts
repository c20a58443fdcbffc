import { column, type RowOf, specsOf, type TableSpec } from '#projections';
import type { StoredTask } from '../../domain/links/links.js';

/** A task of any plan, as far as it takes to find the same work elsewhere. */
export interface PlanTaskRow extends Omit<StoredTask, 'ended'> {
  readonly dropped: boolean;
  readonly grams: readonly string[];
  /** A pseudo-random order of the rows, independent of their plans, so that the first rows are a sample of all. */
  readonly shuffle: string;
  readonly revision: number;
}

export const planTasks: TableSpec<PlanTaskRow> = {
  name: 'plan_task',
  columns: {
    taskId: 'text',
    planId: 'text',
    planTitle: 'text',
    documentNumber: 'text?',
    planYear: 'integer',
    seq: 'integer',
    text: 'text',
    line: 'integer',
    state: 'text',
    dropped: 'boolean',
    dismissed: 'text[]',
    grams: 'text[]',
    shuffle: 'text',
    revision: 'integer',
  },
  key: ['taskId'],
  subject: 'planId',
  indexes: [
    { name: 'grams', on: 'USING gin (grams)' },
    { name: 'plan', on: '(plan_id)' },
    { name: 'shuffle', on: '(shuffle)' },
  ],
};

/** Whether a task is over: concluded and not under rectification, withdrawn or archived. */
const taskEndColumns = {
  taskId: column('text'),
  ended: column('boolean'),
  revision: column('integer'),
};

export type TaskEndRow = RowOf<typeof taskEndColumns>;

export const taskEnds: TableSpec<TaskEndRow> = {
  name: 'plan_task_end',
  columns: specsOf(taskEndColumns),
  key: ['taskId'],
  subject: 'taskId',
  indexes: [],
};
