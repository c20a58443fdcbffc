import { Inject, Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { AggregateReader } from '#commands';
import { refusal } from '#kernel';
import { type PlanEvent, planRefusals, planStream, type PlanState } from '#plans/contract';
import { type Obstacle, obstaclesOf } from '../domain/draft/obstacles.js';
import type { PlanFolded } from '../domain/life-cycle/state.js';
import { DUPLICATES, type DuplicateSource } from './duplicates.js';
import { PLANS } from './plans-token.js';

const refuse = refusal(planRefusals);

/** 送审障碍: everything that keeps a draft from being submitted, each with what to do about it. */
export interface PlanObstaclesPage {
  readonly planId: string;
  readonly title: string;
  readonly state: PlanState;
  /** Of the plan as it is here, and the position of its last event. */
  readonly revision: number;
  readonly position: string;
  /** By the sequence of tasks; none for a plan that is no draft. */
  readonly items: readonly Obstacle[];
}

/** From the plan's own events, so that it is as new as the last command. @throws PLAN_NOT_FOUND */
export class PlanObstaclesQuery extends Query<PlanObstaclesPage> {
  constructor(readonly planId: string) {
    super();
  }
}

@Injectable()
export class PlanObstacles {
  constructor(
    @Inject(PLANS) private readonly plans: AggregateReader<PlanFolded, PlanEvent>,
    @Inject(DUPLICATES) private readonly source: DuplicateSource,
  ) {}

  async of(planId: string): Promise<PlanObstaclesPage> {
    const now = (await this.plans.history(planStream(planId))).at(-1);
    if (!now || now.state.status === 'none') throw refuse('PLAN_NOT_FOUND', { planId });
    const { state: plan, revision, position } = now;
    const { title, status: state } = plan;
    const items = state === 'Drafted' ? obstaclesOf(plan, await this.source.duplicates(planId)) : [];
    return { planId, title, state, revision, position: String(position), items };
  }
}

@QueryHandler(PlanObstaclesQuery)
export class PlanObstaclesQueryHandler implements IQueryHandler<PlanObstaclesQuery> {
  constructor(@Inject(PlanObstacles) private readonly obstacles: PlanObstacles) {}

  execute({ planId }: PlanObstaclesQuery): Promise<PlanObstaclesPage> {
    return this.obstacles.of(planId);
  }
}
