import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Actor, type LocalDate, localDateOf, roles } from '#kernel';
import { compareWithRebuild, rebuild } from '#projections';
import { lights, taskCodec, taskStream } from '#tasks/contract';
import { runs } from '#testing';
import { rules } from '../domain/spec/rules.js';
import { people } from '../domain/spec/tasks.js';
import { lightOn } from '../domain/clocks/light.js';
import { UnitBoardQuery, UnitBoardQueryHandler } from './assignment-board/query.js';
import { LeaderBoardQuery, LeaderBoardQueryHandler } from './leader-board/query.js';
import { taskReadModels } from './models.js';
import { openWorld, planId, sampleStories, tell, type World } from './spec/world.js';
import { storiesOf } from './spec/stories.js';
import { type TaskBoardCriteria, taskSorts } from './task-board/criteria.js';
import type { TaskBoardItem } from './task-board/item.js';
import { itemFor } from './task-board/item.js';
import { TaskBoardQuery, TaskBoardQueryHandler } from './task-board/query.js';
import { TaskQuery, TaskQueryHandler } from './task/query.js';
import { untilEndOf } from './task/read.js';
import { foldTask } from './task-row/fold.js';
import type { TaskRow } from './task-row/row.js';
import { defaultLightThresholds } from './task-row/thresholds.js';
import { TaskTimelineQuery, TaskTimelineQueryHandler } from './task-timeline/query.js';

const today = '2023-02-01';
const count = 36;
const stranger: Actor = { account: 'x', role: 'clerk', unit: 'nowhere' };

let world: World;
let folded: Map<string, TaskRow>;

beforeAll(async () => {
  world = await openWorld(sampleStories(count));
  await world.follow();
  folded = await rowsAsOf();
});
afterAll(() => world.close());

const foldAsOf = async (taskId: string, asOf?: LocalDate): Promise<TaskRow | undefined> => {
  const events = untilEndOf(asOf, await world.store.readStream(taskStream(taskId)));
  return events.reduce<TaskRow | undefined>(
    (row, event) => foldTask(row, taskCodec.read(event), defaultLightThresholds),
    undefined,
  );
};
async function rowsAsOf(asOf?: LocalDate): Promise<Map<string, TaskRow>> {
  const rows = await Promise.all(world.taskIds.map(async (id) => [id, await foldAsOf(id, asOf)] as const));
  return new Map(rows.filter((entry): entry is [string, TaskRow] => entry[1] !== undefined));
}

const board = (criteria: Partial<TaskBoardCriteria> = {}) =>
  new TaskBoardQueryHandler(world.database).execute(
    new TaskBoardQuery({ viewer: people.officer, today, limit: 500, ...criteria }),
  );
const items = async (criteria: Partial<TaskBoardCriteria> = {}): Promise<readonly TaskBoardItem[]> =>
  (await board(criteria)).items;
const ids = async (criteria: Partial<TaskBoardCriteria> = {}): Promise<string[]> =>
  (await items(criteria)).map(({ taskId }) => taskId);
const idsWhere = (holds: (row: TaskRow) => boolean): string[] =>
  [...folded.values()].filter(holds).map(({ taskId }) => taskId);
const unitBoard = (criteria: object = {}) =>
  new UnitBoardQueryHandler(world.database).execute(new UnitBoardQuery({ viewer: people.officer, today, ...criteria }));
const leaderBoard = (criteria: object = {}) =>
  new LeaderBoardQueryHandler(world.database).execute(
    new LeaderBoardQuery({ viewer: people.officer, today, ...criteria }),
  );
const task = (taskId: string, criteria: object = {}) =>
  new TaskQueryHandler(world.store, rules).execute(
    new TaskQuery({ taskId, viewer: people.officer, today, ...criteria }),
  );
const timeline = (taskId: string, criteria: object = {}) =>
  new TaskTimelineQueryHandler(world.database).execute(
    new TaskTimelineQuery({ taskId, viewer: people.officer, ...criteria }),
  );

