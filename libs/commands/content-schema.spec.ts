import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { hasField, withFieldOptional, withoutField } from './content-schema.js';

describe('the schema of a content', () => {
  const schema = z.object({ unit: z.string(), text: z.string() }).strict();
  const takes = (one: z.ZodType, content: unknown): boolean => one.safeParse(content).success;

  it('a schema without a field takes the content without it only', () => {
    const without = withoutField(schema, 'unit');
    expect(takes(without, { text: 'a' })).toBe(true);
    expect(takes(without, { unit: 'u', text: 'a' })).toBe(false);
  });

  it('a schema with an optional field takes the content with and without it, and still nothing unknown', () => {
    const optional = withFieldOptional(schema, 'unit');
    expect(takes(optional, { text: 'a' }) && takes(optional, { unit: 'u', text: 'a' })).toBe(true);
    expect(takes(optional, { text: 'a', more: 1 })).toBe(false);
  });

  it('a schema that has no such field stays as it is', () => {
    expect(hasField(schema, 'post')).toBe(false);
    expect(withoutField(schema, 'post')).toBe(schema);
    expect(withFieldOptional(z.string(), 'unit')).toBeInstanceOf(z.ZodString);
  });
});
