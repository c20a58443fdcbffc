import { z } from 'zod';
import { expectationOf, vocabularyOf } from './described.js';
import { partsAt, wrappedBy } from './schema-parts.js';
import { type InBoth, nameOf } from './words.js';

/** What a schema expects there, in words. */
export const expectationAt = (schema: z.core.$ZodType, path: readonly PropertyKey[]): InBoth | undefined =>
  schemasAt(schema, path)
    .map(expectationOf)
    .find((found) => found !== undefined);

/** What people call each word that may stand there. */
export const wordsAt = (schema: z.core.$ZodType, path: readonly PropertyKey[]): ReadonlyMap<string, InBoth> =>
  new Map(
    schemasAt(schema, path)
      .map(vocabularyOf)
      .filter((names) => names !== undefined)
      .flatMap((names) => Object.keys(names.zh).map((word) => [word, nameOf(names, word)])),
  );

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
