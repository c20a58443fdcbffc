import type { ClockKind, ScheduledRung } from '#escalation/contract';
import { column, type RowOf, specsOf, type TableSpec } from '#projections';

/** One clock of one task. */
const dueClockColumns = {
  taskId: column('text'),
  clock: column('text'),
  kind: column('text').of<ClockKind>(),
  anchor: column('date'),
  /** Rungs that have not fired; none once the clock is stopped. */
  pending: column('jsonb').of<readonly ScheduledRung[]>(),
  /** The task is under review: that time is not charged to the unit, so only signing goes on. */
  underReview: column('boolean'),
  /** The earliest pending rung that may fire; null when none may. */
  nextAt: column('timestamptz?'),
  revision: column('integer'),
};

export type DueClockRow = RowOf<typeof dueClockColumns>;

/** Looked up by `nextAt` alone, so that a sweep costs what is due, not what is open. */
export const dueClocksTable: TableSpec<DueClockRow> = {
  name: 'due_clocks',
  columns: specsOf(dueClockColumns),
  key: ['taskId', 'clock'],
  subject: 'taskId',
  fillfactor: 80,
  indexes: [{ name: 'next', on: '(next_at, task_id) WHERE next_at IS NOT NULL' }],
};
