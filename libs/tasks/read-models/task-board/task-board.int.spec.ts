import { describe, expect, it } from '@jest/globals';
import { lights } from '#tasks/contract';
import { lightOn } from '../../domain/clocks/light.js';
import { people } from '../../domain/spec/tasks.js';
import { count, today, toldWorld } from '../spec/told-world.js';
import { planId } from '../spec/world.js';
import { taskSorts } from './criteria.js';
import { itemFor } from './item.js';

const told = toldWorld();
const { board, folded, ids, idsWhere, items } = told;

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
    expect(await ids({ planId, text: '第7标' })).toEqual([told.world.taskIds[6]]);
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
