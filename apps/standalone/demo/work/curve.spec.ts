import { beforeAll, describe, expect, it } from '@jest/globals';
import { chineseWorkCalendar } from '#escalation';
import type { TaskNote } from '../book/book.js';
import { percentOn, pointsBehind } from './curve.js';
import { subjectOf } from './narrative.js';
import { readScenario, scenarioFile } from '../scenario/read-scenario.js';
import type { Fate, Scenario } from '../scenario/scenario.js';
import type { Desk } from '../world/world.js';

const calendar = chineseWorkCalendar();
let scenario: Scenario;
beforeAll(async () => {
  scenario = await readScenario(scenarioFile('tongzhou-2023'));
});

const monthEnds = Array.from({ length: 11 }, (_, month) => `2023-${String(month + 2).padStart(2, '0')}-27`);
const dates = ['2023-03-31', '2023-05-31', '2023-07-31', '2023-09-28', '2023-12-29'];

function deskOn(day: string, progress: Fate['progress'], seq: number): Desk {
  const note = { taskId: 'p', seq, dispatchedOn: '2023-01-17', originalDueDate: '2023-12-31', extendedTo: null };
  const world = { scenario, calendar };
  return { day, note: note as unknown as TaskNote, fate: { progress } as Fate, world } as unknown as Desk;
}

const seqs = Array.from({ length: 40 }, (_, place) => place + 1);
const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const behind = (progress: Fate['progress'], day: string): number =>
  average(seqs.map((seq) => pointsBehind(deskOn(day, progress, seq), percentOn(deskOn(day, progress, seq), 'u'))));

describe('the progress of work', () => {
  it.each(['steady', 'ahead', 'dips', 'stalls'] as const)(
    'the progress of a task marked %j grows through the year and never says 100',
    (progress) => {
      const averages = dates.map((day) => average(seqs.map((seq) => percentOn(deskOn(day, progress, seq), 'u'))));
      expect([...averages].sort((a, b) => a - b)).toEqual(averages);
      expect(averages.at(-1)).toBeLessThanOrEqual(98);
    },
  );

  it('the progress of work keeps within ten points of the plan when steady, and before it when ahead', () => {
    for (const day of dates) expect(behind('steady', day)).toBeLessThan(10);
    for (const day of dates.slice(0, 3)) expect(behind('ahead', day)).toBeLessThan(0);
  });

  it('the progress of work falls more than ten points behind for some months of a dip, and comes out of it', () => {
    const monthsBehind = seqs.map(
      (seq) =>
        monthEnds.map((day) => deskOn(day, 'dips', seq)).filter((desk) => pointsBehind(desk, percentOn(desk, 'u')) > 8)
          .length,
    );
    expect(Math.max(...monthsBehind)).toBeLessThan(5);
    expect(monthsBehind.filter((months) => months > 0).length).toBeGreaterThan(0.8 * seqs.length);
    expect(behind('dips', '2023-12-29')).toBeLessThan(5);
  });

  it('the progress of work ends more than twenty-five points behind when it stalls', () => {
    expect(behind('stalls', '2023-12-29')).toBeGreaterThan(25);
  });
});

describe('a task in a few words', () => {
  it.each([
    ['实施第三批106个美丽乡村建设。', '实施第三批106个美丽乡村建设'],
    ['围绕潮白河国家森林公园谋划，加强北运河、潮白河综合治理，合力打造生态“一盘棋”。', '加强北运河、潮白河综合治理'],
  ])('a task is named in a few words: %s', (text, subject) => {
    expect(subjectOf(text)).toBe(subject);
  });
});