describe('the task board', () => {
  it('the task board shows every task as its events tell it', async () => {
    const expected = [...folded.values()].map((row) => itemFor({ kind: 'all' }, row, today));
    expect(await items()).toEqual(expected);
  });

  it('the task board of these tests shows every light and many states', async () => {
    const shown = await items();
    expect(new Set(shown.map(({ light }) => light))).toEqual(new Set(lights));
    expect(new Set(shown.map(({ state }) => state)).size).toBeGreaterThan(4);
  });

  it('the task board can be filtered by state, light, leader, unit, plan, date and text', async () => {
    const states = ['Concluded', 'Suspended'] as const;
    expect(await ids({ states })).toEqual(idsWhere(({ state }) => (states as readonly string[]).includes(state)));
    for (const light of lights) {
      expect(await ids({ lights: [light] })).toEqual(idsWhere((row) => lightOn(today, row.state, row) === light));
    }
    expect(await ids({ leader: 'vice-mayor-2' })).toEqual(idsWhere(({ seq }) => seq % 3 === 0));
    expect(await ids({ unit: 'zjw' })).toEqual(idsWhere(({ units }) => units.includes('zjw')));
    expect(await ids({ unit: 'jw', leader: 'vice-mayor-2', lights: ['red'] })).toEqual(
      idsWhere((row) => row.units.includes('jw') && row.seq % 3 === 0 && lightOn(today, row.state, row) === 'red'),
    );
    expect(await ids({ dueBefore: '2023-04-01' })).toEqual(
      idsWhere(({ currentDue }) => currentDue !== null && currentDue < '2023-04-01'),
    );
    expect(await ids({ planId: 'another' })).toEqual([]);
    expect(await ids({ planId, text: '第7标' })).toEqual([world.taskIds[6]]);
    expect(await ids({ text: '%' })).toEqual([]);
    expect((await ids({ text: '路' })).length).toBe(count);
    expect(await ids({ text: '不存在的词' })).toEqual([]);
  });

  it.each(taskSorts)('the task board gives the same tasks page by page as at once, sorted by %s', async (sort) => {
    const ofUnit = { viewer: people.fgwHead };
    const past = { asOf: '2023-03-10' };
    for (const narrowed of [{}, { unit: 'jw' }, { leader: 'vice-mayor' }, past, ofUnit, { ...ofUnit, ...past }]) {
      const whole = await ids({ sort, ...narrowed });
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await board({ sort, ...narrowed, limit: 7, cursor });
        paged.push(...page.items.map(({ taskId }) => taskId));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(paged.length);
    }
  });

  it('the task board sorts by light with the worst first, by date with undated tasks last, by change with the newest first', async () => {
    const rank = ['red', 'yellow', 'green', 'none'];
    const byLight = (await items({ sort: 'light' })).map(({ light }) => rank.indexOf(light));
    expect(byLight).toEqual([...byLight].sort());
    const byDue = (await items({ sort: 'due' })).map(({ currentDue }) => currentDue ?? '9999');
    expect(byDue).toEqual([...byDue].sort());
    const byChange = (await items({ sort: 'updated' })).map(({ position }) => Number(position));
    expect(byChange).toEqual([...byChange].sort((a, b) => b - a));
  });

  it('the task board refuses the cursor of another order, and a text that is no cursor', async () => {
    const { nextCursor } = await board({ sort: 'due', limit: 3 });
    await expect(board({ sort: 'light', cursor: nextCursor! })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    await expect(board({ cursor: 'rubbish' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    const forged = Buffer.from('["due","2023-01-01","\\u0000"]').toString('base64url');
    await expect(board({ sort: 'due', cursor: forged })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    const notADate = Buffer.from('["due","soon","x"]').toString('base64url');
    await expect(board({ sort: 'due', cursor: notADate })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });
});

describe('who sees what', () => {
  it('a unit sees the tasks it has a part in, a leading official those of the post, and others every task', async () => {
    expect(await ids({ viewer: people.czjClerk })).toEqual(idsWhere(({ units }) => units.includes('czj')));
    expect(await ids({ viewer: stranger })).toEqual([]);
    expect(await ids({ viewer: people.leader })).toEqual(idsWhere(({ seq }) => seq % 3 !== 0));
    expect(await ids({ viewer: people.leader, asOf: today })).toEqual(idsWhere(({ seq }) => seq % 3 !== 0));
    expect(await ids({ viewer: people.leader, leader: 'vice-mayor-2' })).toEqual([]);
    expect(await ids({ viewer: people.czjClerk, unit: 'zjw' })).toEqual(
      idsWhere(({ units }) => units.includes('czj') && units.includes('zjw')),
    );
    for (const role of ['officer', 'director', 'head', 'auditor', 'system'] as const) {
      expect(await ids({ viewer: { account: role, role } })).toHaveLength(count);
    }
  });

  it('everything is denied to accounts without the unit or post their role needs', async () => {
    for (const role of roles.filter((name) => ['clerk', 'unitHead', 'leadingOfficial'].includes(name))) {
      expect(await ids({ viewer: { account: role, role } })).toEqual([]);
      await expect(task(world.taskIds[0]!, { viewer: { account: role, role } })).rejects.toMatchObject({
        code: 'TASK_NOT_FOUND',
      });
    }
  });

  it('a unit sees its own board only, and a leading official only that of the post', async () => {
    expect((await unitBoard({ viewer: people.jwClerk })).units.map(({ unit }) => unit)).toEqual(['jw']);
    for (const asked of [{ viewer: people.jwClerk, unit: 'fgw' }, { viewer: people.leader }]) {
      await expect(unitBoard(asked)).rejects.toMatchObject({ code: 'BOARD_SCOPE_FORBIDDEN' });
    }
    expect((await leaderBoard({ viewer: people.leader })).leaders.map(({ post }) => post)).toEqual(['vice-mayor']);
    for (const asked of [{ viewer: people.leader, leader: 'vice-mayor-2' }, { viewer: people.jwHead }]) {
      await expect(leaderBoard(asked)).rejects.toMatchObject({ code: 'BOARD_SCOPE_FORBIDDEN' });
    }
  });

  it('a unit reads its task without what other units reported, and without measures that are only proposed', async () => {
    let hidden = 0;
    for (const taskId of world.taskIds) {
      const whole = await task(taskId);
      if (!folded.get(taskId)!.units.includes('fgw')) continue;
      const own = await task(taskId, { viewer: people.fgwHead });
      expect(own.reports).toEqual(whole.reports.filter(({ unit }) => unit === 'fgw'));
      expect(own.assignments.map(({ unit }) => unit)).toEqual(['fgw']);
      expect(own.proposals.every(({ decision }) => decision === 'approved')).toBe(true);
      hidden += whole.proposals.filter(({ decision }) => decision !== 'approved').length;
      const { entries } = await timeline(taskId, { viewer: people.fgwHead });
      const approved = entries.filter(({ type }) => type === 'MeasureApproved').length;
      expect(entries.filter(({ type }) => type === 'MeasureProposed')).toHaveLength(approved);
      await expect(timeline(taskId, { viewer: stranger })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    }
    expect(hidden).toBeGreaterThan(0);
  });
});

describe('boards of units and leaders', () => {
  it('the board of units counts what the tasks say', async () => {
    for (const { unit, tasks, byLight, concluded, onTime, onTimeRate, requests, missingReports } of (await unitBoard())
      .units) {
      const rows = [...folded.values()].filter(({ units }) => units.includes(unit));
      const parts = rows.map(({ parts }) => parts.find((part) => part.unit === unit)!);
      expect(tasks).toBe(rows.length);
      expect(byLight.red).toBe(rows.filter((row) => lightOn(today, row.state, row) === 'red').length);
      expect(concluded).toBe(rows.filter((row) => row.onTime !== null).length);
      expect(onTime).toBe(rows.filter((row) => row.onTime).length);
      expect(onTimeRate).toBe(concluded === 0 ? null : Math.round((10_000 * onTime) / concluded) / 10_000);
      expect(requests).toBe(parts.reduce((sum, part) => sum + part.requests, 0));
      expect(missingReports).toBe(parts.reduce((sum, part) => sum + part.missing.length, 0));
    }
  });

  it('the board of leaders names the red tasks of a leader, the longest red first', async () => {
    for (const { post, byLight, reds } of (await leaderBoard()).leaders) {
      const rows = [...folded.values()].filter(({ leaderPosts }) => leaderPosts.includes(post));
      const red = rows.filter((row) => lightOn(today, row.state, row) === 'red');
      expect(byLight.red).toBe(red.length);
      const order = red.sort((a, b) => (`${a.redFrom}${a.taskId}` < `${b.redFrom}${b.taskId}` ? -1 : 1));
      expect(reds.map(({ taskId }) => taskId)).toEqual(order.map(({ taskId }) => taskId));
    }
  });

  it('the boards of units and leaders are the same for now and for the present day, and page by page as at once', async () => {
    const last = [...folded.values()]
      .map(({ factsOn }) => factsOn)
      .sort()
      .at(-1)!;
    const now = { today: last };
    expect(await unitBoard({ ...now, asOf: last })).toEqual(await unitBoard(now));
    expect(await leaderBoard({ ...now, asOf: last })).toEqual(await leaderBoard(now));
    const whole = (await unitBoard()).units;
    const first = await unitBoard({ limit: 2 });
    const second = await unitBoard({ limit: 50, cursor: first.nextCursor! });
    expect([...first.units, ...second.units]).toEqual(whole);
  });
});

describe('as of a past day', () => {
  const past = '2023-02-20';

  it('the task board of a past day stands as it stood at the end of that day, with the lights of that day', async () => {
    const then = [...(await rowsAsOf(past)).values()].map((row) => itemFor({ kind: 'all' }, row, past));
    expect(await items({ asOf: past })).toEqual(then);
    expect(await items({ asOf: '2022-12-31' })).toEqual([]);
  });

  it('a task and its timeline, asked for a past day, end with that day', async () => {
    const [taskId] = world.taskIds;
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

describe('the timeline', () => {
  it('the timeline tells every event in both languages, by the names the task prints', async () => {
    const told = new Map<string, string[]>();
    for (const taskId of world.taskIds) {
      for (const { type, words } of (await timeline(taskId)).entries) told.set(type, [words.zh, words.en]);
    }
    expect(told.get('AssignmentReceived')![0]).toMatch(/^(交通委|发展改革委|财政局|住建委)签收$/);
    for (const [zh, en] of told.values()) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN|\[object/);
    }
    expect(told.size).toBeGreaterThan(20);
  });
});

describe('live rows and rebuilt rows', () => {
  const ports = (of: World) => ({ store: of.store, dataSource: of.database, clock: of.clock });
  const differences = async (of: World, pageSize = 5_000, rowsInMemory = 800_000) =>
    (
      await Promise.all(taskReadModels.map((model) => compareWithRebuild(ports(of), model, { pageSize, rowsInMemory })))
    ).flatMap((comparison) => comparison.differences);

  it('every live row of a task equals its rebuild', async () => {
    expect(await differences(world)).toEqual([]);
  });

  it('every live row of a task equals its rebuild after events were delivered twice', async () => {
    await world.database.query('UPDATE zhezi_read.checkpoints SET position = 0');
    await world.follow(37);
    expect(await differences(world)).toEqual([]);
  });

  it('every live row of a task equals its rebuild for any history, in batches of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(storiesOf(25), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 60 }),
        async (stories, batchSize) => {
          const other = await openWorld([]);
          await tell(other.store, stories);
          await other.follow(batchSize);
          expect(await differences(other, batchSize, batchSize)).toEqual([]);
          await other.close();
        },
      ),
      { numRuns: runs(5) },
    );
  });
});
