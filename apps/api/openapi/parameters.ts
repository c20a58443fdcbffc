import { z } from 'zod';
import { described, keyText, positionText } from '#kernel';
import type { OperationSpec } from '../operations/operation.js';

type Json = Readonly<Record<string, unknown>>;

const language = {
  'Accept-Language': described(z.string().max(200), {
    label: { zh: '语言', en: 'language' },
    zh: '问题说明用哪种语言：zh（缺省）或 en，最多 200 个字符。',
    en: 'Language of problems: zh (when nothing is said) or en. At most 200 characters.',
    example: 'zh',
  }),
};

const trace = {
  traceparent: described(z.string().max(200), {
    label: { zh: '追踪编号', en: 'trace' },
    zh: 'W3C Trace Context 的 traceparent，55 个字符；记入事件，问题答复中的 traceId 取自其中。',
    en: 'W3C Trace Context, 55 characters; kept with the events, and the `traceId` of problems comes from it.',
    example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  }),
};

const ofCommands = {
  'Idempotency-Key': described(keyText, {
    label: { zh: '幂等键', en: 'idempotency key' },
    zh: '由调用方取定，同一账户对同一事项以同一键重复的请求只执行一次，重复时答复相同并带 Idempotency-Replayed: true；1 至 200 个可见 ASCII 字符。',
    en: 'Chosen by the caller. The same key of the same account on the same item is carried out once; a repeat answers the same, with Idempotency-Replayed: true. 1 to 200 visible ASCII characters.',
    example: 'report-2023-01-a',
  }),
  'If-Match': described(z.string().max(100), {
    label: { zh: '所依据的版本', en: 'revision it rests on' },
    zh: '决定所依据的版本，即答复中的 ETag；已不是最新的答复 412 REVISION_STALE；最多 100 个字符。',
    en: 'The ETag that the decision rests on; 412 REVISION_STALE when it is no longer current. At most 100 characters.',
    example: '"0"',
  }),
};

const ofTagged = {
  'If-None-Match': described(z.string().max(100), {
    label: { zh: '已有的版本', en: 'revision at hand' },
    zh: '调用方已有的版本，即上次答复的 ETag；仍是最新的答复 304；最多 100 个字符。',
    en: 'The ETag that the caller has; 304 when it is still current. At most 100 characters.',
    example: '"7-2023-05-06"',
  }),
};

const ofResumed = {
  'Last-Event-ID': described(positionText, {
    label: { zh: '续传位置', en: 'last event' },
    zh: '收到的最后一个事件的位置，从其后续传，1 至 18 位数字。',
    en: 'Position of the last event that was received; the stream goes on behind it. 1 to 18 digits.',
    example: '42',
  }),
};

export function parametersOf(
  { params, query, changes, tagged, resumes }: OperationSpec,
  method: string,
): readonly Json[] {
  return [
    ...fieldsOf(params, 'path'),
    ...fieldsOf(query, 'query'),
    ...headers(changes && method === 'POST' ? ofCommands : {}),
    ...headers(tagged ? ofTagged : {}),
    ...headers(resumes ? ofResumed : {}),
    ...headers(language),
    ...headers(trace),
  ];
}

const headers = (fields: z.ZodRawShape): readonly Json[] => fieldsOf(z.object(fields).partial(), 'header');

function fieldsOf(schema: z.ZodObject | undefined, place: 'path' | 'query' | 'header'): readonly Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, examples, ...rest } = property as Json;
    const [example] = (examples ?? []) as readonly unknown[];
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description ? { description } : {}),
      ...(example === undefined ? {} : { example }),
      schema: rest,
    };
  });
}
