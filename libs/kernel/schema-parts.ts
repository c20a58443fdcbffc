import { z } from 'zod';

/** The schema inside one that only wraps it (optional, nullable, with a default, transformed); undefined when it wraps none. */
export function wrappedBy(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodPipe) return schema.in;
  if (isWrapper(schema)) return schema._zod.def.innerType;
  return undefined;
}

const isWrapper = (schema: z.core.$ZodType) =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodPrefault ||
  schema instanceof z.ZodReadonly ||
  schema instanceof z.ZodNonOptional;

/** The schemas that a value may have at this step; more than one where the schema is a union. */
export function partsAt(schema: z.core.$ZodType, step: PropertyKey): readonly z.core.$ZodType[] {
  const inner = wrappedBy(schema);
  if (inner) return partsAt(inner, step);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => partsAt(option, step));
  return [partOf(schema, step)].filter((part) => part !== undefined);
}

function partOf(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, step) ? schema.shape[String(step)] : undefined;
  if (schema instanceof z.ZodArray && typeof step === 'number') return schema.element;
  if (schema instanceof z.ZodTuple && typeof step === 'number') return schema._zod.def.items[step];
  return undefined;
}
