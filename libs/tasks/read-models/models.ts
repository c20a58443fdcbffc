import type { LightThresholds } from '#escalation/contract';
import type { ReadModel } from '#projections';
import { dueClocks } from './due-clocks/projection.js';
import { taskBoardModel } from './task-board/projection.js';
import { taskHistoryModel } from './task-history/projection.js';
import { defaultLightThresholds } from './task-row/thresholds.js';
import { taskTimelineModel } from './task-timeline/projection.js';

/** The read models of this context, with lights by the thresholds of a policy; other thresholds rebuild the boards. */
export const createTaskReadModels = (thresholds: LightThresholds): readonly ReadModel[] => [
  taskBoardModel(thresholds),
  taskHistoryModel(thresholds),
  taskTimelineModel,
  dueClocks,
];

/** By the default policy. */
export const taskReadModels = createTaskReadModels(defaultLightThresholds);
