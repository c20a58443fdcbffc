import { type InBoth, labelOf } from '#kernel';
import type { z } from 'zod';
import { type Filling, finding, type Finding, type FindingCatalog } from './finding.js';

/** What is wrong with the form of a file. */
export const formFindings = {
  FIELD_MISSING: {
    severity: 'error',
    zh: '缺少{field}。',
    en: '{field} is missing.',
    fix: { zh: '请补上。', en: 'Add it.' },
  },
  FIELD_UNKNOWN: {
    severity: 'error',
    zh: '没有名为“{name}”的字段。',
    en: 'There is no field "{name}".',
    fix: { zh: '请改用以下之一，或删去：{known}。', en: 'Use one of these, or remove it: {known}.' },
  },
  FIELD_NOT_ONE_OF: {
    severity: 'error',
    zh: '{field}应为以下之一，实际为“{found}”。',
    en: '{field} must be one of a few words; found "{found}".',
    fix: { zh: '请改为：{known}。', en: 'Use one of: {known}.' },
  },
  FIELD_OF_OTHER_KIND: {
    severity: 'error',
    zh: '{field}应为{kind}，实际为 {found}。',
    en: '{field} must be {kind}; found {found}.',
    fix: { zh: '请更正。', en: 'Correct it.' },
  },
  FIELD_NOT_A_DAY: {
    severity: 'error',
    zh: '{field}应为日期，实际为“{found}”。',
    en: '{field} must be a day; found "{found}".',
    fix: { zh: '请写成“年-月-日”，如 2023-01-17。', en: 'Write it as year-month-day, such as 2023-01-17.' },
  },
  FIELD_WRITTEN_OTHERWISE: {
    severity: 'error',
    zh: '{field}的写法不对，实际为“{found}”。',
    en: '{field} is not written as expected; found "{found}".',
    fix: { zh: '{rule}', en: '{rule}' },
  },
  FIELD_TOO_SMALL: {
    severity: 'error',
    zh: '{field}{found}，少于 {limit}。',
    en: '{field} is {found}, less than {limit}.',
    fix: { zh: '请更正。', en: 'Correct it.' },
  },
  FIELD_TOO_LARGE: {
    severity: 'error',
    zh: '{field}{found}，超过 {limit}。',
    en: '{field} is {found}, more than {limit}.',
    fix: { zh: '请更正。', en: 'Correct it.' },
  },
  FIELD_INVALID: {
    severity: 'error',
    zh: '{field}不符合要求，实际为 {found}。',
    en: '{field} is not as expected; found {found}.',
    fix: { zh: '请对照文件格式更正。', en: 'Compare it with the form of the file.' },
  },
} as const satisfies FindingCatalog;

const find = finding(formFindings);

export interface FormOptions {
  readonly schema: z.ZodType;
  readonly content: unknown;
  /** How a field is written that must follow a pattern, by its name. */
  readonly writtenAs: Readonly<Record<string, InBoth>>;
  /** What the words of a vocabulary mean, by the name of the field. */
  readonly meanings?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a schema finds wrong in a file, in words. */
export const formFindingsOf = (error: z.ZodError, options: FormOptions): readonly Finding[] =>
  error.issues.flatMap((issue) => findingsOfIssue(issue, options));

function findingsOfIssue(issue: z.core.$ZodIssue, options: FormOptions): readonly Finding[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(options.schema, path);
    return issue.keys.map((name) => find('FIELD_UNKNOWN', [...path, name], { name, known: listed(known) }));
  }
  const value = valueAt(options.content, path);
  const field = fieldName(path, options.schema);
  if (value === undefined) return [find('FIELD_MISSING', path, { field })];
  return [wrongValue(issue, { field, found: shown(value), value }, options)];
}

function wrongValue(
  issue: z.core.$ZodIssue,
  { field, found, value }: { readonly field: Filling; readonly found: string; readonly value: unknown },
  { writtenAs, meanings }: FormOptions,
): Finding {
  const { path } = issue;
  const name = String(path.findLast((step) => typeof step === 'string') ?? '');
  switch (issue.code) {
    case 'invalid_value':
      return find('FIELD_NOT_ONE_OF', path, { field, found, known: wordsOf(issue.values, meanings?.[name]) });
    case 'invalid_type':
      return find('FIELD_OF_OTHER_KIND', path, { field, found, kind: kinds[issue.expected] ?? kinds.other! });
    case 'invalid_format':
      if (issue.format === 'date') return find('FIELD_NOT_A_DAY', path, { field, found });
      return find('FIELD_WRITTEN_OTHERWISE', path, { field, found, rule: writtenAs[name] ?? anyForm });
    case 'too_small':
      return find('FIELD_TOO_SMALL', path, { field, found: sizeOf(value), limit: String(issue.minimum) });
    case 'too_big':
      return find('FIELD_TOO_LARGE', path, { field, found: sizeOf(value), limit: String(issue.maximum) });
    default:
      return find('FIELD_INVALID', path, { field, found });
  }
}

const anyForm: InBoth = { zh: '请对照文件格式更正。', en: 'Compare it with the form of the file.' };

const kinds: Readonly<Record<string, InBoth>> = {
  string: { zh: '双引号内的文字', en: 'text in double quotes' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  array: { zh: '方括号内的列表', en: 'a list in square brackets' },
  object: { zh: '花括号内的一组字段', en: 'a group of fields in braces' },
  other: { zh: '另一种值', en: 'another kind of value' },
};

const sizeOf = (value: unknown): InBoth => {
  if (typeof value === 'string')
    return { zh: `有 ${value.trim().length} 个字`, en: `${value.trim().length} signs long` };
  if (Array.isArray(value)) return { zh: `有 ${value.length} 项`, en: `${value.length} long` };
  return { zh: `为 ${shown(value)}`, en: shown(value) };
};

const longest = 60;
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

const listed = (words: readonly string[]): InBoth => ({ zh: words.join('、'), en: words.join(', ') });

const wordsOf = (values: readonly unknown[], meanings: Readonly<Record<string, string>> | undefined): InBoth => {
  const words = values.map(String);
  return {
    zh: words.map((word) => (meanings?.[word] ? `${word}（${meanings[word]}）` : word)).join('、'),
    en: words.join(', '),
  };
};

/** The label of a field with its name: `类别（kind）`. */
function fieldName(path: readonly PropertyKey[], schema: z.ZodType): InBoth {
  const name = path.map(String).join('.') || 'JSON';
  const label = (language: keyof InBoth): string | undefined => labelOf(schema, path, language);
  return {
    zh: label('zh') === undefined ? `“${name}”` : `${label('zh')}（${name}）`,
    en: label('en') === undefined ? `"${name}"` : `${label('en')} (${name})`,
  };
}

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], content);

/** The fields that the schema has at this place. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const published = publishedAt(schema.toJSONSchema({ io: 'input' }) as SchemaNode, path);
  return Object.keys(published?.properties ?? {});
}

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

function publishedAt(node: SchemaNode | undefined, [step, ...rest]: readonly PropertyKey[]): SchemaNode | undefined {
  if (node === undefined) return undefined;
  const own = node.anyOf?.find((one) => one.properties ?? one.items) ?? node;
  if (step === undefined) return own;
  return publishedAt(typeof step === 'number' ? own.items : own.properties?.[String(step)], rest);
}
