import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type JsonText, TaskBoardTextQuery, TaskTextQuery, TaskTimelineTextQuery } from '#tasks';
import { callerOf } from '../commands/command-context.js';
import { taskParams } from '../operations/ids.js';
import { Operation } from '../operations/operation.js';
import { everyAccount } from '../operations/roles.js';
import { Valid } from '../operations/valid.js';
import { taskBoardAnswer } from './answers/task-board.js';
import { taskAnswer, taskTimelineAnswer } from './answers/task.js';
import { answerWithTag } from './etag.js';
import { answerText } from './answer-text.js';
import { cursorOf, limit, ofLeader, ofPlan, ofUnit } from './filters.js';
import { after, asOf } from './moment.js';
import { QueryDesk } from './query-desk.js';
import { dueBefore, ofLight, ofState, ofText, sortedBy } from './task-filters.js';

const listed = z.object({
  plan: ofPlan,
  unit: ofUnit,
  leader: ofLeader,
  state: ofState,
  light: ofLight,
  text: ofText,
  dueBefore,
  sort: sortedBy,
  /** After task 20 of a plan of 2023, in the order of numbers. */
  cursor: cursorOf('WyJudW1iZXIiLCJwM2Y5YTBjNDFkMjdiIiwyMCwicDNmOWEwYzQxZDI3Yi0wMjAiXQ'),
  limit,
  after,
  asOf,
});
const shown = z.object({ after, asOf });

/** 督查事项. Units see the tasks they have a part in, leading officials those of their post, everybody else all. */
@Controller('v1/tasks')
export class TasksController {
  constructor(@Inject(QueryDesk) private readonly desk: QueryDesk) {}

  @Get()
  @Operation({
    id: 'listTasks',
    tag: 'tasks',
    access: everyAccount,
    summary: { zh: '督查事项看板', en: 'Board of tasks' },
    about: {
      zh: '督查事项的清单，可以筛选、排序和分页。承办单位的人员只见本单位的，牵头领导只见本职务牵头的。',
      en: 'Tasks, filtered, in an order and by pages. A unit’s people see those of their unit, a leading official those that the post leads.',
    },
    query: listed,
    answer: { status: 200, schema: taskBoardAnswer },
    refusals: ['CURSOR_INVALID'],
  })
  async list(
    @Query(Valid.query(listed)) { after, asOf, plan, state, light, ...rest }: z.infer<typeof listed>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonText> {
    const criteria = { viewer: callerOf(request), asOf, planId: plan, states: state, lights: light, ...rest };
    const page = await this.desk.ask({ after, asOf }, (today) => new TaskBoardTextQuery({ ...criteria, today }));
    return answerText(page, reply);
  }

  /** The ETag names the revision and the day: lights and days left change with the day, too. */
  @Get(':taskId')
  @Operation({
    id: 'showTask',
    tagged: true,
    tag: 'tasks',
    access: everyAccount,
    summary: { zh: '督查事项', en: 'A task' },
    about: {
      zh: '一个督查事项的全部情况：承办单位、时限、反馈、督办单、建议措施和灯色。',
      en: 'All there is to one task: units, dates, reports, notices, proposals and its light.',
    },
    params: taskParams,
    query: shown,
    answer: { status: 200, schema: taskAnswer },
    refusals: ['TASK_NOT_FOUND'],
  })
  async show(
    @Param(Valid.params(taskParams)) { taskId }: z.infer<typeof taskParams>,
    @Query(Valid.query(shown)) { after, asOf }: z.infer<typeof shown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonText | undefined> {
    const viewer = callerOf(request);
    const task = await this.desk.ask({ after, asOf }, (today) => new TaskTextQuery({ taskId, viewer, today, asOf }));
    const text = answerWithTag(task.text, `"${task.tag}"`, request, reply);
    return text && answerText(text, reply);
  }

  @Get(':taskId/timeline')
  @Operation({
    id: 'showTaskTimeline',
    tag: 'tasks',
    access: everyAccount,
    summary: { zh: '事项全程留痕', en: 'Everything that happened to a task, in words' },
    about: {
      zh: '该事项发生过的每件事，逐条写成句子，注明时间和办理人。',
      en: 'Every event of the task as a sentence, with time and actor.',
    },
    params: taskParams,
    query: shown,
    answer: { status: 200, schema: taskTimelineAnswer },
    refusals: ['TASK_NOT_FOUND'],
  })
  async timeline(
    @Param(Valid.params(taskParams)) { taskId }: z.infer<typeof taskParams>,
    @Query(Valid.query(shown)) { after, asOf }: z.infer<typeof shown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonText> {
    const viewer = callerOf(request);
    const told = await this.desk.ask({ after, asOf }, () => new TaskTimelineTextQuery({ taskId, viewer, asOf }));
    return answerText(told, reply);
  }
}
