import { describe, expect, it } from '@jest/globals';
import { findBlocks } from '../../documents/blocks.js';
import { findDocuments } from '../../documents/documents.js';
import { cleanLines } from '../../source/lines.js';
import { labelValueForm } from './index.js';

const recognise = (text: string) => labelValueForm.recognise(findBlocks(findDocuments(cleanLines(text))[0]!)[0]!);
const tasksOf = (text: string) => recognise(`2024年甲县重点工作方案\n${text}`)?.tasks ?? [];
const fieldsOf = (text: string) =>
  tasksOf(text).map(({ number, text: wording, leaders, units, deadline }) => ({
    number,
    text: wording,
    leaders: leaders.map((field) => field.text),
    units: units.map((field) => `${field.text}/${field.role}`),
    deadline: deadline?.text,
  }));

const plain = `一、经济
1.发展工业
牵头领导：张三
责任单位：县工信局
完成时限：2024年6月底
2.发展农业
牵头领导：李四
责任单位：县农业农村局
完成时限：2024年9月底
`;

describe('tasks with labels and values', () => {
  it('tasks with labels and values are read with number, text, leaders, units, deadline and section', () => {
    expect(fieldsOf(plain)[1]).toEqual({
      number: 2,
      text: '发展农业',
      leaders: ['李四'],
      units: ['县农业农村局/main'],
      deadline: '2024年9月底',
    });
    expect(tasksOf(plain).map(({ section, line }) => [section, line])).toEqual([
      ['一、经济', 3],
      ['一、经济', 7],
    ]);
  });

  it('tasks with labels and values keep labels apart that run on to the text or are cut by a line break', () => {
    const text = plain.replace('发展工业\n牵头领导：', '发展工业取得成效牵头\n领导：');
    expect(fieldsOf(text)[0]).toMatchObject({ text: '发展工业取得成效', leaders: ['张三'] });
    expect(tasksOf(text)[0]?.doubts.map(({ code }) => code)).toEqual(['READ_LABEL_GLUED']);
  });

  it('tasks with labels and values may stand on one line with their labels', () => {
    const text =
      '1.发展工业。责任领导：张三 责任单位：县工信局 完成时限：6月底\n2.发展农业。责任领导：李四 责任单位：县农业农村局 完成时限：9月底\n';
    expect(fieldsOf(text)[0]).toMatchObject({
      text: '发展工业。',
      leaders: ['张三'],
      units: ['县工信局/main'],
      deadline: '6月底',
    });
  });

  it('tasks with labels and values may have the number of the next task right behind their deadline', () => {
    const text = plain.replace('2024年6月底\n2.', '2024年6月底2.');
    expect(fieldsOf(text).map(({ number, deadline }) => [number, deadline])).toEqual([
      [1, '2024年6月底'],
      [2, '2024年9月底'],
    ]);
  });

  it('tasks with labels and values may have labels without a colon, with spaces inside, with another colon or in brackets', () => {
    const text = plain
      .replace('完成时限：2024年6月底', '完成时限 2024年6月底')
      .replace('责任单位：县工信局', '责 任 单 位: 县工信局');
    expect(fieldsOf(text.replace('牵头领导：李四', '【牵头领导】李四'))).toEqual(fieldsOf(plain));
  });

  it('tasks with labels and values may have values that begin on the line below or wrap inside a name', () => {
    const text = plain
      .replace('责任单位：县工信局', '责任单位：\n县工信局、县财\n政局')
      .replace('2024年6月底', '2024年6\n月底');
    expect(fieldsOf(text)[0]).toMatchObject({ units: ['县工信局、县财政局/main'], deadline: '2024年6月底' });
  });

  it('a label’s word in running text is no label', () => {
    const text = plain.replace('发展工业', '发展工业，明确责任单位：由各方商定后逐级落实到人');
    expect(fieldsOf(text)[0]).toMatchObject({
      text: '发展工业，明确责任单位：由各方商定后逐级落实到人',
      units: ['县工信局/main'],
    });
  });

  it('tasks with labels and values know 牵头单位 as lead beside 责任单位, as main beside 配合单位', () => {
    const lead = plain.replace('责任单位：县工信局', '牵头单位：县工信局\n责任单位：县财政局');
    const main = plain.replace('责任单位：县工信局', '牵头单位：县工信局\n配合单位：县财政局');
    expect(fieldsOf(lead)[0]?.units).toEqual(['县工信局/lead', '县财政局/main']);
    expect(fieldsOf(main)[0]?.units).toEqual(['县工信局/main', '县财政局/support']);
  });

  it('tasks with labels and values read units under a deadline label as the units they are', () => {
    const text = plain.replace('完成时限：2024年6月底', '完成时限：县财政局、县审计局\n完成时限：2024年6月底');
    expect(fieldsOf(text)[0]).toMatchObject({
      units: ['县工信局/main', '县财政局、县审计局/support'],
      deadline: '2024年6月底',
    });
    expect(tasksOf(text)[0]?.doubts.map(({ code }) => code)).toEqual(['READ_LABEL_MEANT_OTHER']);
  });

  it('tasks with labels and values report a label that stands twice and merge its values', () => {
    const text = plain.replace('责任单位：县工信局', '责任单位：县工信局\n责任单位：县财政局');
    expect(fieldsOf(text)[0]?.units).toEqual(['县工信局/main', '县财政局/main']);
    expect(tasksOf(text)[0]?.doubts.map(({ code }) => code)).toEqual(['READ_LABEL_REPEATED']);
  });

  it('tasks with labels and values join 项目名称 and 实施内容 to the text', () => {
    const task = (n: number) => `${n}.项目名称：道路${n}\n实施内容：新建5公里。\n责任单位：县交通局\n`;
    expect(fieldsOf(task(1) + task(2))[0]?.text).toBe('道路1\n新建5公里。');
  });

  it('tasks with labels and values without a number are tasks all the same', () => {
    const text = plain.replace('2.发展农业', '发展农业。') + plain.slice(plain.indexOf('2.')).replace('2.', '3.');
    expect(fieldsOf(text).map(({ number }) => number)).toEqual([1, null, 3]);
  });
});

