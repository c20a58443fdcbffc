import type { Actor, JsonObject } from '#kernel';
import { column, type RowOf, specsOf, type TableSpec } from '#projections';

/** One event of one task. The words are made when asked for: a better sentence needs no rebuild. */
const timelineColumns = {
  taskId: column('text'),
  revision: column('integer'),
  position: column('bigint'),
  occurredAt: column('timestamptz'),
  recordedAt: column('timestamptz'),
  actor: column('jsonb').of<Actor>(),
  type: column('text'),
  data: column('jsonb').of<JsonObject>(),
};

export type TimelineRow = RowOf<typeof timelineColumns>;

export const taskTimeline: TableSpec<TimelineRow> = {
  name: 'task_timeline',
  columns: specsOf(timelineColumns),
  key: ['taskId', 'revision'],
  subject: 'taskId',
  indexes: [],
  reread: 'none',
  isFinal: () => true,
};
