import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { unknownFields } from '#commands';
import { refuseRequest } from '../refusals.js';

class Parsed<Schema extends z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  constructor(
    private readonly schema: Schema,
    private readonly code: 'QUERY_INVALID' | 'PATH_INVALID',
  ) {}

  transform(value: unknown): z.infer<Schema> {
    const parsed = this.schema.safeParse(value);
    if (!parsed.success) throw refuseRequest(this.code, { issues: issuesOf(parsed.error) });
    const unknown = unknownFields(value, parsed.data);
    if (unknown.length > 0)
      throw refuseRequest(this.code, { issues: unknown.map((name) => `${name}: unknown`).join('; ') });
    return parsed.data;
  }
}

/** Pipes that turn what came over the wire into what a schema promises, or refuse it. Unknown fields are refused everywhere. */
export const Valid = {
  query: <Schema extends z.ZodType>(schema: Schema) => new Parsed(schema, 'QUERY_INVALID'),
  params: <Schema extends z.ZodType>(schema: Schema) => new Parsed(schema, 'PATH_INVALID'),
};

const issuesOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
