import { z } from 'zod';
import type { InBoth } from './described.js';
import { partsAt, wrappedBy } from './schema-parts.js';

/** What texts of a format look like that only a pattern describes, in words; filled when schemas are made. */
const expectations = z.registry<InBoth>();

/** Says in words what a schema expects, where people could not read its pattern: 形如 2023-06. */
export function expecting<Schema extends z.ZodType>(schema: Schema, expected: InBoth): Schema {
  expectations.add(schema, expected);
  return schema;
}

/** What a schema expects there, in words. */
export const expectationAt = (schema: z.core.$ZodType, path: readonly PropertyKey[]): InBoth | undefined =>
  schemasAt(schema, path)
    .map((one) => expectations.get(one))
    .find((found) => found !== undefined);

/** The names of the fields that an object may have there. */
export const fieldsAt = (schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] => [
  ...new Set(schemasAt(schema, path).flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : []))),
];

/** The schemas that a value at this path may be parsed by, with those that they wrap; several inside of a union. */
function schemasAt(schema: z.core.$ZodType, [step, ...further]: readonly PropertyKey[]): readonly z.core.$ZodType[] {
  if (step === undefined) return unwrapped(schema);
  return partsAt(schema, step).flatMap((part) => schemasAt(part, further));
}

function unwrapped(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const inner = wrappedBy(schema);
  const options = schema instanceof z.ZodUnion ? schema.options : [];
  return [schema, ...(inner ? [inner] : []), ...options].flatMap((one) => (one === schema ? [one] : unwrapped(one)));
}
