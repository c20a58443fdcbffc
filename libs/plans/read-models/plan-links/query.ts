import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#kernel';
import type { TaskLink } from '../../domain/links/links.js';
import { PlanQuery } from '../plan-board/query.js';
import { PlanLinks } from './reader.js';

export interface PlanLinksPage {
  readonly planId: string;
  /** Tasks that are linked, in the order of the plan. */
  readonly items: readonly { readonly seq: number; readonly text: string; readonly links: readonly TaskLink[] }[];
  /** Links that stand in the way of submission. */
  readonly blocking: number;
}

/** 重复与往年任务: which tasks of other plans are the same work. @throws PLAN_NOT_FOUND, also when the viewer may not see drafts. */
export class PlanLinksQuery extends Query<PlanLinksPage> {
  constructor(
    readonly planId: string,
    readonly viewer: Actor,
  ) {
    super();
  }
}

@QueryHandler(PlanLinksQuery)
export class PlanLinksQueryHandler implements IQueryHandler<PlanLinksQuery> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(PlanLinks) private readonly links: PlanLinks,
  ) {}

  async execute({ planId, viewer }: PlanLinksQuery): Promise<PlanLinksPage> {
    await this.queries.execute(new PlanQuery(planId, viewer));
    const linked = await this.links.of(planId);
    const blocking = linked.flatMap(({ links }) => links).filter(({ blocks }) => blocks).length;
    return { planId, items: linked.map(({ task, links }) => ({ seq: task.seq, text: task.text, links })), blocking };
  }
}
