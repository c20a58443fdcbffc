import { describe, expect, it } from '@jest/globals';
import { hanNumber } from './numerals.js';

describe('Chinese numerals', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['九十九', 99],
    ['一百零四', 104],
    ['一百三十', 130],
    ['二〇二三', 2023],
  ])('the Chinese numeral %s is read as %i', (text, value) => {
    expect(hanNumber(text)).toBe(value);
  });

  it.each(['一ОО', '一OO', '一oo', '一〇〇', '一○○', '一00', '一零零'])(
    'the Chinese numeral %s is read as 100, whatever character stands for zero',
    (text) => {
      expect(hanNumber(text)).toBe(100);
    },
  );

  it('Chinese digits without 十 or 百 are read by their place', () => {
    expect(hanNumber('一О四')).toBe(104);
    expect(hanNumber('一一О')).toBe(110);
    expect(hanNumber('一三О')).toBe(130);
  });

  it('a text that is no Chinese numeral gives none', () => {
    expect(hanNumber('甲')).toBeNull();
    expect(hanNumber('')).toBeNull();
  });
});
