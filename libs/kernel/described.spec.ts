import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { described, examplesOf, expecting, labelOf } from './index.js';

const name = described(z.string().trim().min(1).max(200), {
  label: { zh: '文件名', en: 'file name' },
  zh: '附件的文件名。',
  en: 'Name of the attached file.',
  example: '证明.pdf',
});
const share = described(z.number().min(0).max(100).nullable().default(null), {
  label: { zh: '完成比例', en: 'percentage' },
  zh: '至今完成的比例。',
  en: 'How much is done so far.',
  unit: { zh: '%', en: '%' },
  example: 35,
});
const kind = described(
  z.discriminatedUnion('is', [
    z.object({ is: z.literal('dated'), name }),
    z.object({
      is: z.literal('open'),
      because: described(z.string().max(9), { ...words('原因', 'reason'), example: '无' }),
    }),
  ]),
  words('种类', 'kind'),
);
const body = z.object({
  attachments: described(z.array(z.object({ name })).max(9), words('附件', 'attachments')).default([]),
  share,
  pair: z.tuple([name, z.string()]).optional(),
});

function words(zh: string, en: string) {
  return { label: { zh, en }, zh: `${zh}。`, en: `${en}.` };
}

describe('a described schema', () => {
  it('a described schema carries label, description with unit, and example into JSON schema', () => {
    expect(z.toJSONSchema(share, { io: 'input' })).toMatchObject({
      title: '完成比例 · percentage',
      description: '至今完成的比例。（单位：%） · How much is done so far. (unit: %)',
      examples: [35],
      anyOf: [{ type: 'number', minimum: 0, maximum: 100 }, { type: 'null' }],
    });
  });

  it('a described number without a unit does not compile, nor does text without an example', () => {
    // @ts-expect-error a number says what it counts
    described(z.number(), { ...words('数', 'number'), example: 1 });
    // @ts-expect-error text has no parts from which an example could come
    described(z.string(), words('字', 'text'));
    expect(() => examplesOf(z.object({ text: z.string() }))).toThrow('text needs an example');
  });

  it('a described field of a few words does not compile without what people call each of them', () => {
    const grade = { ...words('等次', 'grade'), example: 'good' as const };
    const names = { zh: { good: '良好', pass: '合格' }, en: { good: 'good', pass: 'pass' } };
    expect(described(z.enum(['good', 'pass']), { ...grade, words: names }).parse('good')).toBe('good');
    // @ts-expect-error one word has no name
    described(z.enum(['good', 'pass', 'fail']), { ...grade, words: names });
    // @ts-expect-error no word has a name
    described(z.enum(['good', 'pass']).optional(), grade);
  });

  it('a described text with a pattern is not made before it says in words what it expects', () => {
    const month = z.string().regex(/^\d{4}-\d{2}$/);
    const says = { ...words('月份', 'month'), example: '2023-06' };
    expect(() => described(month.optional(), says)).toThrow('month: a pattern says in words what it expects');
    expect(() => described(z.array(month), { ...says, example: ['2023-06'] })).toThrow('expecting');
    const told = expecting(month, { zh: '年月，形如 2023-06', en: 'a month such as 2023-06' });
    expect(described(told.optional(), says).parse('2023-06')).toBe('2023-06');
  });
});

describe('the label of a field', () => {
  it.each([
    [['share'], '完成比例', 'percentage'],
    [['attachments', 0, 'name'], '附件第1项的文件名', 'attachments, item 1, file name'],
    [['attachments', 2], '附件第3项', 'attachments, item 3'],
  ])('the label of the field at %j is found in both languages', (path, zh, en) => {
    expect([labelOf(body, path, 'zh'), labelOf(body, path, 'en')]).toEqual([zh, en]);
  });

  it('the label of a field is found in whichever shape of a union has it', () => {
    expect(labelOf(z.object({ kind }), ['kind', 'because'], 'zh')).toBe('种类的原因');
  });

  it('the label of a field in a union is that of the shape that was meant, by the fixed words of what was sent', () => {
    const valued = (said: ReturnType<typeof words>) =>
      described(z.array(z.object({ unit: described(z.string().max(9), { ...said, example: '无' }) })), said);
    const changes = z.discriminatedUnion('field', [
      z.object({ field: z.literal('targets'), value: valued(words('目标值', 'target')) }),
      z.object({ field: z.literal('units'), value: valued(words('责任单位', 'unit')) }),
    ]);
    const path = ['value', 0, 'unit'];
    expect(labelOf(changes, path, 'zh', { field: 'units', value: [{}] })).toBe('责任单位第1项的责任单位');
    expect(labelOf(changes, path, 'zh', { field: 'nothing' })).toBe('目标值第1项的目标值');
  });

  it('the label of a field stays when the schema is refined, made optional or taken out of another', () => {
    const further = z.object({ name: name.min(3) }).partial();
    expect(labelOf(further, ['name'], 'en')).toBe('file name');
  });

  it('the label of a field that nobody described, or that there is not, is undefined', () => {
    expect(labelOf(body, ['pair'], 'zh')).toBeUndefined();
    expect(labelOf(body, ['nothing'], 'zh')).toBeUndefined();
    expect(labelOf(body, [], 'zh')).toBeUndefined();
    expect(labelOf(body, ['pair', 0], 'zh')).toBe('第1项');
  });
});

describe('the whole examples of a request', () => {
  it('the whole example of a request has every field, from its parts where it has no example of its own', () => {
    expect(examplesOf(body.omit({ pair: true }))).toEqual({
      complete: { attachments: [{ name: '证明.pdf' }], share: 35 },
    });
  });

  it('the whole examples of a request are one for each shape of a field, with all other fields', () => {
    expect(examplesOf(z.object({ kind, share }))).toEqual({
      dated: { kind: { is: 'dated', name: '证明.pdf' }, share: 35 },
      open: { kind: { is: 'open', because: '无' }, share: 35 },
    });
  });

  it('the whole examples of a request are one without a field that belongs to a case of its own, and one with it', () => {
    const again = described(z.boolean().optional(), { ...words('再次', 'again'), example: true, onlyIn: 'correction' });
    expect(examplesOf(z.object({ share, again }))).toEqual({
      complete: { share: 35 },
      correction: { share: 35, again: true },
    });
  });

  it('the whole examples of a request are told apart by all fixed words of a shape', () => {
    const change = (word: string) => z.object({ of: z.literal('units'), change: z.literal(word), share });
    const nested = z.union([z.union([change('add'), change('remove')]), z.object({ of: z.literal('text') })]);
    expect(Object.keys(examplesOf(nested))).toEqual(['units-add', 'units-remove', 'text']);
    expect(() => examplesOf(z.union([change('add'), change('add')]))).toThrow('both told apart by units-add');
  });
});
