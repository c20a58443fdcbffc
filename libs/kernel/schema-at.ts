import { z } from 'zod';
import { expectationOf, vocabularyOf } from './described.js';
import { meantBy, partsAt, valueAt, wrappedBy } from './schema-parts.js';
import { type InBoth, nameOf } from './words.js';

/** What a schema expects there, in words. */
export const expectationAt = (
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  value?: unknown,
): InBoth | undefined =>
  schemasAt(schema, path, value)
    .map(expectationOf)
    .find((found) => found !== undefined);

/** What people call each word that may stand there. */
export const wordsAt = (
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  value?: unknown,
): ReadonlyMap<string, InBoth> =>
  new Map(
    schemasAt(schema, path, value)
      .map(vocabularyOf)
      .filter((names) => names !== undefined)
      .flatMap((names) => Object.keys(names.zh).map((word) => [word, nameOf(names, word)])),
  );

/** The names of the fields that an object may have there. */
export const fieldsAt = (schema: z.core.$ZodType, path: readonly PropertyKey[], value?: unknown): readonly string[] => [
  ...new Set(
    schemasAt(schema, path, value).flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : [])),
  ),
];

/** The schemas that the part of a value at this path may be parsed by, with those that they wrap; several inside of a union. */
function schemasAt(
  schema: z.core.$ZodType,
  [step, ...further]: readonly PropertyKey[],
  value: unknown,
): readonly z.core.$ZodType[] {
  if (step === undefined) return unwrapped(schema, value);
  return partsAt(schema, step, value).flatMap((part) => schemasAt(part, further, valueAt(value, step)));
}

function unwrapped(schema: z.core.$ZodType, value: unknown): readonly z.core.$ZodType[] {
  const inner = wrappedBy(schema);
  const options = schema instanceof z.ZodUnion ? meantBy(schema, value) : [];
  return [schema, ...[...(inner ? [inner] : []), ...options].flatMap((one) => unwrapped(one, value))];
}
