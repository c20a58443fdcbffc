import type { Provider } from '@nestjs/common';
import type { ReadModelEntry } from '#platform';
import type { ReadModel } from '#projections';
import { planBoardEntry } from './plan-board/index.js';
import { planLinksEntry } from './plan-links/index.js';
import { planSuggestionsEntry } from './plan-suggestions/index.js';

/** Every folder of read models and queries: the only list. */
const entries: readonly ReadModelEntry<unknown>[] = [planBoardEntry, planLinksEntry, planSuggestionsEntry];

export const planReadModels: readonly ReadModel[] = entries.flatMap(({ models }) => models(undefined));

/** They need READ_DATABASE, EVENT_STORE and DIRECTORY. */
export const planReadModelProviders: readonly Provider[] = entries.flatMap(({ providers }) => providers);
