import type { LocalDate, Timestamp } from '#kernel';
import type { ClockKind, ScheduledRung } from '#escalation/contract';
import type { TableSpec } from '#projections';

/** One clock of one task. */
export interface DueClockRow {
  readonly taskId: string;
  readonly clock: string;
  readonly kind: ClockKind;
  readonly anchor: LocalDate;
  /** Rungs that have not fired; none once the clock is stopped. */
  readonly pending: readonly ScheduledRung[];
  /** The task is under review: that time is not charged to the unit, so only signing goes on. */
  readonly underReview: boolean;
  /** The earliest pending rung that may fire; null when none may. */
  readonly nextAt: Timestamp | null;
  readonly revision: number;
}

/** Looked up by `nextAt` alone, so that a sweep costs what is due, not what is open. */
export const dueClocksTable: TableSpec<DueClockRow> = {
  name: 'due_clocks',
  columns: {
    taskId: 'text',
    clock: 'text',
    kind: 'text',
    anchor: 'date',
    pending: 'jsonb',
    underReview: 'boolean',
    nextAt: 'timestamptz?',
    revision: 'integer',
  },
  key: ['taskId', 'clock'],
  subject: 'taskId',
  fillfactor: 80,
  indexes: [{ name: 'next', on: '(next_at, task_id) WHERE next_at IS NOT NULL' }],
};
