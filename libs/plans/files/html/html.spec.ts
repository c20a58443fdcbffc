import { describe, expect, it } from '@jest/globals';
import { openDocument } from '../open-document.js';

const linesOf = async (html: string | Uint8Array) => {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(`<!DOCTYPE html>${html}`) : html;
  const input = await openDocument(bytes, '方案.html');
  return 'lines' in input ? input.lines : [];
};
const texts = async (html: string) => (await linesOf(html)).map(({ text }) => text);
const cellsOf = async (html: string) =>
  (await linesOf(html)).map(
    ({ cells, text }) => cells?.map((cell) => (cell.covered ? `(${cell.text})` : cell.text)) ?? text,
  );

describe('a web page', () => {
  it('a web page gives headings, paragraphs and broken lines, spaces as printed', async () => {
    const html = `<head><title>题</title><style>p{}</style></head><body><h1>甲县  方案</h1>
      <div>一、经济<p>1.发展<b>工业</b><br>责任单位：县工信局</p>结尾 </div><script>var a = "<p>不读</p>";</script><p hidden>不读</p></body>`;
    expect(await texts(html)).toEqual(['甲县 方案', '一、经济', '1.发展工业', '责任单位：县工信局', '结尾']);
  });

  it('a web page prints the numbers of lists', async () => {
    const html =
      '<ol><li>甲<ol type="a"><li>子</ol><li value="5">乙</ol><ul><li>丙</ul><ol style="list-style-type: cjk-ideographic" start="2"><li>丁</ol>';
    expect(await texts(html)).toEqual(['1.甲', 'a.子', '5.乙', '丙', '二、丁']);
  });

  it('a web page is in the encoding that its head declares', async () => {
    const html = new Uint8Array([
      ...new TextEncoder().encode(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><p>',
      ),
      ...[0xc4, 0xbf, 0xb1, 0xea],
    ]);
    expect((await linesOf(html)).map(({ text }) => text)).toEqual(['目标']);
  });

  it('a web page is called by its title', async () => {
    expect((await linesOf('<title>甲县\n2024年任务</title><table><tr><td>甲<td>乙</table>'))[0]?.part).toBe(
      '甲县 2024年任务',
    );
  });
});

describe('a table of a web page', () => {
  it('a table of a web page has rows of equal length; spans cover others, but not beyond their part of the table', async () => {
    const html = `<table><thead><tr><th rowspan="9">序号</th><th colspan="2">单位</th></tr></thead>
      <tbody><tr><td>1<td>甲<br>乙<td rowspan="0">丙</tr><tr><td>2<td></tbody></table>`;
    expect(await cellsOf(html)).toEqual([
      ['序号', '单位', '(单位)'],
      ['1', '甲\n乙', '丙'],
      ['2', '', '(丙)'],
    ]);
  });

  it('a table of a web page within a cell is text of that cell; within a table that only places it, it is a table', async () => {
    const inner = '<table><tr><td>甲</td><td>乙</td></tr></table>';
    expect(await cellsOf(`<table><tr><td>左</td><td>右${inner}</td></tr></table>`)).toEqual([['左', '右\n甲 乙']]);
    expect(await cellsOf(`<table><tr><td></td><td><p>题</p>${inner}</td></tr><tr><td>尾</td></tr></table>`)).toEqual([
      '题',
      ['甲', '乙'],
      '尾',
    ]);
  });

  it('a table of a web page is read as far as it goes when tags are missing', async () => {
    expect(await cellsOf('<table><tr><td>甲<td>乙<tr><td>丙')).toEqual([
      ['甲', '乙'],
      ['丙', ''],
    ]);
  });
});
