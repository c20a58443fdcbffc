import type { ReadModelEntry } from '#platform';
import { planTaskModel, taskEndModel } from './projection.js';
import { PlanLinksQueryHandler } from './query.js';
import { PlanLinks } from './reader.js';

export const planLinksEntry: ReadModelEntry<unknown> = {
  models: () => [planTaskModel, taskEndModel],
  providers: [PlanLinks, PlanLinksQueryHandler],
};
