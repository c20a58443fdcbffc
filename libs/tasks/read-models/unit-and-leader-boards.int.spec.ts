import { describe, expect, it } from '@jest/globals';
import { lightOn } from '../domain/clocks/light.js';
import { today, toldWorld } from './spec/told-world.js';

const told = toldWorld();
const { folded, leaderBoard, unitBoard } = told;

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
