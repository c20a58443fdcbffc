import { describe, expect, it } from '@jest/globals';
import { openDocument } from '../open-document.js';
import { docxOf, numberedP, p, run, tbl, type WordParts } from '../spec/docx.js';

const linesOf = async (parts: WordParts) => {
  const input = await openDocument(docxOf(parts), '方案.docx');
  return 'lines' in input ? input.lines : [];
};
const texts = async (parts: WordParts) => (await linesOf(parts)).map(({ text }) => text);

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (levels: string, id = 1): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;

describe('paragraphs of a Word document', () => {
  it('paragraphs of a Word document are lines; soft breaks break them, tabs and unbroken hyphens stay', async () => {
    const body = `${p('甲县方案')}<w:p><w:r><w:t>牵头领导：张三</w:t><w:br/><w:t>责任单位：县工信局</w:t><w:tab/><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r></w:p>${p('')}`;
    expect(await texts({ body })).toEqual(['甲县方案', '牵头领导：张三', '责任单位：县工信局\tA-1', '']);
  });

  it('paragraphs of a Word document begin a page at a page break, before or within them, and at a section', async () => {
    const body = `${p('一')}<w:p><w:r><w:br w:type="page"/></w:r></w:p>${p('二')}${p('三', '<w:pageBreakBefore/>')}${p('四', '<w:sectPr/>')}${p('五')}${p('六', '<w:sectPr><w:type w:val="continuous"/></w:sectPr>')}${p('七')}`;
    const pages = (await linesOf({ body })).filter(({ text }) => text !== '');
    expect(pages.map(({ text, startsPage }) => `${text}${startsPage ? '|' : ''}`)).toEqual([
      '一',
      '二|',
      '三|',
      '四',
      '五|',
      '六',
      '七',
    ]);
  });

  it('paragraphs of a Word document count tracked changes as accepted', async () => {
    const body = `<w:p><w:r><w:t>完成</w:t></w:r><w:del><w:r><w:delText>五</w:delText><w:t>五</w:t></w:r></w:del><w:ins>${run('六')}</w:ins>${run('项')}</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('接续')}</w:p>${p('下段')}`;
    expect(await texts({ body })).toEqual(['完成六项', '接续下段']);
  });

  it('paragraphs of a Word document hold text boxes once, and no hidden text, field codes, notes or contents', async () => {
    const box = `<w:txbxContent>${p('框内文字')}</w:txbxContent>`;
    const alternative = `<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;
    const body = `<w:p>${run('正文')}<w:r>${alternative}</w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:footnoteReference w:id="1"/></w:r>${run('。')}</w:p>${p('一、目标 1', '<w:pStyle w:val="21"/>')}`;
    const styles = '<w:style w:styleId="21"><w:name w:val="toc 1"/></w:style>';
    expect(await texts({ body, styles })).toEqual(['正文。', '框内文字']);
  });
});

describe('automatic numbers', () => {
  it('automatic numbers are printed by level, begin anew below each upper number, and go on behind other paragraphs', async () => {
    const numbering = list(
      level(0, 'chineseCountingThousand', '%1、') +
        level(1, 'chineseCounting', '（%2）') +
        level(2, 'decimal', '%3.') +
        level(3, 'decimal', '（%4）'),
    );
    const body = [
      numberedP('经济', 1),
      numberedP('工业', 1, 1),
      numberedP('技改', 1, 2),
      numberedP('扩产', 1, 2),
      p('责任单位：县工信局'),
      numberedP('农业', 1, 1),
      numberedP('种粮', 1, 2),
      numberedP('其中', 1, 3),
      ...Array.from({ length: 10 }, () => numberedP('社会', 1)),
    ].join('');
    const printed = await texts({ body, numbering });
    expect(printed.slice(0, 9)).toEqual([
      '一、经济',
      '（一）工业',
      '1.技改',
      '2.扩产',
      '责任单位：县工信局',
      '（二）农业',
      '1.种粮',
      '（1）其中',
      '二、社会',
    ]);
    expect(printed.at(-1)).toBe('十一、社会');
  });

  it.each([
    ['decimalEnclosedCircleChinese', '%1', ['① 甲', '② 甲']],
    ['decimalFullWidth', '%1．', ['１．甲', '２．甲']],
    ['ideographDigital', '第%1条', ['第一条 甲', '第二条 甲']],
    ['ideographTraditional', '%1、', ['甲、甲', '乙、甲']],
    ['chineseLegalSimplified', '%1、', ['壹、甲', '贰、甲']],
    ['upperRoman', '%1.', ['I.甲', 'II.甲']],
    ['bullet', '\uf06c', ['甲', '甲']],
  ])('automatic numbers are printed as %s %s', async (format, text, printed) => {
    const body = numberedP('甲', 1) + numberedP('甲', 1);
    expect(await texts({ body, numbering: list(level(0, format, text)) })).toEqual(printed);
  });

  it('automatic numbers start where the list says, print upper levels, and those of a legal level as digits', async () => {
    const numbering =
      list(level(0, 'chineseCounting', '%1、') + level(1, 'decimal', '%1.%2', '<w:isLgl/>')) +
      '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
    const body = numberedP('甲', 1) + numberedP('乙', 1, 1) + numberedP('丙', 9) + numberedP('丁', 9);
    expect(await texts({ body, numbering })).toEqual(['一、甲', '1.1 乙', '五、丙', '六、丁']);
  });

  it('automatic numbers come from the style of a paragraph, its ancestors included, unless the paragraph says none', async () => {
    const numbering = list(
      level(0, 'chineseCounting', '%1、') + level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="H2"/>'),
    );
    const styles =
      '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="Own"><w:basedOn w:val="H1"/></w:style>';
    const styled = (text: string, style: string, more = ''): string => p(text, `<w:pStyle w:val="${style}"/>${more}`);
    const none = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    const body = styled('甲', 'H1') + styled('乙', 'H2') + styled('丙', 'Own') + styled('丁', 'H1', none);
    expect(await texts({ body, numbering, styles })).toEqual(['一、甲', '（一）乙', '二、丙', '丁']);
  });
});

describe('tables of a Word document', () => {
  const cellsOf = async (body: string) =>
    (await linesOf({ body })).map(({ table, cells }) => ({
      table,
      cells: cells?.map(({ text, covered }) => (covered ? `(${text})` : text)),
    }));

  it('tables of a Word document have rows of equal length; merged cells cover others', async () => {
    const body = tbl([
      [{ text: '总', columns: 3 }],
      [{ text: '工业', merge: 'restart' }, { text: '技改\n扩产' }, { text: '县工信局' }],
      [{ text: '', merge: 'continue' }, { text: '新建' }],
    ]);
    expect(await cellsOf(body)).toEqual([
      { table: 1, cells: ['总', '(总)', '(总)'] },
      { table: 1, cells: ['工业', '技改\n扩产', '县工信局'] },
      { table: 1, cells: ['(工业)', '新建', ''] },
    ]);
  });

  it('tables of a Word document keep a table within a cell as the text of that cell', async () => {
    const inner = tbl([[{ text: '甲' }, { text: '乙' }]]);
    const outer = `<w:tbl><w:tr><w:tc>${p('左')}</w:tc><w:tc>${p('右')}${inner}${p('')}</w:tc></w:tr></w:tbl>`;
    expect(await cellsOf(outer)).toEqual([{ table: 1, cells: ['左', '右\n甲 乙'] }]);
  });

  it('tables of a Word document are no tables when they have one column: their cells are paragraphs', async () => {
    expect(await cellsOf(tbl([[{ text: '甲' }], [{ text: '乙' }]]))).toEqual([
      { table: null, cells: undefined },
      { table: null, cells: undefined },
    ]);
  });

  it('tables of a Word document lose rows that a tracked change deleted', async () => {
    const body = `<w:tbl><w:tr><w:tc>${p('甲')}</w:tc><w:tc>${p('乙')}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p('丙')}</w:tc></w:tr></w:tbl>`;
    expect(await cellsOf(body)).toHaveLength(1);
  });
});
