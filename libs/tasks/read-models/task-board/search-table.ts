import { column, type RowOf, specsOf, type TableSpec } from '#projections';

/** The words of a task, written once: an index over them must not be maintained with every change of the task. */
const wordColumns = {
  taskId: column('text'),
  grams: column('text[]'),
  revision: column('integer'),
};

export type TaskWords = RowOf<typeof wordColumns>;

export const taskSearch: TableSpec<TaskWords> = {
  name: 'task_search',
  columns: specsOf(wordColumns),
  key: ['taskId'],
  subject: 'taskId',
  indexes: [{ name: 'grams', on: 'USING gin (grams)' }],
  reread: 'none',
  isFinal: () => true,
};
