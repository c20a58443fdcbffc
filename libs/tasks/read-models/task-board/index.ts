import type { ReadModelEntry } from '#platform';
import type { BoardRules } from '../task-row/thresholds.js';
import { taskBoardModel } from './projection.js';
import { TaskBoardQueryHandler, TaskBoardTextQueryHandler } from './query.js';

export const taskBoardEntry: ReadModelEntry<BoardRules> = {
  models: ({ policy }) => [taskBoardModel(policy.light)],
  providers: [TaskBoardQueryHandler, TaskBoardTextQueryHandler],
};
