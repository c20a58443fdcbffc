import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { LocalDate } from '#kernel';
import { READ_DATABASE, type ReadDatabase } from '#projections';
import { scopeOf } from '#tasks/contract';
import { type JsonText, jsonText } from '../remembered/bounded-memory.js';
import type { TaskBoardCriteria } from './criteria.js';
import { itemFor, type ItemRow, type TaskBoardItem } from './item.js';
import { ItemTexts } from './item-texts.js';
import { readPage } from './page.js';
import type { NamedRow } from './select.js';

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

@QueryHandler(TaskBoardQuery)
export class TaskBoardQueryHandler implements IQueryHandler<TaskBoardQuery> {
  constructor(@Inject(READ_DATABASE) private readonly database: ReadDatabase) {}

  async execute({ criteria }: TaskBoardQuery): Promise<TaskBoardPage> {
    const { rows, nextCursor } = await readPage<ItemRow>(this.database, criteria, 'shown');
    const day = criteria.asOf ?? criteria.today;
    const scope = scopeOf(criteria.viewer);
    return { day, items: rows.map((row) => itemFor(scope, row, day)), nextCursor };
  }
}

/** The same page as JSON text, byte for byte. @throws CURSOR_INVALID */
export class TaskBoardTextQuery extends Query<JsonText> {
  constructor(readonly criteria: TaskBoardCriteria) {
    super();
  }
}

/** Most of a page has been shown before: it is read as ids and revisions, and only items unknown as text are read as rows. */
@QueryHandler(TaskBoardTextQuery)
export class TaskBoardTextQueryHandler implements IQueryHandler<TaskBoardTextQuery> {
  private readonly whole: TaskBoardQueryHandler;
  private readonly items: ItemTexts;

  constructor(@Inject(READ_DATABASE) private readonly database: ReadDatabase) {
    this.whole = new TaskBoardQueryHandler(database);
    this.items = new ItemTexts(database);
  }

  async execute({ criteria }: TaskBoardTextQuery): Promise<JsonText> {
    return (criteria.asOf === undefined && (await this.remembered(criteria))) || this.read(criteria);
  }

  private async remembered(criteria: TaskBoardCriteria): Promise<JsonText | undefined> {
    const { rows, nextCursor } = await readPage<NamedRow>(this.database, criteria, 'named');
    const items = await this.items.of(rows, criteria.today, scopeOf(criteria.viewer));
    return items && pageText({ day: criteria.today, items, nextCursor });
  }

  private async read(criteria: TaskBoardCriteria): Promise<JsonText> {
    return jsonText(await this.whole.execute(new TaskBoardQuery(criteria)));
  }
}

const comma = Buffer.from(',');

function pageText({ day, items, nextCursor }: Omit<TaskBoardPage, 'items'> & { items: readonly JsonText[] }): JsonText {
  const head = Buffer.from(`{"day":${JSON.stringify(day)},"items":[`);
  const tail = Buffer.from(`],"nextCursor":${JSON.stringify(nextCursor)}}`);
  return Buffer.concat([head, ...items.flatMap((item, at) => (at === 0 ? [item] : [comma, item])), tail]);
}
