import { describe, expect, it } from '@jest/globals';
import type { Comparator, Target } from '#tasks/contract';
import { targetProgress, type UnitFigures } from './target-progress.js';

const target = (change: Partial<Target>): Target => ({
  ...{ indicator: '细颗粒物', comparator: '=', value: 35, upper: null, unit: '微克', kind: 'level' },
  ...{ baseline: null, printed: '35微克', span: null },
  ...change,
});
const told = (unit: string, period: string, ...values: readonly [target: number, value: number][]): UnitFigures => ({
  unit,
  figures: { [period]: values.map(([number, value]) => ({ target: number, value, unit: '微克' })) },
});

describe('a figure', () => {
  it.each<[Comparator, number | null, number[]]>([
    ['<', null, [34]],
    ['≤', null, [34, 35]],
    ['>', null, [36, 37, 38]],
    ['≥', null, [35, 36, 37, 38]],
    ['<', 37, [34, 35, 36]],
    ['≤', 37, [34, 35, 36, 37]],
  ])('a figure meets %s 35 (up to %s) when it is one of %j', (comparator, upper, meeting) => {
    const met = [34, 35, 36, 37, 38].filter(
      (value) => targetProgress([target({ comparator, upper })], [told('a', '2023-02', [1, value])], 'a')[0]!.met,
    );
    expect(met).toEqual(meeting);
  });

  it('a figure of another target does not count', () => {
    const progress = targetProgress([target({}), target({})], [told('a', '2023-02', [2, 40], [1, 30])], 'a');
    expect(progress.map(({ reported }) => reported?.value)).toEqual([30, 40]);
  });

  it('a figure that several units reach together has the newest period of all', () => {
    const parts = [told('a', '2023-04', [1, 10]), told('b', '2023-02', [1, 20]), told('c', '2023-03', [1, 5])];
    expect(targetProgress([target({})], parts, 'lead')[0]!.reported).toEqual({
      ...{ value: 35, period: '2023-04', units: ['a', 'b', 'c'] },
    });
  });
});

describe('the worst of several shares', () => {
  it.each<[Comparator, number]>([
    ['<', 80],
    ['≤', 80],
    ['>', 60],
    ['≥', 60],
  ])('the worst of several shares for %s is %d', (comparator, worst) => {
    const share = (unit: string, value: number): UnitFigures => ({
      unit,
      figures: { '2023-02': [{ target: 1, value, unit: '%' }] },
    });
    const asked = target({ comparator, unit: '%', value: 70 });
    expect(targetProgress([asked], [share('a', 60), share('b', 80)], 'lead')[0]!.reported!.value).toBe(worst);
  });
});
