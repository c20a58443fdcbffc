import type { z } from 'zod';
import { everyIssueOf, fileContent, type InBoth, type SchemaIssue } from '#kernel';
import type { GivenContent } from './content.js';
import type { Finding } from './finding.js';

type IssueCode = SchemaIssue['code'];

/** What each kind of issue is called in the findings of a file. */
const codes: Readonly<Record<IssueCode, string>> = {
  unrecognized_keys: 'FIELD_UNKNOWN',
  invalid_value: 'FIELD_NOT_ONE_OF',
  invalid_type: 'FIELD_OF_OTHER_KIND',
  invalid_format: 'FIELD_WRITTEN_OTHERWISE',
  too_small: 'FIELD_TOO_SMALL',
  too_big: 'FIELD_TOO_LARGE',
  not_multiple_of: 'FIELD_INVALID',
  invalid_union: 'FIELD_INVALID',
  invalid_key: 'FIELD_INVALID',
  invalid_element: 'FIELD_INVALID',
  custom: 'FIELD_INVALID',
};

const fixes: Readonly<Record<string, InBoth>> = {
  FIELD_MISSING: { zh: '请补上。', en: 'Add it.' },
  FIELD_UNKNOWN: { zh: '请改用其中之一，或删去。', en: 'Use one of these, or leave it out.' },
};
const correct: InBoth = { zh: '请更正。', en: 'Correct it.' };

/** What a schema finds wrong in a file, in words. */
export const formFindingsOf = (
  error: z.ZodError,
  schema: z.ZodType,
  { content, called = fileContent }: Pick<GivenContent, 'content' | 'called'>,
): readonly Finding[] =>
  everyIssueOf(error, content, schema, called).map((issue) => {
    const code = isMissing(issue, content) ? 'FIELD_MISSING' : codeOf(issue);
    return { code, severity: 'error', path: issue.at, says: ended(issue.text), fix: fixes[code] ?? correct };
  });

const codeOf = ({ code, expected }: SchemaIssue): string =>
  code === 'invalid_format' && expected === 'date' ? 'FIELD_NOT_A_DAY' : codes[code];

const isMissing = ({ code, at }: SchemaIssue, content: unknown): boolean =>
  code !== 'unrecognized_keys' && valueAt(content, at) === undefined;

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], content);

const ended = ({ zh, en }: InBoth): InBoth => ({ zh: `${zh}。`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.` });
