import { z } from 'zod';

/** One thing said in both languages. */
export interface InBoth {
  readonly zh: string;
  readonly en: string;
}

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
  UnitOf<Schema>;

/** An example that succeeds where the rest of the examples are sent. What has parts may take it from theirs, and a fixed word is its own. */
type ExampleOf<Schema extends z.ZodType> = Schema extends z.ZodLiteral
  ? { readonly example?: never }
  : NonNullable<z.input<Schema>> extends object
    ? { readonly example?: z.input<Schema> }
    : { readonly example: z.input<Schema> };

/** What a number counts. */
type UnitOf<Schema extends z.ZodType> =
  NonNullable<z.output<Schema>> extends number ? { readonly unit: InBoth } : { readonly unit?: InBoth };

interface Told {
  readonly label: InBoth;
  readonly example: unknown;
  readonly onlyIn: string | undefined;
}

/** What was said of schemas. A schema that is refined further (`.max(…)`) keeps it. */
export const told = z.registry<Told>();

/**
 * The schema with its description. Documents made from it (OpenAPI, AsyncAPI) carry label, description and example, and `labelOf`
 * finds the label. Describe the outermost schema of a field: `described(z.string().nullable(), …)`.
 */
export function described<Schema extends z.ZodType>(schema: Schema, says: Description<Schema>): Schema {
  const { label, unit, onlyIn } = says;
  const example = schema instanceof z.ZodLiteral ? schema.value : says.example;
  const marked = schema.meta({
    title: inOneLine(label),
    description: inOneLine(unit ? withUnit(says, unit) : says),
    ...(example !== undefined && { examples: [example] }),
  });
  told.add(marked, { label, example, onlyIn });
  return marked;
}

/** Both languages as documents print them: 中文 · English. */
export const inOneLine = ({ zh, en }: InBoth): string => `${zh} · ${en}`;

const withUnit = ({ zh, en }: InBoth, unit: InBoth): InBoth => ({
  zh: `${zh}（单位：${unit.zh}）`,
  en: `${en} (unit: ${unit.en})`,
});
