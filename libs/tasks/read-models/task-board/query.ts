import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import type { LocalDate } from '#kernel';
import { READ_DATABASE } from '#projections';
import { readCursor, writeCursor } from '../criteria/cursor.js';
import { lightOrder } from '../criteria/light-sql.js';
import { refuseTaskQuery } from '../criteria/refusals.js';
import type { TaskRow } from '../task-row/row.js';
import type { TaskBoardCriteria } from './criteria.js';
import { type TaskBoardItem, taskBoardItem } from './item.js';
import { defaultSort, limitOf, type Segment, selectTasks } from './select.js';

export interface TaskBoardPage {
  /** The day for which lights are told. */
  readonly day: LocalDate;
  readonly items: readonly TaskBoardItem[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** 督查事项看板. @throws CURSOR_INVALID */
export class TaskBoardQuery extends Query<TaskBoardPage> {
  constructor(readonly criteria: TaskBoardCriteria) {
    super();
  }
}

type Found = TaskRow & Readonly<Record<`key${number}`, string | number>>;

@QueryHandler(TaskBoardQuery)
export class TaskBoardQueryHandler implements IQueryHandler<TaskBoardQuery> {
  constructor(@Inject(READ_DATABASE) private readonly database: DataSource) {}

  async execute({ criteria }: TaskBoardQuery): Promise<TaskBoardPage> {
    const { sort = defaultSort } = criteria;
    const rows = sort === 'light' ? await this.byLight(criteria) : await this.rows(criteria);
    const limit = limitOf(criteria.limit);
    const day = criteria.asOf ?? criteria.today;
    const items = rows.slice(0, limit).map((row) => taskBoardItem(row, day));
    const last = rows.length > limit ? rows[limit - 1]! : undefined;
    const light = sort === 'light' && last ? [lightOrder.indexOf(items.at(-1)!.light)] : [];
    return { day, items, nextCursor: last ? writeCursor({ sort, after: [...light, ...keysOf(last)] }) : null };
  }

  /** Light after light, until the page is full. */
  private async byLight(criteria: TaskBoardCriteria): Promise<Found[]> {
    const [rank = 0, ...after] = criteria.cursor === undefined ? [] : readCursor(criteria.cursor, 'light', 3);
    const wanted = lightOrder.filter((light, at) => at >= Number(rank) && (criteria.lights?.includes(light) ?? true));
    const rows: Found[] = [];
    for (const light of wanted) {
      const isResumed = criteria.cursor !== undefined && lightOrder.indexOf(light) === Number(rank);
      rows.push(...(await this.rows(criteria, { light, after: isResumed ? after : undefined })));
      if (rows.length > limitOf(criteria.limit)) break;
    }
    return rows;
  }

  private rows(criteria: TaskBoardCriteria, segment?: Segment): Promise<Found[]> {
    const { text, values } = selectTasks(criteria, segment);
    return this.database.query<Found[]>(text, [...values]).catch((error: unknown) => {
      const { sort = defaultSort } = criteria;
      throw isCursorsFault(criteria, error) ? refuseTaskQuery('CURSOR_INVALID', { sort }) : error;
    });
  }
}

/** A forged cursor whose values are none of their types (SQLSTATE class 22). */
const isCursorsFault = ({ cursor }: TaskBoardCriteria, error: unknown): boolean =>
  cursor !== undefined && String((error as { code?: unknown }).code).startsWith('22');

function keysOf(row: Found): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at = 0; row[`key${at}`] !== undefined; at++) keys.push(row[`key${at}`]!);
  return keys;
}
