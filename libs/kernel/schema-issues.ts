import type { z } from 'zod';
import { foundValue } from './found.js';
import { complaintOf, sentences } from './issue-sentences.js';
import type { Json } from './json.js';
import { quoted } from './nearest.js';
import { labelOf } from './labels.js';
import { expectationAt, fieldsAt, wordsAt } from './schema-at.js';
import { valueAt } from './schema-parts.js';
import { type InBoth, said, type Said } from './words.js';

/** What a content and its parts are called where it stands. */
export interface Called {
  /** The content itself. */
  readonly whole: InBoth;
  /** One of its fields, before its name. */
  readonly field: InBoth;
  /** A field and its place in words, where people do not see the path; undefined where they do. */
  placeOf?(path: readonly PropertyKey[]): InBoth | undefined;
  /** How people write a word of the vocabulary there, where they do not write the word itself. */
  written?(word: string): string;
}

export const content: Called = { whole: { zh: '内容', en: 'the content' }, field: { zh: '字段', en: 'field' } };
export const fileContent: Called = { ...content, whole: { zh: '文件', en: 'the file' } };

/** One thing that is wrong with a content: for programs, and as a sentence without its end. */
export interface SchemaIssue {
  /** As the caller wrote it: `figures.1.value`; empty for the content itself. */
  readonly path: string;
  /** The same in steps. */
  readonly at: readonly PropertyKey[];
  /** What zod calls the issue. */
  readonly code: z.core.$ZodIssueCode;
  readonly expected: Json;
  readonly found: Json;
  readonly text: InBoth;
}

const mostTold = 10;

/** What is wrong with the content, at most ten things, each unknown field for itself. `schema` is the one that found it. */
export const issuesOf = (...found: Parameters<typeof everyIssueOf>): readonly SchemaIssue[] =>
  everyIssueOf(...found).slice(0, mostTold);

/** The same, however many there are. */
export const everyIssueOf = (
  error: z.core.$ZodError,
  sent: unknown,
  schema: z.core.$ZodType,
  called: Called = content,
): readonly SchemaIssue[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownFieldIssue([...issue.path, key], schema, called))
      : [issueOf(issue, { sent, schema, called, above: [] })],
  );

/** The issues as one text: a list of sentences without its end. */
export const issuesText = (issues: readonly SchemaIssue[]): InBoth => sentences(issues.map(({ text }) => text));

/** The issues as the detail of a refusal. */
export const saidIssues = (issues: readonly SchemaIssue[]): Said =>
  said(
    issues.map(({ path, code, expected, found }) => ({ path, code, expected, found })),
    issuesText(issues),
  );

/** A field that was sent and is not in the schema. */
export function unknownFieldIssue(
  path: readonly PropertyKey[],
  schema: z.core.$ZodType,
  called: Called = content,
): SchemaIssue {
  const around = path.slice(0, -1);
  const issue = { code: 'unrecognized_keys', keys: [String(path.at(-1))], path: around, message: '' } as const;
  const where = { sent: undefined, schema, called, above: [] };
  return { ...issueOf({ ...issue, keys: [...issue.keys] }, where), path: pathText(path), at: path };
}

interface Where {
  readonly sent: unknown;
  readonly schema: z.core.$ZodType;
  readonly called: Called;
  readonly above: readonly PropertyKey[];
}

function issueOf(issue: z.core.$ZodIssue, where: Where): SchemaIssue {
  const { sent, schema, called, above } = where;
  const path = [...above, ...issue.path];
  const found = path.reduce<unknown>(valueAt, sent);
  const { text, expected } = complaintOf(issue, {
    place: called.placeOf?.(path) ?? placeText(path, titleAt(where, path), called),
    found,
    expectation: expectationAt(schema, path, sent),
    words: wordsAt(schema, path, sent),
    fields: fieldsAt(schema, path, sent),
    written: (word) => called.written?.(word) ?? word,
    inside: (inner) => issueOf(inner, { ...where, above: path }).text,
  });
  return { path: pathText(path), at: path, code: issue.code, expected, found: foundValue(found), text };
}

function titleAt({ schema, sent }: Where, path: readonly PropertyKey[]): InBoth | undefined {
  const [zh, en] = [labelOf(schema, path, 'zh', sent), labelOf(schema, path, 'en', sent)];
  return zh === undefined || en === undefined || /^第\d+项$/.test(zh) ? undefined : { zh, en };
}

const pathText = (path: readonly PropertyKey[]): string => path.map(String).join('.').slice(0, 200);

/** 字段“targets”第 2 项的“value” · field "value" of item 2 of "targets" */
export function placeText(path: readonly PropertyKey[], title: InBoth | undefined, { whole, field }: Called): InBoth {
  if (path.length === 0) return whole;
  const zh = path
    .map((step, at) => (isPlace(step) ? `第 ${Number(step) + 1} 项` : `${at > 0 ? '的' : ''}“${String(step)}”`))
    .join('');
  const en = [...path].reverse().map((step) => (isPlace(step) ? `item ${Number(step) + 1}` : quoted(String(step)).en));
  const named = { zh: title ? `（${title.zh}）` : '', en: title ? ` (${title.en})` : '' };
  return { zh: `${field.zh}${zh}${named.zh}`, en: `${field.en} ${en.join(' of ')}${named.en}` };
}

const isPlace = (step: PropertyKey): boolean => typeof step === 'number';
