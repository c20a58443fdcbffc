import type { Provider } from '@nestjs/common';
import type { ReadModel } from '#projections';
import { planBoard } from './plan-board/projection.js';
import { PlanBoardQueryHandler, PlanQueryHandler } from './plan-board/query.js';
import { planTaskModel, taskEndModel } from './plan-links/projection.js';
import { PlanLinksQueryHandler } from './plan-links/query.js';
import { PlanLinks } from './plan-links/reader.js';
import { PlanSuggestionsQueryHandler } from './plan-suggestions/query.js';

export const planReadModels: readonly ReadModel[] = [planBoard, planTaskModel, taskEndModel];
export const planReadModelProviders: readonly Provider[] = [
  PlanBoardQueryHandler,
  PlanQueryHandler,
  PlanLinks,
  PlanLinksQueryHandler,
  PlanSuggestionsQueryHandler,
];
