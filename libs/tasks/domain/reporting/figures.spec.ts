import { describe, expect, it } from '@jest/globals';
import type { Target, TaskEvent } from '#tasks/contract';
import { decider, dispatch, history, initiate, people, receive, report } from '../spec/tasks.js';

const target = (indicator: string, value: number, unit: string): Target => ({
  ...{ indicator, comparator: '=', value, unit, printed: `${value}${unit}` },
  ...{ upper: null, kind: 'level', baseline: null, span: null },
});
const targets = [
  target('新建学校', 3, '所'),
  target('改造道路', 10, '条'),
  target('新增道路', 5, '公里'),
  target('管线', 2, '米'),
];

const reported = (change: Parameters<typeof report>[3], of = targets): TaskEvent => {
  const commands = [initiate({ targets: of }), dispatch, receive(people.jwClerk), receive(people.fgwClerk)];
  const task = history(...commands).reduce(decider.evolve, decider.initialState());
  return decider.decide(report(people.jwClerk, '2023-02-01', '2023-01', change), task)[0]!;
};
const refused = (change: Parameters<typeof report>[3]): unknown => {
  try {
    return reported(change);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a figure in a report', () => {
  it('a figure belongs to the target that it names', () => {
    expect(reported({ figure: { value: 4, unit: '条', target: 2 } }).data).toMatchObject({
      figures: [{ value: 4, unit: '条', target: 2 }],
    });
  });

  it('a figure that names no target belongs to the only target that its unit fits', () => {
    expect(reported({ figure: { value: 1, unit: '所' } }).data).toMatchObject({ figures: [{ target: 1 }] });
  });

  it('a report may hold several figures, one for each target', () => {
    const figures = [
      { value: 1, unit: '所' },
      { value: 4, unit: '条' },
    ];
    expect(reported({ percent: null, figures }).data).toMatchObject({
      figures: [
        { value: 1, target: 1 },
        { value: 4, target: 2 },
      ],
    });
  });

  it('a figure belongs to no target in a task without targets', () => {
    expect(reported({ figure: { value: 3, unit: '公里' } }, []).data).toMatchObject({
      figures: [{ value: 3, unit: '公里', target: null }],
    });
  });

  it('a report to a task without targets may hold several figures, and none belongs to a target', () => {
    const figures = [
      { value: 1, unit: '所' },
      { value: 2, unit: '所' },
    ];
    expect(reported({ percent: null, figures }, []).data).toMatchObject({
      figures: [{ target: null }, { target: null }],
    });
  });

  it('a figure that stands alone and again among others is refused as given twice', () => {
    const figure = { value: 1, unit: '所', target: 1 };
    expect(refused({ figure, figures: [{ value: 4, unit: '条' }, figure] })).toBe('REPORT_TARGET_REPEATED');
    expect(reported({ figure, figures: [{ value: 4, unit: '条' }] }).data).toMatchObject({
      figures: [{ target: 1 }, { target: 2 }],
    });
  });

  it('a figure is refused when its target is unknown, when its unit fits no target or several, and when it is given twice', () => {
    expect(refused({ figure: { value: 1, unit: '所', target: 9 } })).toBe('REPORT_TARGET_UNKNOWN');
    expect(refused({ figure: { value: 1, unit: '条', target: 1 } })).toBe('REPORT_FIGURE_UNIT');
    expect(refused({ figure: { value: 1, unit: '亿元' } })).toBe('REPORT_FIGURE_UNIT');
    expect(refused({ figure: { value: 1, unit: '公里' } })).toBe('REPORT_TARGET_AMBIGUOUS');
    const twice = { value: 1, unit: '所', target: 1 };
    expect(refused({ figures: [twice, twice] })).toBe('REPORT_TARGET_REPEATED');
  });

  it('the refusal of a figure says which targets there are', () => {
    expect(() => reported({ figure: { value: 1, unit: '亿元' } })).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ targets: expect.stringContaining('1. 新建学校 =3所；2. 改造道路 =10条') }),
      }),
    );
  });
});
