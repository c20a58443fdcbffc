import { describe, expect, it } from '@jest/globals';
import { type Actor, roles } from '#kernel';
import { people } from '../domain/spec/tasks.js';
import { count, today, toldWorld } from './spec/told-world.js';

const told = toldWorld();
const { folded, ids, idsWhere, leaderBoard, task, timeline, unitBoard } = told;
const stranger: Actor = { account: 'x', role: 'clerk', unit: 'nowhere' };

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
      await expect(task(told.world.taskIds[0]!, { viewer: { account: role, role } })).rejects.toMatchObject({
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
    for (const taskId of told.world.taskIds) {
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
