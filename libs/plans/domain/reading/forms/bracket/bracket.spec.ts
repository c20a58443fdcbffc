import { describe, expect, it } from '@jest/globals';
import { findBlocks } from '../../documents/blocks.js';
import { findDocuments } from '../../documents/documents.js';
import { cleanLines } from '../../source/lines.js';
import { bracketForm } from './index.js';

const recognise = (text: string) =>
  bracketForm.recognise(findBlocks(findDocuments(cleanLines(`2024年甲县重点工作方案\n${text}`))[0]!)[0]!);
const fieldsOf = (text: string) =>
  (recognise(text)?.tasks ?? []).map(({ number, text: wording, units, deadline }) => ({
    number,
    text: wording,
    units: units.map((field) => `${field.text}/${field.role}`),
    deadline: deadline?.text,
  }));

const plain = `一、经济
（一）发展工业（含采矿业）。（责任单位：县工信局、县财政局；牵头单位：县工信局；完成时限：6月底）
（二）发展农业。（责任单位：县农业农村局）
`;

describe('paragraphs that end in a bracket with labels', () => {
  it('paragraphs that end in a bracket with labels are tasks; the bracket is no part of the text, other brackets are', () => {
    expect(fieldsOf(plain)).toEqual([
      {
        number: 1,
        text: '发展工业（含采矿业）。',
        units: ['县工信局、县财政局/main', '县工信局/lead'],
        deadline: '6月底',
      },
      { number: 2, text: '发展农业。', units: ['县农业农村局/main'], deadline: undefined },
    ]);
    expect(recognise(plain)?.headings).toEqual([{ text: '一、经济', lines: [2] }]);
  });

  it('paragraphs that end in a bracket with labels are read whole when label, name or telephone is cut by a line break', () => {
    const text = plain.replace(
      '责任单位：县工信局、县财政局；牵头单位：县工信局',
      '责\n任单位：县工信局、县财\n政局；牵头单\n位：县工信局',
    );
    expect(fieldsOf(text)).toEqual(fieldsOf(plain));
  });

  it.each([
    ['县工信局 张三—69546640', '张三'],
    ['县工信局\n张三丰—69546640', '张三丰'],
    ['县工信局 张三 010-69546640', '张三'],
  ])('paragraphs that end in a bracket with labels may name a person with a telephone: %s', (printed, person) => {
    const task = recognise(plain.replace('牵头单位：县工信局', `牵头单位：${printed}`))?.tasks[0];
    expect(task?.units.map(({ text, role }) => [text, role])).toContainEqual(['县工信局', 'lead']);
    expect(task?.contacts).toMatchObject([{ unit: '县工信局', person }]);
    expect(task?.contacts[0]?.phone).toMatch(/69546640$/);
  });

  it('paragraphs that end in a bracket with labels may have a scope before a label and several units with persons under one', () => {
    const text = plain.replace(
      '牵头单位：县工信局',
      '工业牵头单位：县工信局 张三—69546640，采矿业牵头单位：县应急局 李四—69546641',
    );
    expect(fieldsOf(text)[0]?.units).toEqual(['县工信局、县财政局/main', '县工信局/lead', '县应急局/lead']);
  });

  it('paragraphs that end in a bracket with labels may say who does what by verbs', () => {
    const text = `1.发展工业。（县工信局牵头，县财政局、县审计局等按职责分工负责）\n2.发展农业。（县农业农村局牵头，县水务局配合）\n`;
    expect(fieldsOf(text).map(({ units }) => units)).toEqual([
      ['县工信局/lead', '县财政局、县审计局/main'],
      ['县农业农村局/main', '县水务局/support'],
    ]);
  });

  it('one item may hold several brackets with labels: each ends a task', () => {
    const text = plain.replace('发展农业。', '发展农业。（责任单位：县农业农村局）\n发展林业。');
    expect(fieldsOf(text).map(({ number, text: wording }) => [number, wording])).toEqual([
      [1, '发展工业（含采矿业）。'],
      [2, '发展农业。'],
      [null, '发展林业。'],
    ]);
  });

  it('paragraphs that end in a bracket with labels end the plan: what stands below the last bracket is left out', () => {
    const reading = recognise(`${plain}以上措施自印发之日起实施。\n`);
    expect(reading?.leftOut.map(({ line, reason }) => [line.text, reason])).toEqual([
      ['以上措施自印发之日起实施。', 'end-matter'],
    ]);
  });
});

describe('other texts with brackets', () => {
  it.each([
    ['explanations', '1.发展工业（含采矿业）。\n2.发展农业（含林业）。\n'],
    [
      'one bracket among many items',
      `${plain.replace('（责任单位：县农业农村局）', '')}（三）发展商业。\n（四）发展林业。\n`,
    ],
    ['brackets that are not closed', '1.发展工业。（责任单位：县工信局\n2.发展农业。（责任单位：县农业农村局\n'],
    ['verbs without units', '1.发展工业。（由各方负责）\n2.发展农业。（随后落实）\n'],
  ])('other texts with brackets are not recognised: %s', (_, text) => {
    expect(recognise(text)).toBeNull();
  });
});
