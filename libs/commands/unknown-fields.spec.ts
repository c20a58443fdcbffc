import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { unknownFields } from './unknown-fields.js';

const schema = z.object({
  text: z.string(),
  figure: z.object({ value: z.number() }).nullable().default(null),
  attachments: z.array(z.object({ name: z.string() })).default([]),
});
const unknownIn = (sent: unknown) => unknownFields(sent, schema.parse(sent));

describe('unknown fields of a request', () => {
  it('unknown fields of a request are none when everything sent is known, defaults left out', () => {
    expect(unknownIn({ text: 'a' })).toEqual([]);
    expect(unknownIn({ text: 'a', figure: null, attachments: [{ name: 'b' }] })).toEqual([]);
  });

  it('unknown fields of a request are named with their path, at every depth', () => {
    const sent = { text: 'a', perzent: 5, figure: { value: 1, unti: 'm' }, attachments: [{ name: 'b', size: 1 }] };
    expect(unknownIn(sent)).toEqual([['perzent'], ['figure', 'unti'], ['attachments', 0, 'size']]);
  });

  it('unknown fields of a request are not looked for in a part that the schema turns into something else', () => {
    const sent = { period: { year: 2023, month: 1 } };
    expect(unknownFields(sent, { period: '2023-01' })).toEqual([]);
    expect(unknownFields({ period: '2023-01' }, { period: { year: 2023, month: 1 } })).toEqual([]);
  });

  it('no more than ten unknown fields of a request are named', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`field${index}`, 1]));
    expect(unknownIn({ text: 'a', ...many })).toHaveLength(10);
  });
});
