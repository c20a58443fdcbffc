import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DomainError } from '#kernel';
import { parseCommand } from './parse-command.js';

const report = z.object({
  text: z.string(),
  period: z.string(),
  figure: z.object({ value: z.number() }).nullable().default(null),
});

/** What the refusal says is wrong, one line for each field; none when the content is taken. */
function issuesOf(schema: z.ZodType, content: unknown): string[] {
  try {
    parseCommand(schema, content);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'COMMAND_INVALID') throw error;
    return (error.details.issues as { path: string; code: string }[]).map(({ path, code }) => `${path}: ${code}`);
  }
}
const startsWith = (field: string) => expect.stringMatching(new RegExp(`^${field}: (?!unrecognized_keys)`));

describe('the content of a command', () => {
  it('the content of a command is parsed by its schema, which fills in what may be left out', () => {
    expect(parseCommand(report, { text: '已开工', period: '2023-01' })).toEqual({
      text: '已开工',
      period: '2023-01',
      figure: null,
    });
  });

  it('the content of a command is refused with every missing and every unknown field in one list', () => {
    expect(issuesOf(report, { text: '已开工', note: 'a', extra: 'b' })).toEqual([
      startsWith('period'),
      'note: unrecognized_keys',
      'extra: unrecognized_keys',
    ]);
  });

  it('the content of a command is refused with the path of a wrong field in it', () => {
    const content = { text: '已开工', period: '2023-01', figure: { value: 'many' } };
    expect(issuesOf(report, content)).toEqual([startsWith('figure.value')]);
  });

  it('the content of a command is refused with the path of an unknown field in it', () => {
    const content = { text: '已开工', period: '2023-01', figure: { value: 1, unit: 'm' } };
    expect(issuesOf(report, content)).toEqual(['figure.unit: unrecognized_keys']);
  });

  it('the content of a command is refused with wrong and unknown fields of a strict part by their paths', () => {
    const strict = z.object({ figure: z.strictObject({ value: z.number() }) });
    expect(issuesOf(strict, { figure: { value: 'many', unit: 'm' } })).toEqual([
      startsWith('figure.value'),
      'figure.unit: unrecognized_keys',
    ]);
  });

  it.each([[null], [undefined], ['text'], [[]]])('the content %j is refused as a whole', (content) => {
    expect(issuesOf(report, content)).toEqual([startsWith('')]);
  });

  it('the content of a command is refused with ten wrong fields at most', () => {
    const names = Array.from({ length: 12 }, (_, index) => `field${index}`);
    const schema = z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
    expect(issuesOf(schema, {})).toEqual(names.slice(0, 10).map(startsWith));
  });

  it('the content of a command may have a schema that is not of an object', () => {
    const either = z.union([z.object({ day: z.string() }), z.object({ month: z.string() })]);
    expect(parseCommand(either, { month: '2023-01' })).toEqual({ month: '2023-01' });
    expect(issuesOf(either, { month: '2023-01', year: '2023' })).toEqual(['year: unrecognized_keys']);
    expect(issuesOf(either, {})).toEqual([startsWith('')]);
  });
});
