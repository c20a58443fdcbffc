import type { TableSpec } from '#projections';

/** The words of a task, written once: an index over them must not be maintained with every change of the task. */
export interface TaskWords {
  readonly taskId: string;
  readonly grams: readonly string[];
  readonly revision: number;
}

export const taskSearch: TableSpec<TaskWords> = {
  name: 'task_search',
  columns: { taskId: 'text', grams: 'text[]', revision: 'integer' },
  key: ['taskId'],
  subject: 'taskId',
  indexes: [{ name: 'grams', on: 'USING gin (grams)' }],
  reread: 'none',
  isFinal: () => true,
};
