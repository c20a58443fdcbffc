import { describe, expect, it } from '@jest/globals';
import { fieldsIn, missingFrom } from './fields.js';

const words = {
  title: '比例 · share',
  description: '完成的比例（单位：%） · How much is done (unit: %)',
  examples: [35],
};

describe('what is missing from the description of a field', () => {
  it.each([
    [{}, ['a label in both languages', 'a description in both languages', 'an example']],
    [{ ...words, type: 'number', minimum: 0, maximum: 100 }, []],
    [{ ...words, description: 'How much is done' }, ['a description in both languages']],
    [{ ...words, type: 'number', minimum: 0 }, ['the smallest and the largest number']],
    [{ ...words, type: 'number', minimum: 0, maximum: 9, description: '比例 · share' }, ['the unit']],
    [{ ...words, type: 'string' }, ['the longest text']],
    [{ ...words, type: 'string', maxLength: 9 }, []],
    [{ ...words, type: 'string', pattern: '^[a-z+*]{1,9}$' }, []],
    [{ ...words, type: 'string', pattern: '^[a-z]+$' }, ['the longest text']],
    [{ ...words, anyOf: [{ type: 'string' }, { type: 'null' }] }, ['the longest text']],
    [{ ...words, type: 'array', items: { type: 'string' } }, ['the longest list', 'the longest text']],
  ])('the field %j lacks %j', (field, missing) => {
    expect(missingFrom(field)).toEqual(missing);
  });

  it('fields are found in lists, in objects and in every shape of a union', () => {
    const inner = { properties: { b: {} } };
    const schema = { properties: { a: { anyOf: [{ type: 'array', items: inner }, { oneOf: [inner] }] } } };
    expect(fieldsIn(schema).map(([place]) => place)).toEqual(['a', 'a[].b', 'a.b']);
  });
});
