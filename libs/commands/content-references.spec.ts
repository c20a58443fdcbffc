import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { reference } from '#kernel';
import { type GivenReference, referencesOf } from './content-references.js';

const unit = reference('unit', z.string().min(1));
const post = reference('post', z.string());

/** What the schema finds in the content, and the content with `#` before every reference. */
function found(schema: z.ZodType, content: unknown) {
  const asked: GivenReference[] = [];
  const rewritten = referencesOf(schema)?.rewrite(content, (one) => {
    asked.push(one);
    return `#${one.given}`;
  });
  return { asked: asked.map(({ kind, given }) => `${kind} ${given}`), rewritten };
}

describe('the references in a schema', () => {
  it.each<[string, z.ZodType, unknown, unknown, string[]]>([
    ['a field', z.object({ unit, text: z.string() }), { unit: 'a', text: 'b' }, { unit: '#a', text: 'b' }, ['unit a']],
    ['an array', z.array(unit).max(3), ['a', 'b'], ['#a', '#b'], ['unit a', 'unit b']],
    ['a tuple', z.tuple([z.string(), post]), ['a', 'b'], ['a', '#b'], ['post b']],
    ['a record', z.record(z.string(), unit), { x: 'a' }, { x: '#a' }, ['unit a']],
    ['an optional field', z.object({ unit: unit.optional() }), {}, {}, []],
    ['a field that may be null', z.object({ unit: unit.nullable() }), { unit: null }, { unit: null }, []],
    [
      'a field with a default',
      z.object({ units: z.array(unit).default([]) }),
      { units: ['a'] },
      { units: ['#a'] },
      ['unit a'],
    ],
    ['a description', z.object({ unit: unit.describe('which').max(9) }), { unit: 'a' }, { unit: '#a' }, ['unit a']],
    [
      'something deep',
      z.object({ parts: z.array(z.object({ to: z.object({ unit }).nullable() })) }),
      { parts: [{ to: { unit: 'a' } }, { to: null }] },
      { parts: [{ to: { unit: '#a' } }, { to: null }] },
      ['unit a'],
    ],
  ])('the references in %s are found and replaced', (_where, schema, content, rewritten, asked) => {
    expect(found(schema, content)).toEqual({ asked, rewritten });
  });

  const either = z.discriminatedUnion('field', [
    z.object({ field: z.literal('units'), value: z.array(z.object({ unit })) }),
    z.object({ field: z.literal('targets'), value: z.array(z.object({ unit: z.string() })) }),
    z.object({ field: z.literal('leaders'), value: z.array(z.object({ post })) }),
  ]);

  it('the references of a union are those of the option that takes the content', () => {
    const value = [{ unit: 'a' }];
    expect(found(either, { field: 'units', value }).asked).toEqual(['unit a']);
    expect(found(either, { field: 'targets', value })).toEqual({ asked: [], rewritten: { field: 'targets', value } });
    expect(found(either, { field: 'leaders', value: [{ post: 'p' }] }).asked).toEqual(['post p']);
    expect(referencesOf(either)?.kinds).toEqual(new Set(['unit', 'post']));
  });

  it('the references of a schema without marks are none', () => {
    expect(referencesOf(z.object({ unit: z.string(), units: z.array(z.string()) }))).toBeUndefined();
  });

  it('the references of a schema that cannot be looked into are not passed over in silence', () => {
    expect(() => referencesOf(z.object({ more: z.lazy(() => unit) }))).toThrow('lazy');
    expect(() => referencesOf(unit.transform((text) => [text]))).toThrow('hidden');
  });
});
