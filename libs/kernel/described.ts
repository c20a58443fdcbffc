import { z } from 'zod';
import { wrappedBy } from './schema-parts.js';
import type { InBoth, NamesOf } from './words.js';

/** What is said of a field of a request, for people who call the interface and for people who are told what is wrong. */
export type Description<Schema extends z.ZodType = z.ZodType> = InBoth & {
  /** What people call it: 报送期, reporting period. */
  readonly label: InBoth;
  /**
   * Name of an example of its own that has this field; the others leave it out. For what belongs to a case of its own, such as a
   * call that corrects an earlier one.
   */
  readonly onlyIn?: string;
} & ExampleOf<Schema> &
  UnitOf<Schema> &
  WordsOf<Schema>;

/** An example that succeeds where the rest of the examples are sent. What has parts may take it from theirs, and a fixed word is its own. */
type ExampleOf<Schema extends z.ZodType> = Schema extends z.ZodLiteral
  ? { readonly example?: never }
  : NonNullable<z.input<Schema>> extends object
    ? { readonly example?: z.input<Schema> }
    : { readonly example: z.input<Schema> };

/** What a number counts. */
type UnitOf<Schema extends z.ZodType> =
  NonNullable<z.output<Schema>> extends number ? { readonly unit: InBoth } : { readonly unit?: InBoth };

/** What people call each word of a field that takes one of a few. */
type WordsOf<Schema extends z.ZodType> = Schema extends z.ZodLiteral
  ? { readonly words?: never }
  : FewWordsOf<NonNullable<z.output<Schema>>>;
type FewWordsOf<Value> = [Value] extends [string]
  ? string extends Value
    ? { readonly words?: never }
    : { readonly words: NamesOf<Value> }
  : { readonly words?: never };

interface Told {
  readonly label: InBoth;
  readonly example: unknown;
  readonly onlyIn: string | undefined;
}

/** What was said of schemas. A schema that is refined further (`.max(…)`) keeps it. */
export const told = z.registry<Told>();

/** What texts of a format look like that only a pattern describes, in words; filled when schemas are made. */
const expectations = z.registry<InBoth>();

/** Says in words, with an example, what a schema expects, where people could not read its pattern: 形如 2023-06. */
export function expecting<Schema extends z.ZodType>(schema: Schema, expected: InBoth): Schema {
  expectations.add(schema, expected);
  return schema;
}

/** What was said with `expecting` of the schema, or of one that it was made from. */
export const expectationOf = (schema: z.core.$ZodType): InBoth | undefined => expectations.get(schema);

/** What people call the words that a schema takes. */
const vocabularies = z.registry<NamesOf<string>>();
export const vocabularyOf = (schema: z.core.$ZodType): NamesOf<string> | undefined => vocabularies.get(schema);

/**
 * The schema with its description. Documents made from it (OpenAPI, AsyncAPI) carry label, description and example, and `labelOf`
 * finds the label. Describe the outermost schema of a field: `described(z.string().nullable(), …)`.
 * @throws TypeError where a text has a pattern that `expecting` does not say in words
 */
export function described<Schema extends z.ZodType>(schema: Schema, says: Description<Schema>): Schema {
  const { label, unit, onlyIn, words } = says;
  if (isSilentPattern(schema)) throw new TypeError(`${label.en}: a pattern says in words what it expects (expecting)`);
  const example = schema instanceof z.ZodLiteral ? schema.value : says.example;
  const marked = schema.meta({
    title: inOneLine(label),
    description: inOneLine(unit ? withUnit(says, unit) : says),
    ...(example !== undefined && { examples: [example] }),
  });
  told.add(marked, { label, example, onlyIn });
  const names = words ?? meaningOf(schema, says);
  if (names) vocabularies.add(marked, names);
  return marked;
}

/** A fixed word tells one shape from the others: what is said of it is what it means. */
const meaningOf = (schema: z.ZodType, { zh, en }: InBoth): NamesOf<string> | undefined =>
  schema instanceof z.ZodLiteral && typeof schema.value === 'string'
    ? { zh: { [schema.value]: zh.replace(/。$/, '') }, en: { [schema.value]: en.replace(/\.$/, '') } }
    : undefined;

function isSilentPattern(schema: z.core.$ZodType): boolean {
  if (expectationOf(schema)) return false;
  if (schema instanceof z.ZodString) return schema._zod.def.checks?.some(isPattern) ?? false;
  const inner = schema instanceof z.ZodArray ? schema.element : wrappedBy(schema);
  return inner !== undefined && isSilentPattern(inner);
}

const isPattern = (check: z.core.$ZodCheck): boolean => check instanceof z.core.$ZodCheckRegex;

/** Both languages as documents print them: 中文 · English. */
export const inOneLine = ({ zh, en }: InBoth): string => `${zh} · ${en}`;

const withUnit = ({ zh, en }: InBoth, unit: InBoth): InBoth => ({
  zh: `${zh}（单位：${unit.zh}）`,
  en: `${en} (unit: ${unit.en})`,
});
