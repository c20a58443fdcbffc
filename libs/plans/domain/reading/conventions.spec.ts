import { describe, expect, it } from '@jest/globals';
import { readDocument, type ReadPlan } from './index.js';

const planOf = (text: string): ReadPlan => readDocument({ name: 'f', text }).plans[0]!;
const item = (n: number, labels: string): string => `${n}.完成第${n}项工作。\n${labels}`;
const plan = (...labels: string[]): ReadPlan =>
  planOf(['2024年某某市重点任务分解方案', ...labels.map((each, i) => item(i + 1, each))].join('\n'));

describe('deadlines without a day', () => {
  it.each([
    ...['每季度末', '每月底', '每周', '每半年', '每年', '每月25日前报送', '立即', '按时间节点完成', '另行通知', '——'],
    ...['尽快', '以市里通知为准', '2024年13月'],
  ])('a deadline that is printed and gives no day is an error with its place: %s', (printed) => {
    const read = plan('责任单位：市教育局\n完成时限：2024年6月底', `责任单位：市教育局\n完成时限：${printed}`);
    expect(read.tasks[1]).toMatchObject({ deadline: { kind: 'unspecified' }, deadlineText: printed });
    const found = read.findings.filter(({ field }) => field === 'deadline');
    expect(found).toMatchObject([{ severity: 'error', taskIndex: 1, line: 7, excerpt: `完成时限：${printed}` }]);
  });

  it('a deadline that gives a day or says that the work is ongoing is no error', () => {
    const read = plan(
      '责任单位：市教育局\n完成时限：长期',
      '责任单位：市教育局\n完成时限：每月25日前报送，12月底前完成',
    );
    expect(read.findings).toEqual([]);
  });
});

describe('roles of units', () => {
  it.each([
    [
      '牵头单位：市教育局\n责任单位：市财政局',
      [
        ['市教育局', 'lead'],
        ['市财政局', 'main'],
      ],
    ],
    [
      '牵头单位：市教育局\n配合单位：市财政局',
      [
        ['市教育局', 'main'],
        ['市财政局', 'support'],
      ],
    ],
    [
      '主办单位：市教育局\n协办单位：市财政局',
      [
        ['市教育局', 'main'],
        ['市财政局', 'support'],
      ],
    ],
    [
      '责任单位：★市教育局、市财政局',
      [
        ['市教育局', 'lead'],
        ['市财政局', 'main'],
      ],
    ],
    [
      '责任单位：市教育局（牵头）、市财政局等',
      [
        ['市教育局', 'lead'],
        ['市财政局', 'main'],
      ],
    ],
    [
      '责任单位：市教育局和市财政局、各街道、乡镇',
      [
        ['市教育局', 'main'],
        ['市财政局', 'main'],
        ['各街道、乡镇', 'main'],
      ],
    ],
    ['责任单位（第一个为牵头单位）：市教育局', [['市教育局', 'main']]],
    [
      '責任單位：市教育局、市財政局',
      [
        ['市教育局', 'main'],
        ['市財政局', 'main'],
      ],
    ],
  ])('units get their roles by their labels: %s', (labels, expected) => {
    const read = plan(labels, labels).tasks[0]!;
    expect(read.units.map(({ name, role }) => [name, role])).toEqual(expected);
    expect(read.text).toBe('完成第1项工作。');
  });
});

describe('brackets at the end of a paragraph', () => {
  const bracketed = (bracket: string) =>
    planOf(`2024年某某市工作要点\n1.做好甲项工作。${bracket}\n2.做好乙项工作。${bracket}`).tasks[0]!;

  it.each([
    [
      '（市教育局，各县区政府）',
      [
        ['市教育局', 'main'],
        ['各县区政府', 'main'],
      ],
      { kind: 'unspecified' },
    ],
    ['〔责任单位：市教育局〕', [['市教育局', 'main']], { kind: 'unspecified' }],
    [
      '（市教育局牵头，市财政局配合，6月底前完成）',
      [
        ['市教育局', 'main'],
        ['市财政局', 'support'],
      ],
      { kind: 'by', date: '2024-06-30' },
    ],
    ['（责任单位：市教育局；6月底前）', [['市教育局', 'main']], { kind: 'by', date: '2024-06-30' }],
    [
      '（牵头：市教育局；配合：市财政局；时限：全年）',
      [
        ['市教育局', 'main'],
        ['市财政局', 'support'],
      ],
      { kind: 'window', from: '2024-01-01', to: '2024-12-31' },
    ],
  ])('a bracket at the end of a paragraph says who answers for it: %s', (bracket, units, deadline) => {
    const read = bracketed(bracket);
    expect(read.text).toBe('做好甲项工作。');
    expect(read.units.map(({ name, role }) => [name, role])).toEqual(units);
    expect(read.deadline).toEqual(deadline);
  });
});

describe('a deadline that only the text gives', () => {
  it.each([
    ['4月底前部署，年底前总结。', { kind: 'by', date: '2024-12-31' }],
    ['10月底完成改造。', { kind: 'by', date: '2024-10-31' }],
    ['每年12月底前报告。', { kind: 'unspecified' }],
    ['每月5日前报送进度。', { kind: 'unspecified' }],
  ])('a deadline that only the text gives is found there: %s', (text, deadline) => {
    const labels = '责任单位：市教育局';
    expect(planOf(`2024年任务清单\n1.${text}\n${labels}\n2.做好工作。\n${labels}`).tasks[0]!.deadline).toEqual(
      deadline,
    );
  });
});

describe('how much a missing label weighs', () => {
  const full = '责任单位：市教育局\n完成时限：6月底';
  const missing = (read: ReadPlan) =>
    read.findings.filter(({ code }) => code === 'READ_LABEL_MISSING').map(({ field, severity }) => [field, severity]);

  it('a missing label is an error for units, and for a deadline when all other tasks have one', () => {
    expect(missing(plan(full, full, '完成时限：6月底'))).toEqual([['units', 'error']]);
    expect(missing(plan(full, full, '责任单位：市教育局'))).toEqual([['deadline', 'error']]);
  });

  it('a missing label is a warning for a deadline that several tasks do not have', () => {
    const without = '责任单位：市教育局';
    expect(missing(plan(full, full, full, without, without))).toEqual([
      ['deadline', 'warning'],
      ['deadline', 'warning'],
    ]);
  });
});

describe('numbered items that name no units', () => {
  const lists =
    '一、目标\n1.新建学校3所。\n2.改造道路5条。\n二、项目\n3.建设公园2个。\n三、工作要求\n1.加强领导。\n2.严格考核。';

  it('numbered items that name no units are the tasks of a list; what is required in general is not', () => {
    const read = planOf(`2024年民生实事清单\n${lists}`);
    expect(read.tasks.map(({ number, section }) => [number, section])).toEqual([
      [1, '一、目标'],
      [2, '一、目标'],
      [3, '二、项目'],
    ]);
    expect(read.findings.map(({ code, severity }) => [code, severity])).toEqual([['READ_UNITS_NOT_GIVEN', 'warning']]);
  });

  it('numbered items that name no units are no tasks where the title announces rules or prose', () => {
    const rules = '1.年龄在35周岁以下；\n2.身体健康；\n3.品行良好。';
    expect(() => planOf(`某某市队员招录办法\n${rules}`)).toThrow(
      expect.objectContaining({ code: 'READ_NO_PLAN_FOUND' }),
    );
    expect(() => planOf(`某某市队伍建设行动计划\n${rules}`)).toThrow(
      expect.objectContaining({ code: 'READ_NO_PLAN_FOUND' }),
    );
  });
});
