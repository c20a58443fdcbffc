import { inOneLine } from '#kernel';
import type { OperationSpec } from '../operations/operation.js';
import type { RegisteredRoute } from '../operations/route-register.js';
import { problem } from '../problems/problem.js';
import { parametersOf } from './parameters.js';
import { requestBodyOf } from './request-body.js';
import { responsesOf } from './responses.js';
import { Schemas } from './schemas.js';

type Json = Readonly<Record<string, unknown>>;

const tags = [
  {
    name: 'plans',
    description: '方案：读入、更正、送审、批准、印发 · Plan documents: read, corrected, approved, issued',
  },
  { name: 'tasks', description: '督查事项 · Supervised tasks' },
  { name: 'boards', description: '看板 · Boards and live changes' },
  { name: 'directory', description: '单位与职务 · Units and posts' },
  { name: 'service', description: '服务 · The service itself' },
];

/** The OpenAPI 3.1 document of the routes as they were registered: it says exactly what is enforced. */
export function openApiDocument(routes: readonly RegisteredRoute[]): Json {
  const schemas = new Schemas();
  schemas.reference(problem.meta({ id: 'Problem' }), 'output');
  const paths: Record<string, Record<string, Json>> = {};
  for (const { method, path, operation } of routes) {
    const name = path.replace(/:(\w+)/g, '{$1}');
    paths[name] = { ...paths[name], [method.toLowerCase()]: operationObject(operation, method, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: '折子 Zhezi',
      version: '1',
      summary: '政府督查督办 · Supervision of government work plans',
      description: introduction,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags,
    paths,
    components: { securitySchemes: { bearer }, schemas: schemas.all() },
  };
}

const bearer = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: '访问令牌 · access token; role and unit or post are in it',
};

const introduction = [
  '命令用 POST，可带 Idempotency-Key 和 If-Match；答复带 ETag 和 Zhezi-Position。查询可带 `?after=`（读到自己的写入）。',
  '',
  'Commands are POST, with Idempotency-Key and If-Match if you like; answers carry ETag and Zhezi-Position. ' +
    'Queries take `?after=` to read one’s own write. Every refusal is an RFC 9457 problem whose `type` explains it.',
].join('\n');

function operationObject(operation: OperationSpec, method: string, schemas: Schemas): Json {
  const { id, tag, summary, about, access, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary: inOneLine(summary),
    description: [about.zh, about.en, callersOf(access)].join('\n\n'),
    ...(access === 'public' ? { security: [] } : { 'x-roles': access }),
    parameters: parametersOf(operation, method),
    ...(body && { requestBody: requestBodyOf(body, schemas) }),
    responses: responsesOf(operation, method, schemas),
  };
}

const callersOf = (access: OperationSpec['access']): string =>
  access === 'public' ? '公开 · Public' : `角色 · Roles: ${access.join(', ')}`;
