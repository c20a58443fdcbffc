import type { ReadModelEntry } from '#platform';
import { PlanSuggestionsQueryHandler } from './query.js';

/** Reads the rows of the plan board. */
export const planSuggestionsEntry: ReadModelEntry<unknown> = {
  models: () => [],
  providers: [PlanSuggestionsQueryHandler],
};
