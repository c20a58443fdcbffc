import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { unknownFields } from '#commands';
import { type Called, issuesOf, saidIssues, unknownFieldIssue } from '#kernel';
import { refuseRequest } from '../refusals.js';

class Parsed<Schema extends z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  constructor(
    private readonly schema: Schema,
    private readonly code: 'QUERY_INVALID' | 'PATH_INVALID',
  ) {}

  transform(value: unknown): z.infer<Schema> {
    const parsed = this.schema.safeParse(value);
    if (!parsed.success)
      throw refuseRequest(this.code, {
        issues: saidIssues(issuesOf(parsed.error, value, this.schema, called[this.code])),
      });
    const unknown = unknownFields(value, parsed.data);
    if (unknown.length > 0) {
      const issues = unknown.map((path) => unknownFieldIssue(path, this.schema, called[this.code]));
      throw refuseRequest(this.code, { issues: saidIssues(issues) });
    }
    return parsed.data;
  }
}

/** Pipes that turn what came over the wire into what a schema promises, or refuse it. Unknown fields are refused everywhere. */
export const Valid = {
  query: <Schema extends z.ZodType>(schema: Schema) => new Parsed(schema, 'QUERY_INVALID'),
  params: <Schema extends z.ZodType>(schema: Schema) => new Parsed(schema, 'PATH_INVALID'),
};

const called: Readonly<Record<'QUERY_INVALID' | 'PATH_INVALID', Called>> = {
  QUERY_INVALID: { whole: { zh: '查询', en: 'the query' }, field: { zh: '查询参数', en: 'parameter' } },
  PATH_INVALID: { whole: { zh: '地址', en: 'the address' }, field: { zh: '地址中的', en: 'address part' } },
};
