import type { ReadModelEntry } from '#platform';
import { planBoard } from './projection.js';
import { PlanBoardQueryHandler, PlanQueryHandler } from './query.js';

export const planBoardEntry: ReadModelEntry<unknown> = {
  models: () => [planBoard],
  providers: [PlanBoardQueryHandler, PlanQueryHandler],
};
