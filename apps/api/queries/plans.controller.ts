import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { described } from '#kernel';
import {
  type PlanBoardPage,
  PlanBoardQuery,
  type PlanDetail,
  type PlanLinksPage,
  PlanLinksQuery,
  type PlanObstaclesPage,
  PlanObstaclesQuery,
  PlanQuery,
  type PlanSuggestionsPage,
  PlanSuggestionsQuery,
} from '#plans';
import { planStateNames, planStates } from '#plans/contract';
import { callerOf } from '../commands/command-context.js';
import { planParams } from '../operations/ids.js';
import { Operation } from '../operations/operation.js';
import { everyAccount } from '../operations/roles.js';
import { Valid } from '../operations/valid.js';
import {
  planAnswer,
  planBoardAnswer,
  planLinksAnswer,
  planObstaclesAnswer,
  planSuggestionsAnswer,
} from './answers/plans.js';
import { answerWithTag } from './etag.js';
import { listOf } from './lists.js';
import { after } from './moment.js';
import { QueryDesk } from './query-desk.js';

const listed = z.object({
  year: described(z.coerce.number().int().min(1949).max(9999).optional(), {
    label: { zh: '年度', en: 'year' },
    zh: '只要此年度的方案。',
    en: 'Only plans of this year.',
    unit: { zh: '年', en: 'calendar year' },
    example: 2023,
  }),
  state: listOf(planStates, planStateNames, {
    label: { zh: '方案状态', en: 'state' },
    about: { zh: '只要处于这些状态的方案', en: 'Only plans in these states' },
  }),
  after,
});
const shown = z.object({ after });

/** Plans. Before it is issued a plan is the office's own paper, and its drafts and findings stay so. */
@Controller('v1/plans')
export class PlansController {
  constructor(@Inject(QueryDesk) private readonly desk: QueryDesk) {}

  @Get()
  @Operation({
    id: 'listPlans',
    tag: 'plans',
    access: everyAccount,
    summary: { zh: '方案列表', en: 'Plans' },
    about: {
      zh: '读入的方案及其状态。印发之前，方案只供督查机构查看。',
      en: 'Plans with their states. Before it is issued a plan is the office’s own paper.',
    },
    query: listed,
    answer: { status: 200, schema: planBoardAnswer },
  })
  list(
    @Query(Valid.query(listed)) { after, year, state: states }: z.infer<typeof listed>,
    @Req() request: FastifyRequest,
  ): Promise<PlanBoardPage> {
    const viewer = callerOf(request);
    return this.desk.ask({ after }, () => new PlanBoardQuery({ viewer, year, states }));
  }

  @Get(':planId')
  @Operation({
    id: 'showPlan',
    tagged: true,
    tag: 'plans',
    access: everyAccount,
    summary: { zh: '方案及疑点', en: 'A plan with its drafts and findings' },
    about: {
      zh: '一个方案的任务草稿和疑点，注明原文的行号。',
      en: 'Drafts and findings of one plan, with the lines they stand in.',
    },
    params: planParams,
    query: shown,
    answer: { status: 200, schema: planAnswer },
    refusals: ['PLAN_NOT_FOUND'],
  })
  async show(
    @Param(Valid.params(planParams)) { planId }: z.infer<typeof planParams>,
    @Query(Valid.query(shown)) { after }: z.infer<typeof shown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanDetail | undefined> {
    const viewer = callerOf(request);
    const plan = await this.desk.ask({ after }, () => new PlanQuery(planId, viewer));
    return answerWithTag(plan, `"${plan.revision}"`, request, reply);
  }

  @Get(':planId/obstacles')
  @Operation({
    id: 'showPlanObstacles',
    tag: 'plans',
    access: ['officer', 'director', 'head', 'auditor'],
    summary: { zh: '送审障碍及办法', en: 'What keeps a draft from being submitted, each with its fix' },
    about: {
      zh: '送审前须处理的全部事项，每项附办法：给出哪个命令、什么内容。',
      en: 'All that has to be done before the plan can be submitted, each with the command that does it.',
    },
    params: planParams,
    query: shown,
    answer: { status: 200, schema: planObstaclesAnswer },
    refusals: ['PLAN_NOT_FOUND'],
  })
  obstacles(
    @Param(Valid.params(planParams)) { planId }: z.infer<typeof planParams>,
    @Query(Valid.query(shown)) { after }: z.infer<typeof shown>,
  ): Promise<PlanObstaclesPage> {
    return this.desk.ask({ after }, () => new PlanObstaclesQuery(planId));
  }

  @Get(':planId/links')
  @Operation({
    id: 'showPlanLinks',
    tag: 'plans',
    access: ['officer', 'director', 'head', 'auditor'],
    summary: { zh: '重复与往年任务', en: 'Tasks of other plans that are the same work' },
    about: {
      zh: '其他方案中属于同一工作的任务：重复督查的和往年的。',
      en: 'Tasks of other plans that are the same work: under supervision twice, or of earlier years.',
    },
    params: planParams,
    query: shown,
    answer: { status: 200, schema: planLinksAnswer },
    refusals: ['PLAN_NOT_FOUND'],
  })
  links(
    @Param(Valid.params(planParams)) { planId }: z.infer<typeof planParams>,
    @Query(Valid.query(shown)) { after }: z.infer<typeof shown>,
    @Req() request: FastifyRequest,
  ): Promise<PlanLinksPage> {
    const viewer = callerOf(request);
    return this.desk.ask({ after }, () => new PlanLinksQuery(planId, viewer));
  }

  @Get(':planId/suggestions')
  @Operation({
    id: 'showPlanSuggestions',
    tag: 'plans',
    access: ['officer', 'director', 'head', 'auditor'],
    summary: { zh: '承办单位建议', en: 'Units and leaders suggested for tasks that name none' },
    about: {
      zh: '为没有写明责任单位或牵头领导的任务，按往年方案提出建议。',
      en: 'For tasks that name no unit or leader: who might be meant, by earlier plans.',
    },
    params: planParams,
    query: shown,
    answer: { status: 200, schema: planSuggestionsAnswer },
    refusals: ['PLAN_NOT_FOUND'],
  })
  suggestions(
    @Param(Valid.params(planParams)) { planId }: z.infer<typeof planParams>,
    @Query(Valid.query(shown)) { after }: z.infer<typeof shown>,
    @Req() request: FastifyRequest,
  ): Promise<PlanSuggestionsPage> {
    const viewer = callerOf(request);
    return this.desk.ask({ after }, () => new PlanSuggestionsQuery(planId, viewer));
  }
}
