import { describe, expect, it } from '@jest/globals';
import { localDateOf } from '#kernel';
import { rebuild } from '#projections';
import { taskStream } from '#tasks/contract';
import { people } from '../domain/spec/tasks.js';
import { UnitBoardQuery, UnitBoardQueryHandler } from './assignment-board/query.js';
import { LeaderBoardQuery, LeaderBoardQueryHandler } from './leader-board/query.js';
import { taskReadModels } from './models.js';
import { toldWorld } from './spec/told-world.js';
import { openWorld, sampleStories } from './spec/world.js';
import { itemFor } from './task-board/item.js';
import { TaskBoardQuery, TaskBoardQueryHandler } from './task-board/query.js';

const told = toldWorld();
const { items, rowsAsOf, task, timeline } = told;

describe('as of a past day', () => {
  const past = '2023-02-20';

  it('the task board of a past day stands as it stood at the end of that day, with the lights of that day', async () => {
    const then = [...(await rowsAsOf(past)).values()].map((row) => itemFor({ kind: 'all' }, row, past));
    expect(await items({ asOf: past })).toEqual(then);
    expect(await items({ asOf: '2022-12-31' })).toEqual([]);
  });

  it('a task and its timeline, asked for a past day, end with that day', async () => {
    const [taskId] = told.world.taskIds;
    const { entries } = await timeline(taskId!, { asOf: past });
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.every(({ occurredAt }) => localDateOf(occurredAt) <= past)).toBe(true);
    expect(await task(taskId!, { asOf: past })).toMatchObject({ revision: entries.at(-1)!.revision, day: past });
    await expect(task(taskId!, { asOf: '2022-12-31' })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
  });

  it('every board of a past day is the same, byte for byte, after more has happened', async () => {
    const other = await openWorld(sampleStories(12));
    const asked = async (): Promise<string> => {
      const criteria = { viewer: people.officer, today: '2023-01-20', asOf: '2023-01-20' };
      return JSON.stringify([
        await new TaskBoardQueryHandler(other.database).execute(new TaskBoardQuery(criteria)),
        await new UnitBoardQueryHandler(other.database).execute(new UnitBoardQuery(criteria)),
        await new LeaderBoardQueryHandler(other.database).execute(new LeaderBoardQuery(criteria)),
      ]);
    };
    await other.follow();
    const before = await asked();
    const [first] = await other.store.readStream(taskStream(other.taskIds[0]!), { direction: 'backwards', limit: 1 });
    const correction = {
      ...{ id: crypto.randomUUID(), type: 'CorrectionRecorded', schemaVersion: 1, metadata: first!.metadata },
      data: { taskId: other.taskIds[0]!, revision: 0, field: null, correct: '更正', reason: '误记' },
    };
    await other.store.append([{ stream: first!.stream, expectedRevision: 'any', events: [correction] }]);
    await other.follow();
    for (const model of taskReadModels) {
      await rebuild({ store: other.store, dataSource: other.database, clock: other.clock }, model);
    }
    expect(await asked()).toBe(before);
    await other.close();
  });
});
