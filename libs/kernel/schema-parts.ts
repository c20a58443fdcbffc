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

/**
 * The schemas that the part of a value at this step may have; more than one where the schema is a union. Of a union the shapes that the
 * value is meant for: those whose fixed words it has (`{ change: 'add' }`); all when there is no value, or none has them.
 */
export function partsAt(schema: z.core.$ZodType, step: PropertyKey, value?: unknown): readonly z.core.$ZodType[] {
  const inner = wrappedBy(schema);
  if (inner) return partsAt(inner, step, value);
  if (schema instanceof z.ZodUnion) return meantBy(schema, value).flatMap((option) => partsAt(option, step, value));
  return [partOf(schema, step)].filter((part) => part !== undefined);
}

/** The part of a value at a step of a path. */
export const valueAt = (value: unknown, step: PropertyKey): unknown =>
  isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;

const isRecord = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null;

export function meantBy({ options }: z.ZodUnion, value: unknown): readonly z.core.$ZodType[] {
  const meant = isRecord(value) ? options.filter((option) => hasWordsOf(option, value)) : [];
  return meant.length > 0 ? meant : options;
}

function hasWordsOf(option: z.core.$ZodType, value: Readonly<Record<PropertyKey, unknown>>): boolean {
  const inner = wrappedBy(option);
  if (inner) return hasWordsOf(inner, value);
  if (option instanceof z.ZodUnion) return option.options.some((one) => hasWordsOf(one, value));
  if (!(option instanceof z.ZodObject)) return false;
  return Object.entries(option.shape).every(([name, part]) => isWordOf(part as z.core.$ZodType, value[name]));
}

const isWordOf = (part: z.core.$ZodType, found: unknown): boolean =>
  !(part instanceof z.ZodLiteral) || [...part.values].some((word) => word === found);

function partOf(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, step) ? schema.shape[String(step)] : undefined;
  if (schema instanceof z.ZodArray && typeof step === 'number') return schema.element;
  if (schema instanceof z.ZodTuple && typeof step === 'number') return schema._zod.def.items[step];
  return undefined;
}
