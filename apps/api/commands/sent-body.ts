import type { z } from 'zod';
import { hasField, refuseCommand, withFieldOptional } from '#commands';
import { type Actor, saidIssues, type SchemaIssue } from '#kernel';

/** A unit's people act for their own unit: what they leave out is filled in. */
export function withOwnUnit(schema: z.ZodType, body: unknown, { unit }: Actor): unknown {
  if (unit === undefined || !hasField(schema, 'unit') || !isObject(body) || Object.hasOwn(body, 'unit')) return body;
  return { ...body, unit };
}

/** The body as it may be sent: `unit` may be left out. */
export const unitOptional = (schema: z.ZodType): z.ZodType => withFieldOptional(schema, 'unit');

/** The content, with the ids that stand in the address. @throws COMMAND_INVALID when the body names one of them, too */
export function withAddressed(body: unknown, params: Readonly<Record<string, unknown>>): unknown {
  if (!isObject(body)) return body;
  const twice = Object.keys(params).filter((name) => Object.hasOwn(body, name));
  if (twice.length === 0) return { ...body, ...params };
  throw refuseCommand('COMMAND_INVALID', { issues: saidIssues(twice.map(inTheAddress)) });
}

const inTheAddress = (name: string): SchemaIssue => ({
  path: name,
  at: [name],
  code: 'unrecognized_keys',
  expected: null,
  found: null,
  text: {
    zh: `字段“${name}”已在地址中，请从请求体中删除`,
    en: `field "${name}" stands in the address already, leave it out of the body`,
  },
});

const isObject = (body: unknown): body is object => typeof body === 'object' && body !== null && !Array.isArray(body);
