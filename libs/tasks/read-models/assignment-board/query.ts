import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import type { Actor, LocalDate } from '#kernel';
import { READ_DATABASE } from '#projections';
import { readCursor, writeCursor } from '../criteria/cursor.js';
import { unitInScope } from '../criteria/scope.js';
import { Where } from '../criteria/where.js';
import { groupCounts } from '../tally/groups-sql.js';
import { PerPosition } from '../tally/per-position.js';
import { type Group, type Tally, tallyOf } from '../tally/tally.js';
import { assignmentSource } from './source.js';

export interface UnitBoardCriteria {
  readonly viewer: Actor;
  /** The day for which lights are told, when `asOf` is not given. */
  readonly today: LocalDate;
  /** The board as it stood at the end of this day. */
  readonly asOf?: LocalDate | undefined;
  /** Without it all units, which a unit's people may not ask for. */
  readonly unit?: string | undefined;
  readonly planId?: string | undefined;
  readonly cursor?: string | undefined;
  /** Units of a page; default 50, at most 500. */
  readonly limit?: number | undefined;
}

/** What waits for the unit. */
export interface OpenItems {
  /** 待签收 */
  readonly toReceive: number;
  readonly disputed: number;
  /** 督办单待回复 */
  readonly noticesToAnswer: number;
}

export interface UnitTally extends Tally {
  readonly unit: string;
  readonly name: string;
  readonly open: OpenItems;
  /** Reminders and notices addressed to the unit: the burden put on it (基层减负). */
  readonly requests: number;
}

export interface UnitBoardPage {
  readonly day: LocalDate;
  readonly units: readonly UnitTally[];
  readonly nextCursor: string | null;
}

/** 责任单位看板, units in the order of their ids. @throws CURSOR_INVALID, BOARD_SCOPE_FORBIDDEN */
export class UnitBoardQuery extends Query<UnitBoardPage> {
  constructor(readonly criteria: UnitBoardCriteria) {
    super();
  }
}

interface UnitGroup extends Group {
  readonly unit: string;
  readonly name: string;
  readonly state: string;
  readonly noticesToAnswer: number;
  readonly requests: number;
}

const sort = 'unit';

@QueryHandler(UnitBoardQuery)
export class UnitBoardQueryHandler implements IQueryHandler<UnitBoardQuery> {
  private readonly now: PerPosition;
  private readonly past: PerPosition;

  constructor(@Inject(READ_DATABASE) private readonly database: DataSource) {
    this.now = new PerPosition(database, 'task-board');
    this.past = new PerPosition(database, 'task-history');
  }

  async execute({ criteria }: UnitBoardQuery): Promise<UnitBoardPage> {
    const unit = unitInScope(criteria.viewer, criteria.unit);
    const { today, asOf, planId, cursor, limit } = criteria;
    const memory = asOf === undefined ? this.now : this.past;
    return memory.answer([unit, asOf ?? today, planId, cursor, limit], () => this.count(criteria, unit));
  }

  private async count(criteria: UnitBoardCriteria, unit: string | undefined): Promise<UnitBoardPage> {
    const limit = Math.min(500, Math.max(1, criteria.limit ?? 50));
    const after = criteria.cursor === undefined ? '' : String(readCursor(criteria.cursor, sort, 1)[0]);
    const units = unit === undefined ? await this.unitsAfter(after, limit + 1) : [unit];
    const page = units.slice(0, limit);
    const found = Map.groupBy(await this.groups(page, criteria), (group) => group.unit);
    const tallies = page.flatMap((name) => (found.has(name) ? [unitTally(found.get(name)!)] : []));
    const nextCursor = units.length > limit ? writeCursor({ sort, after: [page.at(-1)!] }) : null;
    return { day: criteria.asOf ?? criteria.today, units: tallies, nextCursor };
  }

  /** Every unit that ever had a part: steps from one to the next along the index. */
  private async unitsAfter(after: string, limit: number): Promise<string[]> {
    const table = 'zhezi_read.assignment_board';
    const rows: { unit: string }[] = await this.database.query(
      `WITH RECURSIVE u(unit) AS (
         SELECT min(unit) FROM ${table} WHERE unit > $1
         UNION ALL SELECT (SELECT min(unit) FROM ${table} WHERE unit > u.unit) FROM u WHERE u.unit IS NOT NULL)
       SELECT unit FROM u WHERE unit IS NOT NULL LIMIT $2`,
      [after, limit],
    );
    return rows.map(({ unit }) => unit);
  }

  private groups(units: readonly string[], { today, asOf, planId }: UnitBoardCriteria): Promise<UnitGroup[]> {
    const where = new Where();
    const day = where.value(asOf ?? today);
    where.and(`r.unit = ANY(${where.value(units)}::text[])`);
    if (planId !== undefined) where.and(`r.plan_id = ${where.value(planId)}`);
    return this.database.query(
      `SELECT r.unit, max(r.name) AS name, r.state, ${groupCounts(day)},
         sum(r.open_notices)::int AS "noticesToAnswer", sum(r.requests)::int AS requests
       FROM ${assignmentSource(asOf, day)} r ${where} GROUP BY r.unit, r.state, r.task_state, light`,
      [...where.values],
    );
  }
}

/** Plans print a unit in several ways, and the groups come in any order. */
const lastOf = (names: readonly string[]): string => names.reduce((last, name) => (name > last ? name : last));

function unitTally(groups: readonly UnitGroup[]): UnitTally {
  const sum = (count: (group: UnitGroup) => number): number => groups.reduce((total, group) => total + count(group), 0);
  const inState = (state: string): number => sum((group) => (group.state === state ? group.tasks : 0));
  const { unit } = groups[0]!;
  return {
    unit,
    name: lastOf(groups.map(({ name }) => name)),
    ...tallyOf(groups),
    open: {
      toReceive: inState('PendingReceipt'),
      disputed: inState('Disputed'),
      noticesToAnswer: sum(({ noticesToAnswer }) => noticesToAnswer),
    },
    requests: sum(({ requests }) => requests),
  };
}
