import { z } from 'zod';
import type { Actor } from '#kernel';

/** A unit's people act for their own unit: what they leave out is filled in. */
export function withOwnUnit(schema: z.ZodType, body: unknown, { unit }: Actor): unknown {
  if (unit === undefined || !namesUnit(schema) || !isObject(body) || Object.hasOwn(body, 'unit')) return body;
  return { ...body, unit };
}

/** The body as it may be sent: `unit` may be left out. */
export function bodyAsSent(schema: z.ZodType): z.ZodType {
  return namesUnit(schema) ? schema.partial({ unit: true }) : schema;
}

const namesUnit = (schema: z.ZodType): schema is z.ZodObject<{ unit: z.ZodType }> =>
  schema instanceof z.ZodObject && 'unit' in schema.shape;

const isObject = (body: unknown): body is object => typeof body === 'object' && body !== null && !Array.isArray(body);
