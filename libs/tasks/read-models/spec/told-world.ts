import { afterAll, beforeAll } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { taskCodec, taskStream } from '#tasks/contract';
import { rules } from '../../domain/spec/rules.js';
import { people } from '../../domain/spec/tasks.js';
import { UnitBoardQuery, UnitBoardQueryHandler } from '../assignment-board/query.js';
import { LeaderBoardQuery, LeaderBoardQueryHandler } from '../leader-board/query.js';
import type { TaskBoardCriteria } from '../task-board/criteria.js';
import type { TaskBoardItem } from '../task-board/item.js';
import { TaskBoardQuery, TaskBoardQueryHandler } from '../task-board/query.js';
import { TaskQuery, TaskQueryHandler } from '../task/query.js';
import { untilEndOf } from '../task/read.js';
import { foldTask } from '../task-row/fold.js';
import type { TaskRow } from '../task-row/row.js';
import { defaultLightThresholds } from '../task-row/thresholds.js';
import { TaskTimelineQuery, TaskTimelineQueryHandler } from '../task-timeline/query.js';
import { openWorld, sampleStories, type World } from './world.js';

/** The day on which boards are asked, if no other is said. */
export const today = '2023-02-01';
export const count = 36;

/** A directory in which no post is registered. */
export const noTitles = { current: () => Promise.resolve({ post: () => undefined }) };

/**
 * The same played tasks for every spec that asks: their read models, asked as an officer asks them if nobody else is named, and
 * beside them the rows that their events give.
 */
export class ToldWorld {
  world!: World;
  /** The row of every task, folded from its events. */
  readonly folded = new Map<string, TaskRow>();

  async open(): Promise<void> {
    this.world = await openWorld(sampleStories(count));
    await this.world.follow();
    for (const [taskId, row] of await this.rowsAsOf()) this.folded.set(taskId, row);
  }

  close = (): Promise<void> => this.world.close();

  /** The rows that the events up to the end of that day give. */
  rowsAsOf = async (asOf?: LocalDate): Promise<ReadonlyMap<string, TaskRow>> => {
    const rows = await Promise.all(this.world.taskIds.map(async (id) => [id, await this.rowOf(id, asOf)] as const));
    return new Map(rows.filter((entry): entry is [string, TaskRow] => entry[1] !== undefined));
  };

  private async rowOf(taskId: string, asOf?: LocalDate): Promise<TaskRow | undefined> {
    const events = untilEndOf(asOf, await this.world.store.readStream(taskStream(taskId)));
    return events.reduce<TaskRow | undefined>(
      (row, event) => foldTask(row, taskCodec.read(event), defaultLightThresholds),
      undefined,
    );
  }

  idsWhere = (holds: (row: TaskRow) => boolean): string[] =>
    [...this.folded.values()].filter(holds).map(({ taskId }) => taskId);

  board = (criteria: Partial<TaskBoardCriteria> = {}) =>
    new TaskBoardQueryHandler(this.world.database).execute(
      new TaskBoardQuery({ viewer: people.officer, today, limit: 500, ...criteria }),
    );

  items = async (criteria: Partial<TaskBoardCriteria> = {}): Promise<readonly TaskBoardItem[]> =>
    (await this.board(criteria)).items;

  ids = async (criteria: Partial<TaskBoardCriteria> = {}): Promise<string[]> =>
    (await this.items(criteria)).map(({ taskId }) => taskId);

  unitBoard = (criteria: object = {}) =>
    new UnitBoardQueryHandler(this.world.database).execute(
      new UnitBoardQuery({ viewer: people.officer, today, ...criteria }),
    );

  leaderBoard = (criteria: object = {}) =>
    new LeaderBoardQueryHandler(this.world.database).execute(
      new LeaderBoardQuery({ viewer: people.officer, today, ...criteria }),
    );

  task = (taskId: string, criteria: object = {}) =>
    new TaskQueryHandler(this.world.store, rules).execute(
      new TaskQuery({ taskId, viewer: people.officer, today, ...criteria }),
    );

  timeline = (taskId: string, criteria: object = {}) =>
    new TaskTimelineQueryHandler(this.world.database, noTitles).execute(
      new TaskTimelineQuery({ taskId, viewer: people.officer, ...criteria }),
    );
}

/** Opened before the specs of the file that asks, closed after them. */
export function toldWorld(): ToldWorld {
  const told = new ToldWorld();
  beforeAll(() => told.open());
  afterAll(() => told.close());
  return told;
}
