import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import { shorten, table } from './table.js';

describe('a table for the terminal', () => {
  const columns = [
    { title: '序号', value: (row: { n: number; text: string }) => row.n, align: 'right' as const },
    { title: '任务', value: (row: { n: number; text: string }) => row.text, fills: true },
    { title: '行', value: () => 'x' },
  ];

  it('a table for the terminal aligns Chinese and Latin by the width they take', () => {
    const lines = table(
      columns,
      [
        { n: 7, text: '做好准备' },
        { n: 104, text: 'abcd工作' },
      ],
      80,
    )
      .trimEnd()
      .split('\n');
    expect(lines).toEqual(['序号  任务      行', '   7  做好准备  x', ' 104  abcd工作  x']);
  });

  it('a table for the terminal cuts the filling column to the width, never another', () => {
    const lines = table(columns, [{ n: 1, text: '加快推进城市副中心建设'.repeat(5) }], 40)
      .trimEnd()
      .split('\n');
    expect(lines[1]).toMatch(/^ {3}1 {2}加快.*… {2,3}x$/);
    expect(stringWidth(lines[1]!)).toBeLessThanOrEqual(40);
  });

  it('a table for the terminal never splits a character', () => {
    expect(shorten('一二三', 6)).toBe('一二三');
    expect(shorten('一二三', 5)).toBe('一二…');
    expect(shorten('一二三', 4)).toBe('一…');
  });
});
