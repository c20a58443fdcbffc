import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { described, expecting } from './described.js';
import { issuesOf, saidIssues } from './schema-issues.js';

const period = expecting(z.string().regex(/^\d{4}-\d{2}$/), {
  zh: '年月，形如 2023-06',
  en: 'a month such as 2023-06',
});
const schema = z.strictObject({
  period,
  percent: described(z.number().min(0).max(100).nullable().default(null), {
    label: { zh: '完成百分比', en: 'share done' },
    zh: '完成多少。',
    en: 'How much is done.',
    unit: { zh: '%', en: '%' },
    example: 40,
  }),
  units: z.array(z.string().min(2).max(4)).min(1).max(2),
  figures: z.array(z.object({ value: z.number(), step: z.number().multipleOf(5).optional() })).default([]),
  grade: z.enum(['excellent', 'good', 'pass']).optional(),
  ground: described(z.enum(['tender', 'forceMajeure']).optional(), {
    label: { zh: '中止事由', en: 'ground' },
    zh: '为何中止。',
    en: 'Why time does not count.',
    example: 'tender',
    words: {
      zh: { tender: '招标', forceMajeure: '不可抗力' },
      en: { tender: 'tender', forceMajeure: 'force majeure' },
    },
  }),
  fixed: z.literal('EdDSA').optional(),
  due: z.iso.date().optional(),
  deadline: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('by'), date: z.iso.date() }),
      z.object({ kind: z.literal('ongoing') }),
    ])
    .optional(),
  range: z
    .tuple([z.int(), z.int()])
    .refine(([low, high]) => low <= high, { params: { zh: '应由小到大', en: 'must begin with the smaller number' } })
    .optional(),
  either: z.union([z.string(), z.object({ name: z.string() })]).optional(),
  counts: z.record(z.string().max(3), z.number()).optional(),
});
const right = { period: '2023-06', units: ['财政局'] };

const told = (content: unknown) => {
  const { error } = schema.safeParse(content);
  return error ? issuesOf(error, content, schema) : [];
};

