import { column, type RowOf, specsOf, type TableSpec } from '#projections';
import { taskColumns } from '../task-row/row.js';

/** A task as it stood at the end of each day from `validFrom` until before `validTo`. */
const historyColumns = {
  ...taskColumns,
  validFrom: column('date'),
  /** Exclusive; `infinity` while nothing newer is known. */
  validTo: column('date'),
};

export type TaskHistoryRow = RowOf<typeof historyColumns>;

export const openEnd = 'infinity';

export const taskHistory: TableSpec<TaskHistoryRow> = {
  name: 'task_history',
  columns: specsOf(historyColumns),
  key: ['taskId', 'validFrom'],
  subject: 'taskId',
  fillfactor: 90,
  indexes: [
    { name: 'days', on: 'USING gist (daterange(valid_from, valid_to))' },
    { name: 'number', on: '(plan_id, seq, valid_from)' },
  ],
  reread: { sql: `valid_to = 'infinity'`, holds: ({ validTo }) => validTo === openEnd },
  isFinal: ({ validTo }) => validTo !== openEnd,
  replacesIf: 'excluded.revision > t.revision OR excluded.valid_to <> t.valid_to',
};
