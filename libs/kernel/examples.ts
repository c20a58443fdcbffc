import { z } from 'zod';
import { told } from './described.js';
import { wrappedBy } from './schema-parts.js';

/**
 * Whole examples of a request: every field with its own example. There are several, by name, where a field is one of several
 * shapes; `complete` where it is not. @throws TypeError naming the place, where a part has no example
 */
export function examplesOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  return Object.fromEntries(variants(schema, '').map(({ name, value }) => [name || 'complete', value]));
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
function ofObject({ shape }: z.ZodObject, at: string): readonly Variant[] {
  return Object.entries(shape).reduce<readonly Variant[]>(
    (before, [field, part]) =>
      before.flatMap(({ name, value }) =>
        variants(part, at ? `${at}.${field}` : field).map((variant) => ({
          name: [name, variant.name].filter(Boolean).join('-'),
          value: { ...(value as object), [field]: variant.value },
        })),
      ),
    [{ name: '', value: {} }],
  );
}

const ofOption = (option: z.core.$ZodType, index: number, at: string): readonly Variant[] =>
  variants(option, at).map(({ name, value }) => ({
    name: [literalIn(option) ?? String(index + 1), name].filter(Boolean).join('-'),
    value,
  }));

/** The word by which one shape is told from the others. */
function literalIn(option: z.core.$ZodType): string | undefined {
  if (!(option instanceof z.ZodObject)) return undefined;
  const [first] = Object.values(option.shape);
  return first instanceof z.ZodLiteral ? String(first.value) : undefined;
}
