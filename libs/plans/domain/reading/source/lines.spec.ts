import { describe, expect, it } from '@jest/globals';
import { cleanLines, wrapWidth } from './lines.js';

const kinds = (text: string) => cleanLines(text).map(({ kind }) => kind);
const texts = (text: string) => cleanLines(text).map((line) => line.text);

describe('lines of a file', () => {
  it('lines of a file keep their numbers, blank ones included', () => {
    expect(cleanLines('一\n \n二').map(({ number, kind }) => [number, kind])).toEqual([
      [1, 'content'],
      [2, 'blank'],
      [3, 'content'],
    ]);
  });

  it('lines of a file lose what no reader sees: byte order mark, zero-width and control signs, full-width digits, compatibility signs', () => {
    expect(texts('\ufeff１２月\u200b底\r\n\f⼀、目标')).toEqual(['12月底', '一、目标']);
  });

  it('lines of a file lose the marks of a conversion', () => {
    expect(texts('## 一、目标\n[bookmark: OLE_1]（一）推进\n**重点**')).toEqual(['一、目标', '（一）推进', '重点']);
  });

  it.each(['124', '- 81 -', '— 7 —', '第 3 页', '第3页 共10页', '3/10'])('the line %s is a page number', (line) => {
    expect(kinds(`正文\n${line}\n正文`)[1]).toBe('page-number');
  });

  it('a number that counts what follows it is content, not a page number', () => {
    expect(kinds('增加\n1000\n亿元')[1]).toBe('content');
  });

  it('the same line at the head of three pages is a running head, except where it first stands', () => {
    const page = (n: number) => `某某方案汇编文本\n内容之${'甲乙丙丁'[n]}如下\n${n}\n`;
    expect(kinds([0, 1, 2, 3].map(page).join('')).filter((kind) => kind === 'running-head')).toHaveLength(3);
  });

  it('labels that begin three pages are no running heads', () => {
    const page = (n: number) => `责任单位：区教委\n内容\n${n}\n`;
    expect(kinds([1, 2, 3].map(page).join(''))).not.toContain('running-head');
  });

  it('the lines of a file show whether and where the text wraps', () => {
    const wrapped = Array.from({ length: 20 }, () => '全面推进各项重点工作任务落实落细落到位并且长期坚持下去不松').join(
      '\n',
    );
    expect(wrapWidth(cleanLines(wrapped))).toBe(58);
    expect(wrapWidth(cleanLines('短\n'.repeat(20)))).toBeNull();
  });
});
