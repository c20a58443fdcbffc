import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Actor, unitRoles } from '#kernel';
import { type LeaderBoard, LeaderBoardQuery, type UnitBoardPage, UnitBoardQuery } from '#tasks';
import { callerOf } from '../commands/command-context.js';
import { postParams, unitParams } from '../operations/ids.js';
import { Operation } from '../operations/operation.js';
import { overseers } from '../operations/roles.js';
import { Valid } from '../operations/valid.js';
import { leaderBoardAnswer, unitBoardAnswer } from './answers/boards.js';
import { cursorOf, limit, ofPlan } from './filters.js';
import { after, asOf } from './moment.js';
import { QueryDesk } from './query-desk.js';

const query = z.object({ plan: ofPlan, after, asOf });
const pageQuery = query.extend({
  /** After 区财政局. */
  cursor: cursorOf('WyJ1bml0IiwicXUtY2FpLXpoZW5nLWp1Il0'),
  limit,
});
type BoardRequest = z.infer<typeof query>;
type Page = Pick<z.infer<typeof pageQuery>, 'cursor' | 'limit'>;
const validQuery = Valid.query(query);

/** Counts by unit and by leading post. A unit sees its own board, a leading official that of the post. */
@Controller('v1/boards')
export class BoardsController {
  constructor(@Inject(QueryDesk) private readonly desk: QueryDesk) {}

  @Get('units')
  @Operation({
    id: 'listUnitBoards',
    tag: 'boards',
    access: [...overseers, ...unitRoles],
    summary: { zh: '单位看板（全部）', en: 'Boards of all units; a unit’s people get their own' },
    about: {
      zh: '各单位承办事项的数量、灯色和按时率；承办单位的人员只见本单位的。',
      en: 'Counts, lights and on-time rates by unit; a unit’s people see their own.',
    },
    query: pageQuery,
    answer: { status: 200, schema: unitBoardAnswer },
    refusals: ['CURSOR_INVALID'],
  })
  units(
    @Query(Valid.query(pageQuery)) asked: z.infer<typeof pageQuery>,
    @Req() request: FastifyRequest,
  ): Promise<UnitBoardPage> {
    const viewer = callerOf(request);
    return this.unitBoard(asked, viewer, viewer.unit, asked);
  }

  @Get('units/:unitId')
  @Operation({
    id: 'showUnitBoard',
    tag: 'boards',
    access: [...overseers, ...unitRoles],
    summary: { zh: '单位看板', en: 'Board of one unit' },
    about: { zh: '一个单位承办事项的数量、灯色和按时率。', en: 'Counts, lights and on-time rate of one unit.' },
    params: unitParams,
    query,
    answer: { status: 200, schema: unitBoardAnswer },
    refusals: ['UNIT_NOT_FOUND', 'BOARD_SCOPE_FORBIDDEN'],
  })
  unit(
    @Param(Valid.params(unitParams)) { unitId }: z.infer<typeof unitParams>,
    @Query(validQuery) asked: BoardRequest,
    @Req() request: FastifyRequest,
  ): Promise<UnitBoardPage> {
    return this.unitBoard(asked, callerOf(request), unitId);
  }

  @Get('leaders')
  @Operation({
    id: 'listLeaderBoards',
    tag: 'boards',
    access: [...overseers, 'leadingOfficial'],
    summary: { zh: '牵头领导看板（全部）', en: 'Boards of all leading posts; a leading official gets their own' },
    about: {
      zh: '各牵头职务的事项数量和灯色；牵头领导只见本职务的。',
      en: 'Counts and lights by leading post; a leading official sees the own post.',
    },
    query,
    answer: { status: 200, schema: leaderBoardAnswer },
  })
  leaders(@Query(validQuery) asked: BoardRequest, @Req() request: FastifyRequest): Promise<LeaderBoard> {
    const viewer = callerOf(request);
    return this.leaderBoard(asked, viewer, viewer.role === 'leadingOfficial' ? viewer.post : undefined);
  }

  @Get('leaders/:postId')
  @Operation({
    id: 'showLeaderBoard',
    tag: 'boards',
    access: [...overseers, 'leadingOfficial'],
    summary: { zh: '牵头领导看板', en: 'Board of one leading post' },
    about: { zh: '一个牵头职务的事项数量和灯色。', en: 'Counts and lights of one leading post.' },
    params: postParams,
    query,
    answer: { status: 200, schema: leaderBoardAnswer },
    refusals: ['POST_NOT_FOUND', 'BOARD_SCOPE_FORBIDDEN'],
  })
  leader(
    @Param(Valid.params(postParams)) { postId }: z.infer<typeof postParams>,
    @Query(validQuery) asked: BoardRequest,
    @Req() request: FastifyRequest,
  ): Promise<LeaderBoard> {
    return this.leaderBoard(asked, callerOf(request), postId);
  }

  private unitBoard(asked: BoardRequest, viewer: Actor, unit: string | undefined, page?: Page): Promise<UnitBoardPage> {
    const { after, asOf, plan } = asked;
    const criteria = { viewer, asOf, unit, planId: plan, cursor: page?.cursor, limit: page?.limit };
    return this.desk.ask({ after, asOf }, (today) => new UnitBoardQuery({ ...criteria, today }));
  }

  private leaderBoard(asked: BoardRequest, viewer: Actor, leader: string | undefined): Promise<LeaderBoard> {
    const { after, asOf, plan } = asked;
    const criteria = { viewer, asOf, leader, planId: plan };
    return this.desk.ask({ after, asOf }, (today) => new LeaderBoardQuery({ ...criteria, today }));
  }
}