describe('what is wrong with a content', () => {
  it.each<[string, object, string, string]>([
    [
      'a missing field',
      { period: undefined },
      '字段“period”必须填写，应为年月，形如 2023-06',
      'field "period" is missing, it must be a month such as 2023-06',
    ],
    [
      'another form',
      { period: '六月' },
      '字段“period”应为年月，形如 2023-06，实际为“六月”',
      'field "period" must be a month such as 2023-06, found "六月"',
    ],
    [
      'another type',
      { percent: '40' },
      '字段“percent”（完成百分比）应为数字，实际为“40”',
      'field "percent" (share done) must be a number, found "40"',
    ],
    [
      'a number that is too big',
      { percent: 140 },
      '字段“percent”（完成百分比）不得超过 100，实际为数字 140',
      'field "percent" (share done) must be at most 100, found the number 140',
    ],
    [
      'a number that is too small',
      { percent: -1 },
      '字段“percent”（完成百分比）不得少于 0，实际为数字 -1',
      'field "percent" (share done) must be at least 0, found the number -1',
    ],
    [
      'a text that is too long',
      { units: ['通州区财政局'] },
      '字段“units”第 1 项不得超过 4 个字，实际为 6 个字',
      'field item 1 of "units" must have at most 4 characters, found 6 characters',
    ],
    [
      'an empty text',
      { units: [''] },
      '字段“units”第 1 项不得少于 2 个字，实际为空文本',
      'field item 1 of "units" must have at least 2 characters, found an empty text',
    ],
    [
      'too many items',
      { units: ['甲局', '乙局', '丙局'] },
      '字段“units”不得超过 2 项，实际为 3 项',
      'field "units" must have at most 2 items, found 3 items',
    ],
    [
      'no item',
      { units: [] },
      '字段“units”不得少于 1 项，实际为 0 项',
      'field "units" must have at least 1 item, found 0 items',
    ],
    [
      'a field inside',
      { figures: [{ value: 1 }, { value: 'many' }] },
      '字段“figures”第 2 项的“value”应为数字，实际为“many”',
      'field "value" of item 2 of "figures" must be a number, found "many"',
    ],
    [
      'no multiple',
      { figures: [{ value: 1, step: 3 }] },
      '字段“figures”第 1 项的“step”应为 5 的倍数，实际为数字 3',
      'field "step" of item 1 of "figures" must be a multiple of 5, found the number 3',
    ],
    [
      'a value that is none of the words',
      { grade: 'god' },
      '字段“grade”应为以下之一：“good”、“excellent”、“pass”，实际为“god”',
      'field "grade" must be one of "good", "excellent", "pass", found "god"',
    ],
    [
      'a value that is none of the words that have names',
      { ground: 'tendr' },
      '字段“ground”（中止事由）应为以下之一：“tender”（招标）、“forceMajeure”（不可抗力），实际为“tendr”',
      'field "ground" (ground) must be one of "tender", "forceMajeure" (force majeure), found "tendr"',
    ],
    [
      'another fixed word',
      { fixed: 'RS256' },
      '字段“fixed”应为“EdDSA”，实际为“RS256”',
      'field "fixed" must be "EdDSA", found "RS256"',
    ],
    [
      'a day that does not exist',
      { due: '2023-02-30' },
      '字段“due”应为日期，形如 2023-06-30，实际为“2023-02-30”',
      'field "due" must be a day such as 2023-06-30, found "2023-02-30"',
    ],
    [
      'an unknown field',
      { percnt: 40 },
      '内容中没有字段“percnt”，可用的有：“percent”、“period”、“units”、“figures”、“grade”、“ground”、“fixed”、“due”、“deadline”、“range”、“either”、“counts”',
      'the content has no field "percnt", known: "percent", "period", "units", "figures", "grade", "ground", "fixed", "due", "deadline", "range", "either", "counts"',
    ],
    [
      'an unknown kind',
      { deadline: { kind: 'bye' } },
      '字段“deadline”的“kind”应为以下之一：“by”、“ongoing”，实际为“bye”',
      'field "kind" of "deadline" must be one of "by", "ongoing", found "bye"',
    ],
    [
      'no kind',
      { deadline: {} },
      '字段“deadline”的“kind”必须填写，应为以下之一：“by”、“ongoing”',
      'field "kind" of "deadline" is missing, it must be one of "by", "ongoing"',
    ],
    [
      'a rule of its own',
      { range: [2, 1] },
      '字段“range”应由小到大',
      'field "range" must begin with the smaller number',
    ],
    [
      'none of several forms',
      { either: 3 },
      '字段“either”不符合任何一种形式：（1）字段“either”应为文本，实际为数字 3、（2）字段“either”应为对象，实际为数字 3',
      'field "either" fits none of its forms: (1) field "either" must be a text, found the number 3, (2) field "either" must be an object, found the number 3',
    ],
    [
      'a key that is too long',
      { counts: { toolong: 1 } },
      '字段“counts”的“toolong”不得超过 3 个字，实际为数字 1',
      expect.any(String) as never,
    ],
  ])('a content with %s is told in both languages', (_title, wrong, zh, en) => {
    const [issue] = told({ ...right, ...wrong });
    expect(issue?.text).toEqual({ zh, en });
  });

  it('what is wrong with a content is told for programs by path, code, what was expected and what was found', () => {
    const issues = told({ ...right, percent: 140, grade: 'god', figures: [{ value: 'many' }] });
    expect(saidIssues(issues).value).toEqual([
      { path: 'percent', code: 'too_big', expected: { atMost: 100 }, found: 140 },
      { path: 'figures.0.value', code: 'invalid_type', expected: 'number', found: 'many' },
      { path: 'grade', code: 'invalid_value', expected: ['excellent', 'good', 'pass'], found: 'god' },
    ]);
  });

  it('what is wrong with a content is told ten times at most, and what was found is cut short', () => {
    const issues = told({ ...right, figures: Array(50).fill({ value: 'x' }), period: '长'.repeat(5_000) });
    expect(issues).toHaveLength(10);
    expect(JSON.stringify(issues[0]).length).toBeLessThan(500);
  });

  it('an address in a content is told without the password in it', () => {
    const [issue] = told({ ...right, due: 'postgres://zhezi:geheim@db/zhezi' });
    expect(JSON.stringify(issue)).toContain('postgres://…@db/zhezi');
    expect(JSON.stringify(issue)).not.toContain('geheim');
  });

  it('a content of another type is told as a whole', () => {
    expect(told('text').map(({ text }) => text)).toEqual([
      { zh: '内容应为对象，实际为“text”', en: 'the content must be an object, found "text"' },
    ]);
  });
});
