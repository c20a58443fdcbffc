import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DomainError, type Json, languages } from '#kernel';
import { environmentVariables, loadConfiguration, wordingOf } from '#platform';
import { projectRoot } from '#runtime';
import { findingText, unplaced } from '#settings';
import { checkPolicy } from '../../libs/escalation/policies/check-policy.js';
import { checkRegistry } from '../../libs/organizations/registry/check-registry.js';
import { faultsIn, namesIn } from './sentences/check.js';
import { garbled } from './sentences/garbled.js';
import { refusals } from './sentences/samples/index.js';

/** Details that have words of their own are read as part of the sentence. */
const givenIn = ({ details, texts }: DomainError): Json =>
  Object.fromEntries(Object.entries(details).filter(([name]) => texts[name] === undefined));

const told = (refusal: DomainError): readonly string[] =>
  languages.flatMap((language) => {
    const sentence = wordingOf(refusal, language);
    const faults = faultsIn(sentence, language, namesIn(givenIn(refusal)));
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

const seed = (name: string): unknown =>
  JSON.parse(readFileSync(join(projectRoot(), 'seeds', `${name}.json`), 'utf8')) as unknown;

function refusalOf(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the sentence of a refusal', () => {
  it('the sentence of a refusal is read with true details, whatever file its catalogue stands in', () => {
    const read = new Set(refusals.map(({ code }) => code));
    expect(codesInSources().filter((code) => !read.has(code))).toEqual([]);
    expect(read.size).toBeGreaterThan(100);
  });

  it('the sentence of a refusal has no code, no foreign sentence and no other language in it, and says what to do', () => {
    expect(refusals.flatMap(told)).toEqual([]);
  });

  it('the sentence of a finding in a file says of every wrong word how it is written, or what the words mean', () => {
    const findings = [
      ...checkRegistry(unplaced(garbled(seed('organizations/tongzhou')))).findings,
      ...checkPolicy(unplaced(garbled(seed('policies/default-1')))).findings,
    ];
    expect(findings.length).toBeGreaterThan(500);
    const kinds = new Map(findings.map((one) => [`${one.code} ${String(one.path.at(-1))}`, one]));
    const faults = [...kinds.values()].flatMap((one) =>
      languages.flatMap((language) => {
        const sentence = findingText({ ...one, place: { zh: '', en: '' } }, language);
        return faultsIn(sentence, language).map((fault) => `${fault}: ${sentence}`);
      }),
    );
    expect(faults).toEqual([]);
  });

  it('the sentence of a wrong variable says how it is written', () => {
    const variables = Object.fromEntries(environmentVariables.map(({ name }) => [name, '？']));
    const refused = languages.flatMap((language) => {
      const sentence = wordingOf(
        refusalOf(() => loadConfiguration(variables)),
        language,
      );
      return faultsIn(sentence, language).map((fault) => `${fault}: ${sentence}`);
    });
    expect(refused).toEqual([]);
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
    ['字段“kid”应为规定的格式，实际为“a”。请更正。', 'zh', 'no form in “规定的格式”'],
    ['field "kid" must be of the right form, found "a". Correct it.', 'en', 'no form in “the right form”'],
    ['"approvePlan" is open to the head. Ask the head.', 'en', 'the command approvePlan in code form'],
    ['The role leadingOfficial may not do this. Ask somebody else.', 'en', 'the role leadingOfficial in code form'],
    ['The task is 已办结. Check the id.', 'en', 'the Chinese “已办结”'],
    ['The unit 区财政局 is not there：check it.', 'en', 'the full-width mark ：'],
    ['The task is closed.', 'en', 'nothing to do (a sentence that begins with a verb)'],
  ] as const)('the sentence %j is not let through in %s', (sentence, language, fault) => {
    expect(faultsIn(sentence, language)).toContain(fault);
  });
});
