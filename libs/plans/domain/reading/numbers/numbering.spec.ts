import { describe, expect, it } from '@jest/globals';
import { printedNumber } from './numbering.js';

const read = (text: string) => {
  const number = printedNumber(text);
  return number && [number.style, number.value, number.rest];
};

describe('numbers at the start of a line', () => {
  it.each([
    ['一、主要预期目标', 'chapter', 1, '主要预期目标'],
    ['第三章 保障措施', 'chapter', 3, '保障措施'],
    ['第二部分 民生', 'part', 2, '民生'],
    ['（十一）做好开园准备', 'bracketed-han', 11, '做好开园准备'],
    ['(二十三)推进', 'bracketed-han', 23, '推进'],
    ['（一О四）促进就业', 'bracketed-han', 104, '促进就业'],
    ['（3）清理', 'bracketed-arabic', 3, '清理'],
    ['48. 进一步丰富', 'arabic', 48, '进一步丰富'],
    ['12、完成', 'arabic', 12, '完成'],
    ['7．完成', 'arabic', 7, '完成'],
    ['任务 5.加强监管', 'arabic', 5, '加强监管'],
    ['①排查', 'circled', 1, '排查'],
  ])('a number at the start of a line is read: %s', (text, style, value, rest) => {
    expect(read(text)).toEqual([style, value, rest]);
  });

  it.each(['1000 亿元', '2021 年底', '（2021-2025）》', '十四五规划', '（通州段）全线'])(
    'a line that begins with a figure of its own has no number: %s',
    (text) => {
      expect(printedNumber(text)).toBeNull();
    },
  );

  it('a number whose stop is followed by a digit is uncertain, because the stop may be a decimal point', () => {
    expect(printedNumber('1.5 万人以上')?.uncertain).toBe(true);
    expect(printedNumber('5.2023年底前完成')?.uncertain).toBe(true);
    expect(printedNumber('5.建成')?.uncertain).toBe(false);
  });
});
