import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type DomainError, type Json, languages } from '#kernel';
import { wordingOf } from '#platform';
import { projectRoot } from '#runtime';
import { faultsIn } from './sentences/check.js';
import { refusals } from './sentences/samples/index.js';

/** Names that the details bring: of units, people and files, in whatever language. */
const namesIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null
    ? Object.values(value as Record<string, Json>).flatMap(namesIn)
    : [];
};

/** Details that have words of their own are read as part of the sentence. */
const givenIn = ({ details, texts }: DomainError): Json =>
  Object.fromEntries(Object.entries(details).filter(([name]) => texts[name] === undefined));

const longestFirst = (names: readonly string[]): readonly string[] => names.toSorted((a, b) => b.length - a.length);

const told = (refusal: DomainError): readonly string[] =>
  languages.flatMap((language) => {
    const sentence = wordingOf(refusal, language);
    const faults = faultsIn(sentence, language, longestFirst(namesIn(givenIn(refusal))));
    const basis =
      refusal.entry.basis === undefined || /\p{Script=Han}/u.test(refusal.entry.basis.zh)
        ? []
        : ['a basis that is not Chinese'];
    return [...faults, ...basis].map((fault) => `${refusal.code} (${language}) has ${fault}: ${sentence}`);
  });

const codesInSources = (): readonly string[] =>
  globSync('{apps,libs}/**/refusals.ts', { cwd: projectRoot() }).flatMap((path) =>
    [...readFileSync(join(projectRoot(), path), 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(
      ([, code]) => code!,
    ),
  );

describe('the sentence of a refusal', () => {
  it('the sentence of a refusal is read with true details, whatever file its catalogue stands in', () => {
    const read = new Set(refusals.map(({ code }) => code));
    expect(codesInSources().filter((code) => !read.has(code))).toEqual([]);
    expect(read.size).toBeGreaterThan(100);
  });

  it('the sentence of a refusal has no code, no foreign sentence and no other language in it, and says what to do', () => {
    expect(refusals.flatMap(told)).toEqual([]);
  });

  it.each([
    ['“SubmitPlan”要求方案处于Drafted。请先送审。', 'zh', 'the command SubmitPlan in code form'],
    ['“批准”要求方案处于Drafted。请先送审。', 'zh', 'the state Drafted in code form'],
    ['“批准”只对head开放。请由其办理。', 'zh', 'the role head in code form'],
    ['percent: Too big: expected number to be <=100。请更正。', 'zh', 'the sentence of a library “Too big”'],
    [
      '访问令牌无效："exp" claim timestamp check failed。请登录。',
      'zh',
      'the sentence of a library “"exp" claim timestamp check failed”',
    ],
    ['请求不符合要求：字段“percent”不得超过 100。', 'zh', 'nothing to do (请…)'],
    ['代码为 TASK_NOT_FOUND。请核对。', 'zh', 'the code TASK_NOT_FOUND'],
    ['没有单位{unit}。请核对。', 'zh', 'the gap {unit}'],
    ['"approvePlan" is open to the head. Ask the head.', 'en', 'the command approvePlan in code form'],
    ['The role leadingOfficial may not do this. Ask somebody else.', 'en', 'the role leadingOfficial in code form'],
    ['The task is 已办结. Check the id.', 'en', 'the Chinese “已办结”'],
    ['The unit 区财政局 is not there：check it.', 'en', 'the full-width mark ：'],
    ['The task is closed.', 'en', 'nothing to do (a sentence that begins with a verb)'],
  ] as const)('the sentence %j is not let through in %s', (sentence, language, fault) => {
    expect(faultsIn(sentence, language)).toContain(fault);
  });
});
