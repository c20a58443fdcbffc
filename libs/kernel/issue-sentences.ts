import type { z } from 'zod';
import { foundText } from './found.js';
import type { Json } from './json.js';
import { type Bound, bounds, counted, formatText, type Measure, measureOf, typeText } from './issue-words.js';
import { knownText, quoted } from './nearest.js';
import { type InBoth, listText, textFrom } from './words.js';

type Issue = z.core.$ZodIssue;
type Code = z.core.$ZodIssueCode;

/** What an issue is about, looked up where the schema and the content are known. */
export interface Occasion {
  /** The field in words; the content as a whole where the path is empty. */
  readonly place: InBoth;
  readonly found: unknown;
  /** What the schema says in words that it expects there. */
  readonly expectation: InBoth | undefined;
  /** What people call each word that may stand there. */
  readonly words: ReadonlyMap<string, InBoth>;
  /** How people write such a word there. */
  written(word: string): string;
  /** The fields that are known there. */
  readonly fields: readonly string[];
  /** An issue inside of this one, as a sentence. */
  inside(issue: Issue): InBoth;
}

/** What is wrong, without an end: it stands in a list. */
export interface Complaint {
  readonly text: InBoth;
  readonly expected: Json;
}

type Say<C extends Code> = (issue: Extract<Issue, { readonly code: C }>, occasion: Occasion) => Complaint;

/** A sentence for everything that a schema may find wrong. An issue of a new code does not compile before it has one. */
const complaints: { readonly [C in Code]: Say<C> } = {
  invalid_type: ({ expected }, occasion) =>
    isPresent(occasion)
      ? must(occasion, expectedInstead(expected, occasion), expected)
      : missing(occasion, occasion.expectation ?? typeText(expected), expected),
  too_big: ({ origin, maximum, inclusive = true, exact = false }, occasion) =>
    bounded(occasion, measureOf(origin), exact ? 'exactly' : inclusive ? 'atMost' : 'lessThan', Number(maximum)),
  too_small: ({ origin, minimum, inclusive = true, exact = false }, occasion) =>
    bounded(occasion, measureOf(origin), exact ? 'exactly' : inclusive ? 'atLeast' : 'moreThan', Number(minimum)),
  invalid_format: ({ format }, occasion) => must(occasion, occasion.expectation ?? formatText(format), format),
  not_multiple_of: ({ divisor }, occasion) =>
    must(occasion, { zh: ` ${divisor} 的倍数`, en: `a multiple of ${divisor}` }, divisor),
  unrecognized_keys: ({ keys }, occasion) => ({
    expected: occasion.fields.slice(0, 50),
    text: sentences(keys.slice(0, 10).map((key) => unknownField(key, occasion))),
  }),
  invalid_union: (issue, occasion) => unionComplaint(issue, occasion),
  invalid_key: ({ issues }, occasion) => ({
    expected: 'key',
    text: sentences(issues.map((one) => occasion.inside(one))),
  }),
  invalid_element: ({ issues }, occasion) => ({
    expected: 'element',
    text: sentences(issues.map((one) => occasion.inside(one))),
  }),
  invalid_value: ({ values }, occasion) =>
    isPresent(occasion)
      ? must(occasion, oneOf(values.map(String), occasion), values.map(String))
      : missing(occasion, oneOf(values.map(String), occasion), values.map(String)),
  custom: ({ params }, occasion) => {
    const said = (params ?? {}) as Partial<InBoth>;
    const { zh = '不符合要求', en = 'is not as expected' } = said;
    return { expected: null, text: withPlace(occasion, { zh, en }) };
  },
};

export const complaintOf = <C extends Code>(
  issue: Extract<Issue, { readonly code: C }>,
  occasion: Occasion,
): Complaint => (complaints[issue.code as C] as Say<C>)(issue, occasion);

