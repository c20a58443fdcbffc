import type { Provider } from '@nestjs/common';
import type { ReadModel } from '#projections';
import { planBoard } from './plan-board/projection.js';
import { PlanBoardQueryHandler, PlanQueryHandler } from './plan-board/query.js';

export const planReadModels: readonly ReadModel[] = [planBoard];
export const planReadModelProviders: readonly Provider[] = [PlanBoardQueryHandler, PlanQueryHandler];
