import { z } from 'zod';
import type { OperationSpec } from '../operations/operation.js';

type Json = Readonly<Record<string, unknown>>;

const header = (name: string, description: string, schema: Json): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
});

const language = header('Accept-Language', '问题说明的语言 · language of problems: zh (default) or en', {
  type: 'string',
  examples: ['zh', 'en'],
});
const trace = header('traceparent', 'W3C Trace Context', { type: 'string' });
const idempotencyKey = header(
  'Idempotency-Key',
  '同一账户同一键重复请求只执行一次 · the same key of the same account is carried out once; the repeat answers the same with Idempotency-Replayed: true',
  { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
);
const ifMatch = header(
  'If-Match',
  '所依据的版本 · the ETag the decision rests on; 412 REVISION_STALE when it is no longer current',
  {
    type: 'string',
    examples: ['"7"'],
  },
);

const ifNoneMatch = header('If-None-Match', '已有的版本 · the ETag the caller has; 304 when it is still current', {
  type: 'string',
});
const lastEventId = header('Last-Event-ID', '续传位置 · position of the last event that was received', {
  type: 'string',
  pattern: '^\\d{1,18}$',
});

export function parametersOf(
  { params, query, changes, tagged, resumes }: OperationSpec,
  method: string,
): readonly Json[] {
  return [
    ...fieldsOf(params, 'path'),
    ...fieldsOf(query, 'query'),
    ...(changes && method === 'POST' ? [idempotencyKey, ifMatch] : []),
    ...(tagged ? [ifNoneMatch] : []),
    ...(resumes ? [lastEventId] : []),
    language,
    trace,
  ];
}

function fieldsOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): readonly Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as Json;
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
}
