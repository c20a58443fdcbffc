import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparators, type Target } from '#tasks/contract';
import { addsUp, converted } from './quantities.js';
import { type TargetProgress, targetProgress, type UnitFigures } from './target-progress.js';

const target = (change: Partial<Target> = {}): Target => ({
  indicator: '新开工老旧小区',
  comparator: '=',
  value: 15,
  upper: null,
  unit: '个',
  kind: 'level',
  baseline: null,
  printed: '15个',
  span: null,
  ...change,
});
const said = (unit: string, period: string, value: number, as = '个', number = 1): UnitFigures => ({
  unit,
  figures: { [period]: [{ value, unit: as, target: number }] },
});
const only = (asked: Target, parts: readonly UnitFigures[], consolidating = 'lead'): TargetProgress =>
  targetProgress([asked], parts, consolidating)[0]!;

describe('progress as a figure', () => {
  it('the progress of a target is unknown without a report', () => {
    expect(only(target(), [])).toMatchObject({ target: 1, reported: null, completion: null, met: null });
  });

  it('the progress of a target is what the consolidating unit reported last, whatever the others say', () => {
    const lead: UnitFigures = {
      unit: 'lead',
      figures: { '2023-03': [{ value: 6, unit: '个', target: 1 }], '2023-02': [{ value: 3, unit: '个', target: 1 }] },
    };
    expect(only(target(), [said('main', '2023-05', 9), lead])).toMatchObject({
      reported: { value: 6, period: '2023-03', units: ['lead'] },
      completion: 0.4,
      met: false,
    });
  });

  it('the amounts of the other units add up while the consolidating unit has given none', () => {
    expect(only(target(), [said('a', '2023-02', 9), said('b', '2023-03', 6)])).toMatchObject({
      reported: { value: 15, period: '2023-03', units: ['a', 'b'] },
      completion: 1,
      met: true,
    });
  });

  it('the worst of several reported shares counts, by what the target asks for', () => {
    const parts = [said('a', '2023-02', 60, '%'), said('b', '2023-02', 80, '%')];
    expect(only(target({ comparator: '≥', value: 70, unit: '%' }), parts)).toMatchObject({
      reported: { value: 60 },
      met: false,
    });
    expect(only(target({ comparator: '≤', value: 70, unit: '%' }), parts)).toMatchObject({
      reported: { value: 80 },
      met: false,
    });
  });

  it('a figure is compared in the unit of the target', () => {
    const asked = target({ comparator: '≥', value: 1.5, unit: '万人' });
    expect(only(asked, [said('lead', '2023-02', 12_000, '人')])).toMatchObject({
      reported: { value: 1.2 },
      completion: 0.8,
    });
  });

  it.each([
    ['=', 15, true],
    ['=', 14, false],
    ['≥', 15, true],
    ['>', 15, false],
    ['>', 16, true],
    ['≤', 15, true],
    ['≤', 16, false],
    ['<', 15, false],
    ['≈', 14.5, true],
    ['≈', 10, null],
  ] as const)('a target %s15 with the figure %d is met: %s', (comparator, value, met) => {
    expect(only(target({ comparator }), [said('lead', '2023-02', value)]).met).toBe(met);
  });

  it('the completion of a target counts from the printed beginning, and a target that sets a limit has none', () => {
    const rising = target({ value: 90, unit: '%', baseline: 80 });
    expect(only(rising, [said('lead', '2023-02', 85, '%')]).completion).toBe(0.5);
    expect(only(target({ comparator: '≤' }), [said('lead', '2023-02', 3)]).completion).toBeNull();
  });

  it('the progress of each target of a task is kept apart', () => {
    const parts = [said('lead', '2023-02', 4, '条', 2)];
    const [first, second] = targetProgress([target(), target({ unit: '条', value: 8 })], parts, 'lead');
    expect([first!.completion, second!.completion]).toEqual([null, 0.5]);
  });

  it('the completion of a target is a number or null for any target and figure', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
    const anyTarget = fc.record({
      comparator: fc.constantFrom(...comparators),
      value: number,
      baseline: fc.option(number),
    });
    fc.assert(
      fc.property(anyTarget, number, (change, value) => {
        const { completion, met } = only(target(change), [said('lead', '2023-02', value)]);
        expect(completion === null || Number.isFinite(completion)).toBe(true);
        expect([true, false, null]).toContain(met);
      }),
    );
  });
});

describe('units', () => {
  it.each([
    [12_000, '人', '万人', 1.2],
    [1.5, '万人', '人', 15_000],
    [3, '公里', '米', 3_000],
    [15, '亩', '公顷', 1],
    [410, '万平方米', '平方公里', 4.1],
    [1, '亿元', '万元', 10_000],
    [5, '千瓦', '千瓦', 5],
    [2, '万千瓦', '千瓦', 20_000],
    [5, '个', '条', null],
    [5, '%', '个百分点', null],
  ] as const)('the figure %d %s is in the unit %s: %s', (value, from, to, expected) => {
    const found = converted(value, from, to);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 6);
  });

  it('shares and rates do not add up, but amounts do', () => {
    expect(['%', '个百分点', '微克/立方米'].map(addsUp)).toEqual([false, false, false]);
    expect(addsUp('万平方米')).toBe(true);
  });
});
