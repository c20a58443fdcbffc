import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DueTask } from '#escalation/contract';
import type { Timestamp } from '#kernel';
import { READ_DATABASE } from '#projections';

const page = `
  SELECT DISTINCT next_at AS at, task_id AS "taskId"
    FROM zhezi_read.due_clocks
   WHERE next_at <= $1 AND (next_at, task_id) > ($2::timestamptz, $3)
   ORDER BY next_at, task_id
   LIMIT $4`;

const waiting = `
  SELECT count(*)::integer AS due,
         ARRAY(SELECT (SELECT count(*)::integer FROM zhezi_read.due_clocks
                        WHERE next_at <= $1::timestamptz - s * interval '1 second')
                 FROM unnest($2::integer[]) WITH ORDINALITY AS bounds (s, n) ORDER BY n) AS overdue
    FROM zhezi_read.due_clocks
   WHERE next_at <= $1`;

export interface WaitingClocks {
  /** Clocks with a rung that is due. */
  readonly due: number;
  /** Those due for longer than each of the bounds asked for, in their order. */
  readonly overdue: readonly number[];
}

/** The index of due clocks: what is due, and when the next one will be. */
@Injectable()
export class DueClocks {
  constructor(@Inject(READ_DATABASE) private readonly database: DataSource) {}

  /** Tasks with a rung at or before `now`, earliest first, after `cursor`. A task comes once for each moment at which it has one. */
  async dueTasks(now: Timestamp, cursor: DueTask | null, limit: number): Promise<readonly DueTask[]> {
    return this.database.query<DueTask[]>(page, [now, cursor?.at ?? '-infinity', cursor?.taskId ?? '', limit]);
  }

  /** Null when no rung waits. */
  async nextDue(): Promise<Timestamp | null> {
    const [next] = await this.database.query<{ at: Timestamp | null }[]>(
      'SELECT min(next_at) AS at FROM zhezi_read.due_clocks WHERE next_at IS NOT NULL',
    );
    return next?.at ?? null;
  }

  /** Costs as much as is due. @param bounds in whole seconds. */
  async waiting(now: Timestamp, bounds: readonly number[]): Promise<WaitingClocks> {
    const [found] = await this.database.query<WaitingClocks[]>(waiting, [now, bounds]);
    return found!;
  }

  /** Clocks with a rung that has not fired. Costs as much as is open. */
  async open(): Promise<number> {
    const text = 'SELECT count(*)::integer AS open FROM zhezi_read.due_clocks WHERE next_at IS NOT NULL';
    const [found] = await this.database.query<{ open: number }[]>(text);
    return found!.open;
  }
}
