import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { runs } from '#testing';
import { type Column, table } from './table.js';
import { wrapped } from './wrapping.js';

interface Row {
  readonly n: number;
  readonly text: string;
  readonly why?: string;
}
const columns: readonly Column<Row>[] = [
  { title: '序号', value: ({ n }) => n, align: 'right' },
  { title: '任务', value: ({ text }) => text, fills: true },
  { title: '行', value: () => 'x' },
];
const withReason: readonly Column<Row>[] = [...columns, { title: '说明', value: ({ why = '' }) => why, fills: true }];
const linesOf = (text: string): string[] => text.trimEnd().split('\n');
const long = '加快推进城市副中心建设'.repeat(5);
const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

describe('a table for the terminal', () => {
  it('a table for the terminal aligns Chinese and Latin by the width they take', () => {
    const rows = [
      { n: 7, text: '做好准备' },
      { n: 104, text: 'abcd工作' },
    ];
    expect(linesOf(table(columns, rows, 80))).toEqual(['序号  任务      行', '   7  做好准备  x', ' 104  abcd工作  x']);
  });

  it('a table for the terminal lets a long text go on in further lines, and never another column', () => {
    const lines = linesOf(table(columns, [{ n: 1, text: long }], 40));
    expect(lines[1]).toMatch(/^ {3}1 {2}加快.* {2,3}x$/);
    expect(lines.slice(2).every((line) => /^ {6}\S+$/.test(line))).toBe(true);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(40);
    expect(
      lines
        .slice(1)
        .map((line) => line.slice(6).replace(/ +x$/, ''))
        .join(''),
    ).toBe(long);
  });

  it('a table for the terminal leaves to a long text what a short one does not need', () => {
    const [, first] = linesOf(table(withReason, [{ n: 1, text: '修路', why: long }], 60));
    expect(stringWidth(first!)).toBeGreaterThan(58);
  });

  it('a table whose width has no end has one line for each row, and all of each text', () => {
    const rows = [
      { n: 1, text: long, why: `${long}。` },
      { n: 2, text: '修路', why: '缺少时限' },
    ];
    expect(linesOf(table(withReason, rows, Infinity))).toEqual([
      '序号  任务  行  说明',
      `   1  ${long}  x   ${long}。`,
      '   2  修路  x   缺少时限',
    ]);
  });

  it('a text in lines loses nothing and keeps to the width, whatever it says', () => {
    const text = fc.string({ unit: fc.constantFrom('督', '查', '，', '。', '）', 'a', 'Z', '-', ' ', '3', '👩‍👩‍👧') });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), (said, width) => {
        const lines = wrapped(said, width);
        expect(withoutSpaces(lines.join(''))).toBe(withoutSpaces(said));
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: runs(200) },
    );
  });

  it('a text in lines keeps words whole and begins no line with a closing mark', () => {
    expect(wrapped('按 PLAN_OPEN_FINDINGS 处理', 20)).toEqual(['按', 'PLAN_OPEN_FINDINGS', '处理']);
    expect(wrapped('一二三四五，六七', 10)).toEqual(['一二三四', '五，六七']);
  });
});
