import { expect } from '@jest/globals';
import type { ReadPlan } from '../../libs/plans/domain/reading/index.js';

export const oneToN = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
export const withoutRepeats = <T>(values: readonly T[]): T[] =>
  values.filter((value, i) => i === 0 || value !== values[i - 1]);
export const taskOf = (plan: ReadPlan, number: number) => plan.tasks.find((task) => task.number === number);
export const main = (...names: string[]) => names.map((name) => ({ name, role: 'main' }));
export const support = (...names: string[]) => names.map((name) => ({ name, role: 'support' }));

/** Leaders, a main unit, a date in the year of the plan, and a text without labels, in every task. */
export const expectComplete = (plan: ReadPlan): void => {
  for (const task of plan.tasks) {
    expect({
      number: task.number,
      leaders: task.leaders.length > 0,
      main: task.units.some(({ role }) => role === 'main'),
    }).toEqual({
      number: task.number,
      leaders: true,
      main: true,
    });
    expect(task.deadline).toMatchObject({ kind: 'by', date: expect.stringMatching(new RegExp(`^${plan.year}-`)) });
    expect(task.text).not.toMatch(/\s|[：:]$|领导|单位：/);
  }
};
