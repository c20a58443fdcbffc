import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import type { LocalDate } from '#kernel';
import { READ_DATABASE } from '#projections';
import { writeCursor } from '../criteria/cursor.js';
import { refuseTaskQuery } from '../criteria/refusals.js';
import type { TaskRow } from '../task-row/row.js';
import type { TaskBoardCriteria } from './criteria.js';
import { type TaskBoardItem, taskBoardItem } from './item.js';
import { limitOf, selectTasks } from './select.js';

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
    const { text, values, sort } = selectTasks(criteria);
    const rows: Found[] = await this.database.query(text, [...values]).catch((error: unknown) => {
      throw isCursorsFault(criteria, error) ? refuseTaskQuery('CURSOR_INVALID', { sort }) : error;
    });
    const limit = limitOf(criteria.limit);
    const page = rows.slice(0, limit);
    const day = criteria.asOf ?? criteria.today;
    const items = page.map((row) => taskBoardItem(row, day));
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { day, items, nextCursor: last ? writeCursor({ sort, after: keysOf(last) }) : null };
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
