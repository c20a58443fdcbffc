import type { z } from 'zod';
import { referencesOf } from '#commands';
import { referenceRefusals } from '#organizations/contract';
import type { OperationSpec } from '../operations/operation.js';
import { problemCatalogue } from '../problems/catalogue.js';
import { type HttpStatus, statusOf, titleOf } from '../problems/status.js';
import type { Schemas } from './schemas.js';

type Json = Readonly<Record<string, unknown>>;

export function responsesOf(operation: OperationSpec, method: string, schemas: Schemas): Json {
  const { status, schema, mediaType = 'application/json' } = operation.answer;
  const success = {
    description: `${operation.summary.zh} · ${operation.summary.en}`,
    ...(operation.changes && { headers: changeHeaders }),
    ...(operation.tagged && { headers: tagHeaders }),
    content: { [mediaType]: { schema: schemas.inline(schema, 'output') } },
  };
  return { [status]: success, ...(operation.tagged && notModified), ...problemsOf(codesOf(operation, method)) };
}

const text = (description: string): Json => ({ description, schema: { type: 'string' } });
const changeHeaders = {
  ETag: text('版本 · revision of the item'),
  'Zhezi-Position': text('位置 · position of the last event, for `?after=`'),
  'Idempotency-Replayed': text('`true` when this is the first answer again'),
};

const tagHeaders = { ETag: changeHeaders.ETag };
const notModified = { 304: { description: '未变化 · Not modified', headers: tagHeaders } };

const commandCodes = [
  'COMMAND_INVALID',
  'BODY_MALFORMED',
  'BODY_TOO_LARGE',
  'MEDIA_TYPE_UNSUPPORTED',
  'IF_MATCH_INVALID',
  'IDEMPOTENCY_KEY_INVALID',
  'IDEMPOTENCY_KEY_REUSED',
  'REVISION_STALE',
  'COMMAND_CONTENDED',
];

/** Every code the operation may answer with. */
export function codesOf(operation: OperationSpec, method: string): readonly string[] {
  const codes = [
    ...(operation.access === 'public' ? [] : ['TOKEN_MISSING', 'TOKEN_INVALID', 'ROLE_NOT_ALLOWED']),
    ...codesOfAddress(operation),
    ...(operation.changes && method === 'POST' ? commandCodes : []),
    ...codesOfReferences(operation),
    ...(operation.refusals ?? []),
    'STORAGE_UNAVAILABLE',
    'INTERNAL',
  ];
  return [...new Set(codes)];
}

/** What is named may be unknown, and may be several things. A path that names what there is not has codes of its own. */
function codesOfReferences({ params, query, body, changes }: OperationSpec): readonly string[] {
  const content = body?.kind === 'json' ? body.schema : undefined;
  const kindsIn = (...schemas: readonly (z.ZodType | undefined)[]) =>
    schemas.flatMap((schema) => [...((schema && referencesOf(schema)?.kinds) ?? [])]);
  return [
    ...kindsIn(query, content, changes ? params : undefined).map((kind) => referenceRefusals[kind].unknown),
    ...kindsIn(query, content, params).map((kind) => referenceRefusals[kind].ambiguous),
  ];
}

/** Whatever asks for an account refuses parameters that it does not know. */
function codesOfAddress({ access, params, query }: OperationSpec): readonly string[] {
  const asked = Object.keys(query?.shape ?? {});
  return [
    ...(params ? ['PATH_INVALID'] : []),
    ...(query || access !== 'public' ? ['QUERY_INVALID'] : []),
    ...(asked.includes('after') ? ['READ_MODEL_BEHIND'] : []),
    ...(asked.includes('asOf') ? ['AS_OF_IN_FUTURE'] : []),
  ];
}

function problemsOf(codes: readonly string[]): Json {
  const byStatus = Map.groupBy(codes, (code) => statusOf(entryOf(code)));
  const responses = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, same]) => [status, problemResponse(status, same)]);
  return Object.fromEntries(responses) as Json;
}

function entryOf(code: string) {
  const entry = problemCatalogue[code];
  if (!entry) throw new Error(`an operation names the problem ${code}, which is in no catalogue`);
  return entry;
}

const problemResponse = (status: HttpStatus, codes: readonly string[]): Json => ({
  description: `${titleOf(status, 'zh')} · ${titleOf(status, 'en')}: ${codes.join(', ')}`,
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { enum: codes }, status: { const: status } } },
        ],
      },
    },
  },
});
