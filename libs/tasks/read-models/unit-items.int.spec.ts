import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { taskCodec, taskStream } from '#tasks/contract';
import { people } from '../domain/spec/tasks.js';
import { openWorld, sampleStories, type World } from './spec/world.js';
import type { TaskBoardCriteria } from './task-board/criteria.js';
import type { TaskBoardItem } from './task-board/item.js';
import { itemFor } from './task-board/item.js';
import { TaskBoardQuery, TaskBoardQueryHandler } from './task-board/query.js';
import { untilEndOf } from './task/read.js';
import { foldTask } from './task-row/fold.js';
import type { TaskRow } from './task-row/row.js';
import { defaultLightThresholds } from './task-row/thresholds.js';

const today = '2023-02-01';
const days = [undefined, '2023-02-20'] as const;
const viewers = [
  { viewer: people.jwClerk, unit: 'jw' },
  { viewer: people.fgwHead, unit: 'fgw' },
  { viewer: people.czjClerk, unit: 'czj' },
] as const;

describe('the board of a unit’s people', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld(sampleStories(36));
    await world.follow();
  });
  afterAll(() => world.close());

  const items = async (
    criteria: Pick<TaskBoardCriteria, 'viewer' | 'asOf' | 'sort'>,
  ): Promise<readonly TaskBoardItem[]> => {
    const query = new TaskBoardQuery({ today, limit: 500, ...criteria });
    return (await new TaskBoardQueryHandler(world.database).execute(query)).items;
  };

  async function rowsOf(unit: string, asOf: LocalDate | undefined): Promise<TaskRow[]> {
    const rows = await Promise.all(world.taskIds.map((taskId) => rowOf(taskId, asOf)));
    return rows.flatMap((row) => (row?.units.includes(unit) ? [row] : []));
  }

  async function rowOf(taskId: string, asOf: LocalDate | undefined): Promise<TaskRow | undefined> {
    const events = untilEndOf(asOf, await world.store.readStream(taskStream(taskId)));
    return events.reduce<TaskRow | undefined>(
      (row, event) => foldTask(row, taskCodec.read(event), defaultLightThresholds),
      undefined,
    );
  }

  it.each(viewers)(
    'the board of the people of $unit shows its tasks as the unit may read them, now and as of a past day',
    async ({ viewer, unit }) => {
      for (const asOf of days) {
        const expected = (await rowsOf(unit, asOf)).map((row) => itemFor({ kind: 'unit', unit }, row, asOf ?? today));
        expect(await items({ viewer, asOf })).toEqual(expected);
      }
    },
  );

  it.each(viewers)(
    'the board of the people of $unit can be sorted by the last event that the unit may read',
    async ({ viewer }) => {
      for (const asOf of days) {
        const positions = (await items({ viewer, asOf, sort: 'updated' })).map(({ revision }) => revision);
        expect(positions.length).toBeGreaterThan(10);
        expect(positions).toEqual([...positions].sort((a, b) => b - a));
      }
    },
  );
});
