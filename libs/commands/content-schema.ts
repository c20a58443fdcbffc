import { z } from 'zod';

/** The schema with the field left out, where it has it. */
export const withoutField = (schema: z.ZodType, field: string): z.ZodType =>
  hasField(schema, field) ? schema.omit(maskOf(field)) : schema;

/** The schema with the field optional, where it has it. */
export const withFieldOptional = (schema: z.ZodType, field: string): z.ZodType =>
  hasField(schema, field) ? schema.partial(maskOf(field)) : schema;

/** Whether the content has such a field. */
export const hasField = (schema: z.ZodType, field: string): schema is z.ZodObject =>
  schema instanceof z.ZodObject && field in schema.shape;

/** Zod wants a mask whose keys the compiler knows, and these schemas come from a catalogue: to the compiler the mask names nothing. */
const maskOf = (field: string): Record<never, true> => ({ [field]: true });
