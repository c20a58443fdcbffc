import type { Provider } from '@nestjs/common';
import type { ReadModelEntry } from '#platform';
import type { ReadModel } from '#projections';
import { assignmentBoardEntry } from './assignment-board/index.js';
import { dueClocksEntry } from './due-clocks/index.js';
import { leaderBoardEntry } from './leader-board/index.js';
import { taskEntry } from './task/index.js';
import { taskBoardEntry } from './task-board/index.js';
import { taskHistoryEntry } from './task-history/index.js';
import { type BoardRules, defaultLightThresholds } from './task-row/thresholds.js';
import { taskTimelineEntry } from './task-timeline/index.js';

/** Every folder of read models and queries: the only list. */
const entries: readonly ReadModelEntry<BoardRules>[] = [
  taskBoardEntry,
  assignmentBoardEntry,
  leaderBoardEntry,
  taskHistoryEntry,
  taskEntry,
  taskTimelineEntry,
  dueClocksEntry,
];

/** The lights of the boards follow the thresholds of the policy in force; other thresholds rebuild the boards. */
export const taskReadModelsBy = (rules: BoardRules): readonly ReadModel[] =>
  entries.flatMap(({ models }) => models(rules));

/** By the default policy. */
export const taskReadModels = taskReadModelsBy({ policy: { light: defaultLightThresholds } });

/** They need READ_DATABASE, EVENT_STORE and SUPERVISION_RULES. */
export const taskReadModelProviders: Provider[] = entries.flatMap(({ providers }) => providers);
