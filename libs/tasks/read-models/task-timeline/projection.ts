import type { ReadModel } from '#projections';
import { taskCodec, taskStreamPrefix } from '#tasks/contract';
import { taskEventTypes } from '../task-row/fold.js';
import { taskTimeline } from './table.js';

/** The audit trail of a task: every event, once, in its newest version. */
export const taskTimelineModel: ReadModel = {
  name: 'task-timeline',
  version: 1 + taskCodec.steps,
  tables: [taskTimeline],
  eventTypes: taskEventTypes,
  streamPrefixes: [taskStreamPrefix],
  apply({ revision, position, metadata, recordedAt, type, data }, rows) {
    const { occurredAt, actor } = metadata;
    const entry = { revision, position: String(position), occurredAt, recordedAt, actor, type, data };
    rows.put(taskTimeline, { taskId: rows.subject, ...entry });
  },
};
