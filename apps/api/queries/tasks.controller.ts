import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type JsonText, TaskBoardTextQuery, taskSorts, TaskTextQuery, TaskTimelineTextQuery } from '#tasks';
import { lights, taskStates } from '#tasks/contract';
import { callerOf } from '../commands/command-context.js';
import { taskParams } from '../operations/ids.js';
import { Operation } from '../operations/operation.js';
import { everyAccount } from '../operations/roles.js';
import { Valid } from '../operations/valid.js';
import { taskBoardAnswer } from './answers/task-board.js';
import { taskAnswer, taskTimelineAnswer } from './answers/task.js';
import { answerWithTag } from './etag.js';
import { answerText } from './answer-text.js';
import { listOf } from './lists.js';
import { after, asOf } from './moment.js';
import { QueryDesk } from './query-desk.js';

const name = z.string().min(1).max(120);
const listed = z.object({
  plan: name.optional().describe('plan id'),
  unit: name.optional().describe('tasks this unit has a part in'),
  leader: name.optional().describe('tasks this post leads'),
  state: listOf(taskStates),
  light: listOf(lights),
  text: z.string().trim().min(1).max(200).optional().describe('part of the task’s text'),
  dueBefore: z.iso.date().optional().describe('current due date before this day'),
  sort: z.enum(taskSorts).default('number'),
  cursor: z.string().min(1).max(2_000).optional().describe('nextCursor of the page before; belongs to its order'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
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
