import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Timestamp } from '#kernel';
import { READ_DATABASE } from '#projections';
import type { DueTask } from '../../application/sweep.js';

const page = `
  SELECT DISTINCT next_at AS at, task_id AS "taskId"
    FROM zhezi_read.due_clocks
   WHERE next_at <= $1 AND (next_at, task_id) > ($2::timestamptz, $3)
   ORDER BY next_at, task_id
   LIMIT $4`;

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
}