/** What has fields may be something of its own, as a whole file is; of a single value its type tells more. */
const expectedInstead = (type: string, { expectation }: Occasion): InBoth =>
  type === 'object' ? (expectation ?? typeText(type)) : typeText(type);

const isPresent = ({ found }: Occasion): boolean => found !== undefined;

const withPlace = ({ place }: Occasion, { zh, en }: InBoth): InBoth => ({
  zh: `${place.zh}${zh}`,
  en: `${place.en} ${en}`,
});

function must(occasion: Occasion, expected: InBoth, code: Json): Complaint {
  const found = foundText(occasion.found);
  const text = { zh: `应为${expected.zh}，实际为${found.zh}`, en: `must be ${expected.en}, found ${found.en}` };
  return { expected: code, text: withPlace(occasion, text) };
}

function missing(occasion: Occasion, expected: InBoth, code: Json): Complaint {
  const text = { zh: `必须填写，应为${expected.zh}`, en: `is missing, it must be ${expected.en}` };
  return { expected: code, text: withPlace(occasion, text) };
}

/** Joined as one list of complaints. */
export const sentences = (texts: readonly InBoth[]): InBoth =>
  textFrom((inLanguage, language) => texts.map(inLanguage).join(language === 'zh' ? '；' : '; '));

const unknownField = (key: string, { place, fields }: Occasion): InBoth => {
  const name = quoted(key.slice(0, 60));
  const known = knownText(fields, key);
  const tail =
    fields.length === 0
      ? { zh: '，请删除', en: ', leave it out' }
      : { zh: `，可用的有：${known.zh}`, en: `, known: ${known.en}` };
  return { zh: `${place.zh}中没有字段${name.zh}${tail.zh}`, en: `${place.en} has no field ${name.en}${tail.en}` };
};

const oneOf = (values: readonly string[], { found, words, written }: Occasion): InBoth => {
  if (values.length === 1) return knownText(values);
  const names = new Map([...words].map(([word, name]) => [written(word), name]));
  const known = knownText(values.map(written), typeof found === 'string' ? found : '', { most: 40, words: names });
  return { zh: `以下之一：${known.zh}`, en: `one of ${known.en}` };
};

function unionComplaint(issue: z.core.$ZodIssueInvalidUnion, occasion: Occasion): Complaint {
  if ('options' in issue && issue.options) {
    const options = issue.options.map(String);
    const expected = oneOf(options, occasion);
    return isPresent(occasion) ? must(occasion, expected, options) : missing(occasion, expected, options);
  }
  const choices = issue.errors.map((one) => sentences(one.slice(0, 3).map((inner) => occasion.inside(inner))));
  if (choices.length === 0) return must(occasion, { zh: '恰好一种形式', en: 'of exactly one form' }, null);
  const numbered = listText(
    choices.slice(0, 6).map(({ zh, en }, at) => ({ zh: `（${at + 1}）${zh}`, en: `(${at + 1}) ${en}` })),
  );
  const text = { zh: `不符合任何一种形式：${numbered.zh}`, en: `fits none of its forms: ${numbered.en}` };
  return { expected: choices.length, text: withPlace(occasion, text) };
}

function bounded(occasion: Occasion, measure: Measure, bound: Bound, limit: number): Complaint {
  const { zh, en } = bounds[bound];
  const amount = counted[measure](limit);
  const verb = measure === 'number' ? 'must be' : 'must have';
  const found = foundAmount(occasion.found, measure);
  const text = { zh: `${zh}${amount.zh}，实际为${found.zh}`, en: `${verb} ${en} ${amount.en}, found ${found.en}` };
  return { expected: { [bound]: limit }, text: withPlace(occasion, text) };
}

function foundAmount(found: unknown, measure: Measure): InBoth {
  if (measure === 'characters' && typeof found === 'string' && found.trim() !== '')
    return counted.characters(found.length);
  return measure === 'items' && Array.isArray(found) ? counted.items(found.length) : foundText(found);
}
