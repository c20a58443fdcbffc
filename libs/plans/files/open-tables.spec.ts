import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { archiveOf, contentTypes, relations } from './spec/archive.js';
import { docxOf, p } from './spec/docx.js';
import { rowsXml, xlsxOf } from './spec/xlsx.js';
import { openTables } from './open-tables.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowsOf = async (bytes: Uint8Array, name = '登记簿.csv') =>
  (await openTables(bytes, name)).map((table) => ({
    name: table.name,
    rows: table.rows.map(({ number, cells }) => [number, ...cells]),
  }));
const refusalOf = async (bytes: Uint8Array, name: string): Promise<string> => {
  try {
    await openTables(bytes, name);
    return 'opened';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('the tables of a file', () => {
  it('a list of values is one table with the name of the file, its rows counted with the blank ones', async () => {
    const text = '名称,类别\n县财政局,部门\n\n"县甲局,县乙局",\n';
    const expected = [
      {
        name: '登记簿',
        rows: [
          [1, '名称', '类别'],
          [2, '县财政局', '部门'],
          [3, ''],
          [4, '县甲局,县乙局', ''],
        ],
      },
    ];
    expect(await rowsOf(utf8(text))).toEqual(expected);
    expect(await rowsOf(utf8(`\uFEFF${text.replaceAll('\n', '\r\n')}`))).toEqual(expected);
  });

  it('a list of values is read whatever separates them, and in the encoding of older programs', async () => {
    const rows = [
      [1, '名称', '别称'],
      [2, '县财政局', '县财局、财政局'],
    ];
    for (const separator of [',', ';', '\t'])
      expect(await rowsOf(utf8(`名称${separator}别称\n县财政局${separator}县财局、财政局\n`))).toEqual([
        { name: '登记簿', rows },
      ]);
    const gb18030 = Buffer.from('c3fbb3c62cb1f0b3c60acfd8b2c6d5febed62ccfd8b2c6bed6a1a2b2c6d5febed60a', 'hex');
    expect(await rowsOf(gb18030)).toEqual([{ name: '登记簿', rows }]);
  });

  it('a workbook is a table for each sheet that is shown and filled, its rows counted as the sheet counts them', async () => {
    const workbook = xlsxOf({
      sheets: [
        { name: '单位', data: rowsXml([['名称', '类别']], 2) + rowsXml([['县财政局', '部门']], 5) },
        { name: '草稿', data: rowsXml([['县甲局']]), state: 'hidden' },
        { name: '空表', data: '' },
        { name: 'Sheet3', data: rowsXml([['职务', '姓名']]) },
      ],
    });
    expect(await rowsOf(workbook, '登记簿.xlsx')).toEqual([
      {
        name: '单位',
        rows: [
          [1, ''],
          [2, '名称', '类别'],
          [3, ''],
          [4, ''],
          [5, '县财政局', '部门'],
        ],
      },
      { name: 'Sheet3', rows: [[1, '职务', '姓名']] },
    ]);
  });

  it('a day of a workbook is written as the sheet shows it, and a merged cell stands once', async () => {
    const data =
      '<row r="1"><c r="A1" s="1"><v>44927</v></c><c r="B1" t="inlineStr"><is><t>县长</t></is></c><c r="C1"/></row>';
    const workbook = xlsxOf({ formats: [0, 14], sheets: [{ name: '职务', data, merges: ['B1:C1'] }] });
    const [table] = await openTables(workbook, '登记簿.xlsx');
    expect(table?.rows[0]?.cells.slice(0, 2)).toEqual(['2023-01-01', '县长']);
  });

  it('a page of a browser that is called a workbook is opened as the table that it is', async () => {
    const page = utf8(
      '<html><table><tr><td>名称</td><td>类别</td></tr><tr><td>县财政局</td><td>部门</td></tr></table></html>',
    );
    const [table] = await rowsOf(page, '登记簿.xlsx');
    expect(table?.rows.map(([, ...cells]) => cells)).toEqual([
      ['名称', '类别'],
      ['县财政局', '部门'],
    ]);
  });

  it('a list of values with a quotation mark that is not closed is refused with the row where it begins', async () => {
    const text = '名称,类别\n县甲局,部门\n"县财政局,部门\n县乙局,部门\n';
    await expect(openTables(utf8(text), '登记簿.csv')).rejects.toMatchObject({
      code: 'READ_QUOTE_OPEN',
      details: { name: '登记簿.csv', row: 3 },
    });
    const marks = '名称,别称\n区"两区"办,“两区”办\n';
    expect((await rowsOf(utf8(marks)))[0]?.rows[1]).toEqual([2, '区"两区"办', '“两区”办']);
  });

  it.each<[string, Uint8Array, string, string]>([
    ['empty', new Uint8Array(), '登记簿.csv', 'READ_EMPTY_FILE'],
    ['empty, as a workbook', new Uint8Array(), '登记簿.xlsx', 'READ_EMPTY_FILE'],
    ['binary', new Uint8Array([0, 1, 2, 3, 0, 255]), '登记簿.csv', 'READ_BINARY_FILE'],
    ['a workbook that breaks off', xlsxOf({ sheets: [] }).slice(0, 200), '登记簿.xlsx', 'READ_ARCHIVE_BROKEN'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]), '登记簿.xlsx', 'READ_IMAGE_FILE'],
    [
      'a workbook of 2003 in XML',
      utf8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><w/>'),
      '登记簿.csv',
      'READ_FORMAT_NOT_READ',
    ],
    ['a list in RTF', utf8('{\\rtf1\\ansi 名称,类别}'), '登记簿.csv', 'READ_FORMAT_NOT_READ'],
    [
      'a binary workbook',
      archiveOf({
        '[Content_Types].xml': contentTypes,
        '_rels/.rels': relations({ rId1: ['officeDocument', 'xl/workbook.bin'] }),
        'xl/workbook.bin': 'x',
      }),
      '登记簿.xlsx',
      'READ_FORMAT_NOT_READ',
    ],
  ])('a file that is %s is refused by what it is, and not opened as tables', async (_title, bytes, name, code) => {
    expect(await refusalOf(bytes, name)).toBe(code);
  });

  it('a letter has no table, whatever its name', async () => {
    expect(await rowsOf(docxOf({ body: p('各位同事') }), '登记簿.xlsx')).toEqual([
      { name: '登记簿', rows: [[1, '各位同事']] },
    ]);
  });
});
