import type { Actor, JsonObject, Timestamp } from '#kernel';
import type { TableSpec } from '#projections';

/** One event of one task. The words are made when asked for: a better sentence needs no rebuild. */
export interface TimelineRow {
  readonly taskId: string;
  readonly revision: number;
  readonly position: string;
  readonly occurredAt: Timestamp;
  readonly recordedAt: Timestamp;
  readonly actor: Actor;
  readonly type: string;
  readonly data: JsonObject;
}

export const taskTimeline: TableSpec<TimelineRow> = {
  name: 'task_timeline',
  columns: {
    taskId: 'text',
    revision: 'integer',
    position: 'bigint',
    occurredAt: 'timestamptz',
    recordedAt: 'timestamptz',
    actor: 'jsonb',
    type: 'text',
    data: 'jsonb',
  },
  key: ['taskId', 'revision'],
  subject: 'taskId',
  indexes: [],
  reread: 'none',
  isFinal: () => true,
};