describe('numbers, headings and sub-items', () => {
  it('the style of number above every group of labels is that of the tasks', () => {
    const text = plain
      .replace('2.发展农业', '（二）农村\n2.发展农业：\n（1）种植；\n（2）养殖。')
      .replace('一、经济', '一、经济\n（一）工业');
    expect(tasksOf(text).map(({ number, subsection }) => [number, subsection])).toEqual([
      [1, '（一）工业'],
      [2, '（二）农村'],
    ]);
    expect(tasksOf(text)[1]?.text).toContain('（2）养殖。');
  });

  it('each chapter may number its tasks in its own style', () => {
    const text = `${plain}二、保障\n（一）组织\n责任单位：县政府办\n（二）督查\n责任单位：县督查室\n`;
    expect(tasksOf(text).map(({ section, number }) => [section, number])).toEqual([
      ['一、经济', 1],
      ['一、经济', 2],
      ['二、保障', 1],
      ['二、保障', 2],
    ]);
  });

  it('a chapter without labels is left out, unless it is a chapter of aims', () => {
    const text = `一、总体目标\n1.增长6%。\n2.减排2%。\n${plain.replace('一、', '二、')}三、工作要求\n1.加强领导。\n2.严格考核。\n`;
    expect(tasksOf(text).map(({ section, number }) => `${section} ${number}`)).toEqual([
      '一、总体目标 1',
      '一、总体目标 2',
      '二、经济 1',
      '二、经济 2',
    ]);
    expect(recognise(`甲县方案\n${text}`)?.leftOut.map(({ line, reason }) => [line.text, reason])).toContainEqual([
      '1.加强领导。',
      'chapter-without-tasks',
    ]);
  });

  it('a wrapped line that begins with a number is no item', () => {
    const text = plain.replace('发展工业', '发展工业，实现增加值\n2.5亿元，新建\n2、3号厂房');
    expect(tasksOf(text).map(({ number }) => number)).toEqual([1, 2]);
    expect(tasksOf(text)[0]?.text).toBe('发展工业，实现增加值2.5亿元，新建2、3号厂房');
  });
});

describe('what is in another form', () => {
  it.each([
    ['a report', '一、回顾\n1.生产总值增长。\n2.投资增长。\n'],
    [
      'labels inside brackets',
      '1.发展工业。（责任单位：县工信局；完成时限：6月底）\n2.发展农业。（责任单位：县农业农村局）\n',
    ],
    [
      'the header of a table',
      '序号 任务 责任单位 完成时限\n1 发展工业 县工信局 6月底\n2 发展农业 县农业农村局 9月底\n',
    ],
  ])('what is in another form is not recognised: %s', (_, text) => {
    expect(recognise(`甲县方案\n${text}`)).toBeNull();
  });
});
