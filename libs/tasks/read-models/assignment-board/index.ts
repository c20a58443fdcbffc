import type { ReadModelEntry } from '#platform';
import { UnitBoardQueryHandler } from './query.js';

/** Its rows are kept by the model of the task board. */
export const assignmentBoardEntry: ReadModelEntry<unknown> = { models: () => [], providers: [UnitBoardQueryHandler] };
