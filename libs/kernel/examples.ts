import { z } from 'zod';
import { told } from './described.js';
import { wrappedBy } from './schema-parts.js';

/**
 * Whole examples of a request: every field with its own example. There are several, by name, where a field is one of several
 * shapes or belongs to a case of its own; `complete` where it is not. @throws TypeError naming the place, where a part has no example
 */
export function examplesOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const examples = variants(schema, '').map(({ name, value }) => [name || 'complete', value] as const);
  const names = examples.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) throw new TypeError(`two shapes of a request are both told apart by ${twice}`);
  return Object.fromEntries(examples);
}

interface Variant {
  /** Empty where there is only one. */
  readonly name: string;
  readonly value: unknown;
}

function variants(schema: z.core.$ZodType, at: string): readonly Variant[] {
  const own = told.get(schema)?.example;
  if (own !== undefined) return [{ name: '', value: own }];
  const inner = wrappedBy(schema);
  if (inner) return variants(inner, at);
  if (schema instanceof z.ZodObject) return ofObject(schema, at);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option, index) => ofOption(option, index, at));
  if (schema instanceof z.ZodArray) return [{ name: '', value: variants(schema.element, `${at}[]`).map(valueOf) }];
  if (schema instanceof z.ZodLiteral) return [{ name: '', value: schema.value }];
  throw new TypeError(`${at || 'the request'} needs an example: described(schema, { …, example })`);
}

const valueOf = ({ value }: Variant): unknown => value;

/** One example for each shape of the field that has several; all other fields stand in each of them. */
const ofObject = ({ shape }: z.ZodObject, at: string): readonly Variant[] =>
  Object.entries(shape).reduce<readonly Variant[]>(
    (before, [field, part]) =>
      before.flatMap(({ name, value }) => [
        ...(caseOf(part) === undefined ? [] : [{ name, value }]),
        ...variants(part, at ? `${at}.${field}` : field).map((variant) => ({
          name: joined(name, caseOf(part), variant.name),
          value: { ...(value as object), [field]: variant.value },
        })),
      ]),
    [{ name: '', value: {} }],
  );

const caseOf = (schema: z.core.$ZodType): string | undefined => {
  const inner = wrappedBy(schema);
  return told.get(schema)?.onlyIn ?? (inner && caseOf(inner));
};

const ofOption = (option: z.core.$ZodType, index: number, at: string): readonly Variant[] =>
  variants(option, at).map(({ name, value }) => ({ name: joined(wordsIn(option, index), name), value }));

/** The words by which one shape is told from the others; its place where it has none. */
function wordsIn(option: z.core.$ZodType, index: number): string {
  if (option instanceof z.ZodUnion) return '';
  const parts = option instanceof z.ZodObject ? Object.values(option.shape) : [];
  const words = parts.flatMap((part) => (part instanceof z.ZodLiteral ? [part.value] : []));
  return joined(...words.filter((word) => typeof word === 'string')) || String(index + 1);
}

const joined = (...names: readonly (string | undefined)[]): string => names.filter(Boolean).join('-');
