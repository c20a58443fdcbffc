import type { TableSpec } from '#projections';
import { taskColumns, type TaskRow } from '../task-row/row.js';

/** One row per task, as it stands now. */
export const taskBoard: TableSpec<TaskRow> = {
  name: 'task_board',
  columns: taskColumns,
  key: ['taskId'],
  subject: 'taskId',
  fillfactor: 80,
  indexes: [
    {
      name: 'due',
      on: `((coalesce(current_due, 'infinity'::date)), task_id, (coalesce(red_from, 'infinity'::date)),
        (coalesce(yellow_from, 'infinity'::date)))`,
    },
    { name: 'number', on: '(plan_id, seq, task_id)' },
    { name: 'changed', on: '(position)' },
  ],
};
