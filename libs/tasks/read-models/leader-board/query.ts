import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import type { Actor, LocalDate } from '#kernel';
import { READ_DATABASE } from '#projections';
import type { TaskState } from '#tasks/contract';
import { lightColumns, lightSql } from '../criteria/light-sql.js';
import { postInScope } from '../criteria/scope.js';
import { Where } from '../criteria/where.js';
import { groupCounts, heldOn } from '../tally/groups-sql.js';
import { type Group, type Tally, tallyOf } from '../tally/tally.js';
import { leaderSource } from './source.js';

export interface LeaderBoardCriteria {
  readonly viewer: Actor;
  /** The day for which lights are told, when `asOf` is not given. */
  readonly today: LocalDate;
  /** The board as it stood at the end of this day. */
  readonly asOf?: LocalDate | undefined;
  /** Without it all posts, which a leading official may not ask for. */
  readonly leader?: string | undefined;
  readonly planId?: string | undefined;
}

/** A red task on a leader's board. */
export interface RedTask {
  readonly taskId: string;
  readonly planId: string;
  readonly number: number;
  readonly text: string;
  readonly state: TaskState;
  readonly currentDue: LocalDate | null;
  readonly percent: number | null;
  readonly redFrom: LocalDate;
}

export interface LeaderTally extends Tally {
  readonly post: string;
  /** As printed in the newest plan. */
  readonly name: string;
  /** Longest red first, at most 50; how many there are says `byLight.red`. */
  readonly reds: readonly RedTask[];
}

export interface LeaderBoard {
  readonly day: LocalDate;
  readonly leaders: readonly LeaderTally[];
}

/** 牵头领导看板, by post: responsibility follows the post. @throws BOARD_SCOPE_FORBIDDEN */
export class LeaderBoardQuery extends Query<LeaderBoard> {
  constructor(readonly criteria: LeaderBoardCriteria) {
    super();
  }
}

interface RedOfPost extends RedTask {
  readonly post: string;
}

interface LeaderGroup extends Group {
  readonly post: string;
  readonly name: string;
}

const mostReds = 50;

@QueryHandler(LeaderBoardQuery)
export class LeaderBoardQueryHandler implements IQueryHandler<LeaderBoardQuery> {
  constructor(@Inject(READ_DATABASE) private readonly database: DataSource) {}

  async execute({ criteria }: LeaderBoardQuery): Promise<LeaderBoard> {
    const post = postInScope(criteria.viewer, criteria.leader);
    const [groups, reds] = await Promise.all([this.groups(criteria, post), this.reds(criteria, post)]);
    const redsOf = Map.groupBy(reds, (red) => red.post);
    const leaders = [...Map.groupBy(groups, (group) => group.post)]
      .map(([name, ofPost]) => leaderTally(ofPost, redsOf.get(name) ?? []))
      .sort((a, b) => (a.post < b.post ? -1 : 1));
    return { day: criteria.asOf ?? criteria.today, leaders };
  }

  private groups(criteria: LeaderBoardCriteria, post: string | undefined): Promise<LeaderGroup[]> {
    const { where, day, source } = rowsOf(criteria, post);
    return this.database.query(
      `SELECT r.post, (array_agg(r.name ORDER BY r.plan_id DESC, r.seq DESC))[1] AS name, ${groupCounts(day)}
       FROM ${source} r ${where} GROUP BY r.post, r.task_state, light ORDER BY max(r.plan_id) DESC, r.task_state, light`,
      [...where.values],
    );
  }

  private reds(criteria: LeaderBoardCriteria, post: string | undefined): Promise<RedOfPost[]> {
    const { where, day, source } = rowsOf(criteria, post);
    where.and(`${lightSql(lightColumns('r', 'task_state'), day)} = 'red'`);
    const tasks = criteria.asOf === undefined ? 'zhezi_read.task_board' : 'zhezi_read.task_history';
    const held = criteria.asOf === undefined ? '' : ` AND ${heldOn(day)}`;
    return this.database.query(
      `SELECT n.post, t.task_id AS "taskId", t.plan_id AS "planId", t.number, t.text, t.state, t.current_due AS "currentDue",
         t.percent, n.red_from AS "redFrom"
       FROM (SELECT r.post, r.task_id, r.red_from,
               row_number() OVER (PARTITION BY r.post ORDER BY r.red_from, r.task_id) AS place FROM ${source} r ${where}) n
       JOIN ${tasks} t ON t.task_id = n.task_id${held}
       WHERE n.place <= ${mostReds} ORDER BY n.post, n.place`,
      [...where.values],
    );
  }
}

function rowsOf({ today, asOf, planId }: LeaderBoardCriteria, post: string | undefined) {
  const where = new Where();
  const day = where.value(asOf ?? today);
  if (post !== undefined) where.and(`r.post = ${where.value(post)}`);
  if (planId !== undefined) where.and(`r.plan_id = ${where.value(planId)}`);
  return { where, day, source: leaderSource(asOf, day) };
}

function leaderTally(groups: readonly LeaderGroup[], reds: readonly RedOfPost[]): LeaderTally {
  const { post, name } = groups[0]!;
  return { post, name, ...tallyOf(groups), reds: reds.map(redTask) };
}

const redTask = ({ taskId, planId, number, text, state, currentDue, percent, redFrom }: RedOfPost): RedTask => ({
  ...{ taskId, planId, number, text, state, currentDue, percent, redFrom },
});
