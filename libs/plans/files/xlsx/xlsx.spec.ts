import { describe, expect, it } from '@jest/globals';
import { openDocument } from '../open-document.js';
import { rowsXml, type WorkbookTexts, xlsxOf } from '../spec/xlsx.js';

const linesOf = async (workbook: WorkbookTexts, name = '甲县2024年任务.xlsx') => {
  const input = await openDocument(xlsxOf(workbook), name);
  return 'lines' in input ? input.lines : [];
};
const cellsOf = async (data: string, more: Partial<WorkbookTexts> = {}, merges: readonly string[] = []) =>
  (await linesOf({ sheets: [{ name: 'Sheet1', data, merges }], ...more })).map(({ cells }) =>
    cells?.map(({ text, covered }) => (covered ? `(${text})` : text)),
  );

describe('a sheet', () => {
  it('a sheet gives a line per row, blank ones included, and no empty columns', async () => {
    const data =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="C1"><v>2</v></c></row><row r="2"/><row r="4"><c r="C4"><v>3</v></c></row>';
    expect(await cellsOf(data)).toEqual([['甲', '2'], undefined, undefined, ['', '3']]);
  });

  it('a sheet has texts of its own, shared and rich ones, without phonetic readings', async () => {
    const data =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>发展</t></r><r><t>工业</t></r><rPh><t>fazhan</t></rPh></is></c><c r="C1" t="str"><f>A1&amp;"局"</f><v>县工信局</v></c><c r="D1" t="b"><v>1</v></c></row>';
    expect(await cellsOf(data, { strings: ['一、\n经济'] })).toEqual([['一、\n经济', '发展工业', '县工信局', '是']]);
  });

  it('a sheet has the stored value of a formula, and nothing where none is stored', async () => {
    const data =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>NOW()</f></c><c r="C1" t="e"><v>#REF!</v></c></row>';
    expect(await cellsOf(data)).toEqual([['2', '#REF!']]);
  });

  it.each<[string | number, string, string]>([
    [0, '0.30000000000000004', '0.3'],
    [0, '45473', '45473'],
    [14, '45473', '2024-06-30'],
    ['yyyy/m/d;@', '45473', '2024-06-30'],
    ['yyyy"年"m"月"d"日"', '45473', '2024年6月30日'],
    ['[$-804]yyyy"年"m"月"', '45473.75', '2024年6月'],
    [57, '45473', '2024年6月'],
    ['m"月"d"日"', '45473', '6月30日'],
    [9, '0.05', '5%'],
    ['0.0%', '0.125', '12.5%'],
    ['#,##0.00', '1234.5', '1234.50'],
    ['0"项"', '12', '12'],
    ['h:mm', '0.5', '0.5'],
    [14, '1', '1900-01-01'],
    [14, '-5', '-5'],
  ])('a sheet prints a number with the format %s: %s as %s', async (format, value, printed) => {
    const data = `<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`;
    expect(await cellsOf(data, { formats: [0, format] })).toEqual([[printed]]);
  });

  it('a sheet has merged cells that cover their neighbours, as far as the sheet is used', async () => {
    const data = rowsXml([
      ['总', '', ''],
      ['工业', '技改', '县工信局'],
      ['', '扩产', '县发改局'],
    ]);
    expect(await cellsOf(data, {}, ['A1:XFD1', 'A2:A1048576'])).toEqual([
      ['总', '(总)', '(总)'],
      ['工业', '技改', '县工信局'],
      ['(工业)', '扩产', '县发改局'],
    ]);
  });

  it('a sheet counts its cells from left to right when they have no references', async () => {
    expect(await cellsOf('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
  });
});

describe('a workbook', () => {
  it('a workbook has its visible sheets in order, a part each; a sheet is called by its name, or else by the file', async () => {
    const data = rowsXml([['甲', '乙']]);
    const lines = await linesOf({
      sheets: [
        { name: 'Sheet1', data },
        { name: '隐藏', data, state: 'hidden' },
        { name: '空表', data: '' },
        { name: '甲县2025年工作任务', data },
        { name: '工业', data },
      ],
    });
    expect(lines.map(({ part, table, startsPage }) => [part, table, startsPage])).toEqual([
      ['甲县2024年任务', 1, true],
      ['甲县2025年工作任务', 2, true],
      ['甲县2024年任务（工业）', 3, true],
    ]);
  });

  it('a workbook may count its days from 1904', async () => {
    const { numberFormat, printValue } = await import('./number-format.js');
    expect(printValue('44011', numberFormat(14, new Map()), true)).toBe('2024-06-30');
  });
});
