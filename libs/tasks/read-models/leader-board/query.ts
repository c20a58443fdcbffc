import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import type { Actor, LocalDate } from '#kernel';
import { READ_DATABASE } from '#projections';
import type { TaskState } from '#tasks/contract';
import { isLight, lightColumns } from '../criteria/light-sql.js';
import { postInScope } from '../criteria/scope.js';
import { Where } from '../criteria/where.js';
import { groupCounts, heldOn } from '../tally/groups-sql.js';
import { PerPosition } from '../tally/per-position.js';
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
  /** Plan, number and name, as the newest plan of the group prints it. */
  readonly names: readonly string[];
}

const mostReds = 50;

@QueryHandler(LeaderBoardQuery)
export class LeaderBoardQueryHandler implements IQueryHandler<LeaderBoardQuery> {
  private readonly now: PerPosition;
  private readonly past: PerPosition;

  constructor(@Inject(READ_DATABASE) private readonly database: DataSource) {
    this.now = new PerPosition(database, 'task-board');
    this.past = new PerPosition(database, 'task-history');
  }

  async execute({ criteria }: LeaderBoardQuery): Promise<LeaderBoard> {
    const post = postInScope(criteria.viewer, criteria.leader);
    const { today, asOf, planId } = criteria;
    const memory = asOf === undefined ? this.now : this.past;
    return memory.answer([post, asOf ?? today, planId], () => this.count(criteria, post));
  }

  private async count(criteria: LeaderBoardCriteria, post: string | undefined): Promise<LeaderBoard> {
    const groups = await this.groups(criteria, post);
    const reds = await this.reds(criteria, [...new Set(groups.map((group) => group.post))]);
    const redsOf = Map.groupBy(reds, (red) => red.post);
    const leaders = [...Map.groupBy(groups, (group) => group.post)]
      .map(([name, ofPost]) => leaderTally(ofPost, redsOf.get(name) ?? []))
      .sort((a, b) => (a.post < b.post ? -1 : 1));
    return { day: criteria.asOf ?? criteria.today, leaders };
  }

  private groups(criteria: LeaderBoardCriteria, post: string | undefined): Promise<LeaderGroup[]> {
    const { where, day, source } = rowsOf(criteria, post);
    return this.database.query(
      `SELECT r.post, max(ARRAY[r.plan_id, lpad(r.seq::text, 9, '0'), r.name]) AS names, ${groupCounts(day)}
       FROM ${source} r ${where} GROUP BY r.post, r.task_state, light`,
      [...where.values],
    );
  }

  private reds(criteria: LeaderBoardCriteria, posts: readonly string[]): Promise<RedOfPost[]> {
    const { where, day, source } = rowsOf(criteria, undefined);
    where.and('r.post = p.post').and(isLight('red', lightColumns('r', 'task_state'), day));
    const tasks = criteria.asOf === undefined ? 'zhezi_read.task_board' : 'zhezi_read.task_history';
    const held = criteria.asOf === undefined ? '' : ` AND ${heldOn(day)}`;
    return this.database.query(
      `WITH source AS ${criteria.asOf === undefined ? 'NOT MATERIALIZED' : 'MATERIALIZED'} (SELECT * FROM ${source} s)
       SELECT p.post, t.task_id AS "taskId", t.plan_id AS "planId", t.number, t.text, t.state,
         t.current_due AS "currentDue", t.percent, n.red_from AS "redFrom"
       FROM unnest(${where.value(posts)}::text[]) p(post) CROSS JOIN LATERAL (
         SELECT r.task_id, r.red_from FROM source r ${where}
         ORDER BY coalesce(r.red_from, 'infinity'::date), r.task_id LIMIT ${mostReds}) n
       JOIN ${tasks} t ON t.task_id = n.task_id${held} ORDER BY p.post, n.red_from, n.task_id`,
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
  const newest = groups.map(({ names }) => names).reduce((a, b) => (a.join() < b.join() ? b : a));
  const { post } = groups[0]!;
  return { post, name: newest[2]!, ...tallyOf(groups), reds: reds.map(redTask) };
}

const redTask = ({ taskId, planId, number, text, state, currentDue, percent, redFrom }: RedOfPost): RedTask => ({
  ...{ taskId, planId, number, text, state, currentDue, percent, redFrom },
});
