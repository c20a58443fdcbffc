import type { LocalDate } from '#kernel';
import type { TableSpec } from '#projections';
import { taskColumns, type TaskRow } from '../task-row/row.js';

/** A task as it stood at the end of each day from `validFrom` until before `validTo`. */
export interface TaskHistoryRow extends TaskRow {
  readonly validFrom: LocalDate;
  /** Exclusive; `infinity` while nothing newer is known. */
  readonly validTo: LocalDate;
}

export const openEnd = 'infinity';

export const taskHistory: TableSpec<TaskHistoryRow> = {
  name: 'task_history',
  columns: { ...taskColumns, validFrom: 'date', validTo: 'date' },
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
