import type { ReadModelEntry } from '#platform';
import type { BoardRules } from '../task-row/thresholds.js';
import { taskHistoryModel } from './projection.js';

/** Asked by the queries of the boards, for a day that is past. */
export const taskHistoryEntry: ReadModelEntry<BoardRules> = {
  models: ({ policy }) => [taskHistoryModel(policy.light)],
  providers: [],
};
