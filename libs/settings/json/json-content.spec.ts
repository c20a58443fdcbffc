import { describe, expect, it } from '@jest/globals';
import { findingText, placed } from '#settings';
import { jsonContent } from './json-content.js';

const told = (text: string, language: 'zh' | 'en' = 'zh'): readonly string[] => {
  const given = jsonContent(text);
  return placed(given.findings, given).map((one) => findingText(one, language));
};

describe('the content of a JSON text', () => {
  it('the content of a JSON text says of every part on which line it stands', () => {
    const { content, placeOf } = jsonContent(
      '{\n  "units": [\n    {"name": "县甲局"},\n    {\n      "name": "县乙局"}\n  ]\n}',
    );
    expect(content).toEqual({ units: [{ name: '县甲局' }, { name: '县乙局' }] });
    const lineOf = (...path: PropertyKey[]): string => placeOf(path).en;
    expect(lineOf('units')).toBe('line 2');
    expect(lineOf('units', 0, 'name')).toBe('line 3');
    expect(lineOf('units', 1)).toBe('line 4');
    expect(lineOf('units', 1, 'name')).toBe('line 5');
    expect(lineOf('units', 1, 'kind')).toBe('line 4');
    expect(lineOf()).toBe('');
  });

  it('a field that stands twice in one object is an error with both lines, and the last would count', () => {
    const text = '{\n  "city": "甲县",\n  "units": [],\n  "city": "乙县"\n}';
    expect(told(text)).toEqual([
      '第 4 行：字段“city”写了两次，前一次在第 2 行；只有后一次会算数。请只保留一次，或并为一项。',
    ]);
    expect(told(text, 'en')).toEqual([
      'line 4: The field "city" is written twice, before in line 2; the last alone would count. Keep one of them, or make them one.',
    ]);
    expect(jsonContent(text).content).toMatchObject({ city: '乙县' });
  });

  it('a field that stands twice is found at any depth, however its name is written', () => {
    const text = '[{"a": {"b": 1, "b": 2}},\n {"a": 1, "\\u0061": 2, "a": 3}]';
    expect(jsonContent(text).findings.map(({ code, path }) => [code, ...path])).toEqual([
      ['FIELD_TWICE', 0, 'a', 'b'],
      ['FIELD_TWICE', 1, 'a'],
      ['FIELD_TWICE', 1, 'a'],
    ]);
  });

  it('parts of a field that stands twice are placed where the last one stands', () => {
    const { placeOf } = jsonContent('{\n"light": {"red": 1},\n"light": {\n"red": 2}\n}');
    expect([placeOf(['light']).en, placeOf(['light', 'red']).en]).toEqual(['line 3', 'line 4']);
  });

  it('the same field in several objects, or a name like that of an inherited property, is no error', () => {
    expect(told('[{"a": 1}, {"a": 1, "b": {"a": 1}}, {"constructor": 1, "__proto__": 2, "toString": 3}]')).toEqual([]);
  });
});
