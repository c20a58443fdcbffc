import { describe, expect, it } from '@jest/globals';
import { findBlocks } from '../../documents/blocks.js';
import { findDocuments } from '../../documents/documents.js';
import { cleanLines } from '../../source/lines.js';
import { tableForm } from './index.js';

const recognise = (text: string) =>
  tableForm.recognise(findBlocks(findDocuments(cleanLines(`2024年甲县重点工作任务分解表\n${text}`))[0]!)[0]!);
const rowsOf = (text: string) =>
  (recognise(text)?.tasks ?? []).map(({ number, theme, text: wording, leaders, units, deadline }) => ({
    number,
    theme,
    text: wording,
    leaders: leaders.map((field) => field.text),
    units: units.map((field) => `${field.text}/${field.role}`),
    deadline: deadline?.text,
  }));

const head = '序号 重点任务 工作措施 完成时限 牵头领导 主责单位 协办单位';
const first = `1
推进工业
发展
新建厂房二十座，改造老旧设备，提高
全县规模以上工业企业的产值。
年底前 张三 县工信局
县财政局
各乡镇
`;
const second = `2
引进企业五家以上，优先安排先进制造业和
高新技术企业入驻园区。
长期
实施
李四
王五
县商务局
县工信局

县财政局
各乡镇
`;
const table = `${head}\n一、经济\n${first}${second}`;

describe('the rows of a flattened table', () => {
  it('the rows of a flattened table are cut into number, theme, wording, deadline, leaders and two columns of units', () => {
    expect(rowsOf(table)).toEqual([
      {
        number: 1,
        theme: '推进工业发展',
        text: '新建厂房二十座，改造老旧设备，提高全县规模以上工业企业的产值。',
        leaders: ['张三'],
        units: ['县工信局/main', '县财政局、各乡镇/support'],
        deadline: '年底前',
      },
      {
        number: 2,
        theme: '推进工业发展',
        text: '引进企业五家以上，优先安排先进制造业和高新技术企业入驻园区。',
        leaders: ['李四、王五'],
        units: ['县商务局、县工信局/main', '县财政局、各乡镇/support'],
        deadline: '长期实施',
      },
    ]);
    expect(recognise(table)?.headings).toEqual([{ text: '一、经济', lines: [3] }]);
  });

  it.each([
    [
      'the head broken over lines',
      table.replace('序号 重点任务', '序\n号\n重点任务').replace('完成时限', '\n完成\n时限\n'),
    ],
    ['the head again on a page, after a page number', table.replace('2\n引进', `\n142\n\n${head}\n2\n引进`)],
    ['a page break inside a row', table.replace('优先安排先进制造业和\n', `优先安排先进制造业和\n${head}\n`)],
    ['the number on the line of the wording', table.replace('2\n引进', '2 引进')],
    ['leaders on the line of the deadline', table.replace('长期\n实施\n李四\n', '长期实施 李四\n')],
    ['names broken over lines', table.replace('县商务局\n县工信局', '县商\n务局\n县工信\n局')],
  ])('the rows of a flattened table are the same with %s', (_, text) => {
    expect(rowsOf(text)).toEqual(rowsOf(table));
  });

  it('the rows of a flattened table keep a theme that is printed again and take a new one', () => {
    const text = table.replace('2\n引进', '2\n招商引资\n引进');
    expect(rowsOf(text).map(({ theme }) => theme)).toEqual(['推进工业发展', '招商引资']);
  });

  it('the rows of a flattened table take a blank cell of leaders for "as above", a dash for none', () => {
    const blank = table.replace('李四\n王五\n', '');
    expect(rowsOf(blank)[1]?.leaders).toEqual(['张三']);
    expect(rowsOf(table.replace('李四\n王五\n', '——\n'))[1]?.leaders).toEqual(['']);
  });

  it('the rows of a flattened table find the second column where the separators end', () => {
    const text = `序号 任务 完成时限 牵头单位 责任单位
1
发展工业
6月底前
县工信局、县财
政局
县审计局、县
统计局
2
发展农业
9月底前 县农业农村局 县水务局、各乡镇
`;
    expect(rowsOf(text)).toMatchObject([
      { theme: null, text: '发展工业', units: ['县工信局、县财政局/lead', '县审计局、县统计局/main'] },
      { theme: null, text: '发展农业', units: ['县农业农村局/lead', '县水务局、各乡镇/main'] },
    ]);
  });

  it('the rows of a flattened table have an empty column where a dash stands', () => {
    const text = table.replace('县财政局\n各乡镇\n2', '——\n2');
    expect(rowsOf(text)[0]?.units).toEqual(['县工信局/main']);
  });

  it('the rows of a flattened table begin again at 1 in each part, with the part as their section', () => {
    const text = `${table}二、民生（一）教育\n${first}${second}`;
    expect(recognise(text)?.tasks.map(({ section, subsection, number }) => [section, subsection, number])).toEqual([
      ['一、经济', null, 1],
      ['一、经济', null, 2],
      ['二、民生', '（一）教育', 1],
      ['二、民生', '（一）教育', 2],
    ]);
  });

  it('the rows of a flattened table do not take a year or a figure at a line end for the deadline', () => {
    const text = table.replace('高新技术企业入驻园区。', '高新技术企业入驻园区，比\n2015年\n下降15%以上。');
    expect(rowsOf(text)[1]).toMatchObject({
      text: '引进企业五家以上，优先安排先进制造业和高新技术企业入驻园区，比2015年下降15%以上。',
      deadline: '长期实施',
    });
  });
});

describe('a table of many rows', () => {
  it('a table of many rows is read in time that grows with its length, also when a cell does not end', () => {
    const endless = `${head}\n1\n发展工业\n年底前\n${'县财政\n'.repeat(8_000)}`;
    const before = process.cpuUsage();
    expect(recognise(endless)).toBeNull();
    expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(3);
  });
});

describe('other texts with the head of a table', () => {
  it.each([
    ['a roster', '序号 门诊名称 地址 联系电话\n1\n甲医院 东大街1号 69546640\n2\n乙医院 西大街2号 69546641\n'],
    ['rows without units', `${head}\n1\n发展工业\n2\n发展农业\n`],
    ['one row', `${head}\n${first}`],
    ['no head', first + second],
  ])('other texts with the head of a table are not recognised: %s', (_, text) => {
    expect(recognise(text)).toBeNull();
  });
});
