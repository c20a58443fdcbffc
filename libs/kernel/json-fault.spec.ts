import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonFault } from './json-fault.js';

describe('a text that is no JSON', () => {
  it.each([
    ['', '内容为空', 'it is empty'],
    ['{"period":', '第 1 行第 11 列应为一个值，实际为内容到此为止', 'line 1, column 11 must be a value, found the end'],
    [
      '{"percent": 40,}',
      '第 1 行第 16 列应为带双引号的字段名，实际为“}”',
      'line 1, column 16 must be the name of a field in double quotes, found "}"',
    ],
    [
      '{\n  "period": "2023-06"\n  "percent": 40\n}',
      '第 3 行第 3 列应为“,”或“}”，实际为“"percent": 40”',
      'line 3, column 3 must be "," or "}", found ""percent": 40"',
    ],
    ["{'period': 1}", "第 1 行第 2 列应为带双引号的字段名或“}”，实际为“'period': 1}”", expect.any(String)],
    ['[1, 2', '第 1 行第 6 列应为“,”或“]”，实际为内容到此为止', expect.any(String)],
    ['{} x', '第 1 行第 4 列应为结尾，实际为“x”', expect.any(String)],
    ['percent=1', '第 1 行第 1 列应为一个值，实际为“percent=1”', expect.any(String)],
    ['[01]', '第 1 行第 2 列应为一个值或“]”，实际为“01]”', expect.any(String)],
  ])('the text %j is told with line, column, what was expected and what was found', (text, zh, en) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonFault(text)).toEqual({ zh, en });
  });

  it('a text that is no JSON is told with a place inside of it, whatever was cut away', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, at) => {
        const cut = json.slice(0, at % json.length);
        try {
          JSON.parse(cut);
        } catch {
          const [, line] = /^(?:第 (\d+) 行|内容为空)/.exec(jsonFault(cut).zh)!;
          expect(Number(line ?? 1)).toBeLessThanOrEqual(cut.split('\n').length);
        }
      }),
    );
  });

  it('a text that is nested a hundred thousand deep is told where it breaks', () => {
    expect(jsonFault('['.repeat(100_000)).zh).toBe('第 1 行第 100001 列应为一个值或“]”，实际为内容到此为止');
  });
});
