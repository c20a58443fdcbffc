import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { toAll } from './item-field.js';

describe('the properties of an item of the task board', () => {
  it('a property that no column holds, or whose schema knows other values than its column, does not compile', () => {
    // @ts-expect-error -- the row has no such column
    const unknown = toAll({ colour: z.string() });
    // @ts-expect-error -- the section may be null
    const never = toAll({ section: z.string() });
    const right = toAll({ section: z.string().nullable() });
    expect([unknown, never, right].map((fields) => Object.keys(fields))).toEqual([
      ['colour'],
      ['section'],
      ['section'],
    ]);
  });
});
