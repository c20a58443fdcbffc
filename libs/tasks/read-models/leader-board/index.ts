import type { ReadModelEntry } from '#platform';
import { LeaderBoardQueryHandler } from './query.js';

/** Its rows are kept by the model of the task board. */
export const leaderBoardEntry: ReadModelEntry<unknown> = { models: () => [], providers: [LeaderBoardQueryHandler] };
