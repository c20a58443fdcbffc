import { specsOf, type TableSpec } from '#projections';
import { taskColumns, type TaskRow } from '../task-row/row.js';

/**
 * One row per task, as it stands now. The index of the order that people see first carries the revision, because a page
 * is first read as ids and revisions; it costs no write, as every change of a row changes its position, which is indexed.
 */
export const taskBoard: TableSpec<TaskRow> = {
  name: 'task_board',
  columns: specsOf(taskColumns),
  key: ['taskId'],
  subject: 'taskId',
  fillfactor: 80,
  indexes: [
    {
      name: 'due',
      on: `((coalesce(current_due, 'infinity'::date)), task_id, (coalesce(red_from, 'infinity'::date)),
        (coalesce(yellow_from, 'infinity'::date)))`,
    },
    { name: 'plan_due', on: `(plan_id, (coalesce(current_due, 'infinity'::date)), task_id)` },
    { name: 'number', on: '(plan_id, seq, task_id) INCLUDE (revision)' },
    { name: 'changed', on: '(position)' },
  ],
};
