import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import { bar, padded, shortened, table } from './table.js';

describe('a table for the terminal', () => {
  it('a table for the terminal lines columns up although a Chinese character takes two places', () => {
    const printed = table(
      [{ title: '单位' }, { title: 'Red', align: 'right' }, { title: '说明' }],
      [
        ['区财政局', '3', 'a'],
        ['Harbour', '12', '乙'],
      ],
    );
    expect(printed.split('\n')).toEqual([
      '单位      Red  说明',
      '────────  ───  ────',
      '区财政局    3  a',
      'Harbour    12  乙',
    ]);
  });

  it('a table for the terminal does not count colour as width', () => {
    const red = '\u001b[31m红\u001b[39m';
    expect(stringWidth(padded(red, 6))).toBe(6);
    expect(padded(red, 6, 'right')).toBe(`    ${red}`);
  });

  it('a table for the terminal never cuts through the middle of a wide character', () => {
    expect(shortened('加快推进', 8)).toBe('加快推进');
    expect(shortened('加快推进', 7)).toBe('加快推…');
    expect(shortened('加快推进', 6)).toBe('加快…');
  });

  it('a table for the terminal shows a bar for one among thousands, and none for nothing', () => {
    expect(bar(1, 5_000, 20)).toBe('█');
    expect(bar(0, 5_000, 20)).toBe('');
    expect(bar(5_000, 5_000, 20)).toHaveLength(20);
  });
});
