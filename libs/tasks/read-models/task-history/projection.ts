import type { LightThresholds } from '#escalation/contract';
import type { ReadModel } from '#projections';
import { taskCodec, taskStreamPrefix } from '#tasks/contract';
import { foldTask, taskEventTypes } from '../task-row/fold.js';
import { rowVersions } from '../task-row/row.js';
import { versionWith } from '../task-row/thresholds.js';
import { openEnd, taskHistory } from './table.js';

/** The same rows as the task board, one for each day on which a task changed: boards as of any past day. */
export const taskHistoryModel = (thresholds: LightThresholds): ReadModel => ({
  name: 'task-history',
  version: versionWith(rowVersions.taskHistory, thresholds),
  tables: [taskHistory],
  eventTypes: taskEventTypes,
  streamPrefixes: [taskStreamPrefix],
  apply(recorded, rows) {
    const [before] = rows.all(taskHistory);
    const after = foldTask(before, taskCodec.read(recorded), thresholds);
    const isNewDay = before !== undefined && before.validFrom < after.factsOn;
    if (isNewDay) rows.put(taskHistory, { ...before, validTo: after.factsOn });
    rows.put(taskHistory, { ...after, validFrom: after.factsOn, validTo: openEnd });
  },
});
