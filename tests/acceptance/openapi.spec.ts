import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '#runtime';
import { type Harness, startHarness } from './harness.js';

type Json = Record<string, unknown>;

describe('the description of the interface', () => {
  let harness: Harness;
  let document: Json & { paths: Record<string, Record<string, Json>> };

  beforeAll(async () => {
    harness = await startHarness();
    document = (await harness.anybody().get('/openapi.json')).body;
  });
  afterAll(() => harness.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  it('the file docs/openapi.json is as the code is; `npm run openapi` writes it anew', () => {
    const written = readFileSync(join(projectRoot(), 'docs', 'openapi.json'), 'utf8');
    expect(JSON.parse(written)).toEqual(document);
  });

  it('the OpenAPI description is version 3.1 and every reference in it leads to something', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((reference) => resolve(document, reference) === undefined)).toEqual([]);
  });

  it('the OpenAPI description names every operation once, in both languages, with its parameters and its answers', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/);
      expect(operation.summary).toMatch(/\p{Script=Han}.* · .*[A-Za-z]/u);
      const declared = (operation.parameters as Json[]).filter((parameter) => parameter.in === 'path');
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(Object.keys(operation.responses as Json).some((status) => /^20[01]$/.test(status))).toBe(true);
    }
  });

  it('the OpenAPI description asks for a token everywhere except on the public routes', () => {
    expect(document.security).toEqual([{ bearer: [] }]);
    const open = operations().filter(
      ({ operation }) => Array.isArray(operation.security) && operation.security.length === 0,
    );
    expect(open.map(({ path }) => path).sort()).toEqual([
      '/',
      '/docs',
      '/docs/{asset}',
      '/favicon.ico',
      '/healthz',
      '/openapi.json',
      '/problems/{code}',
      '/readyz',
    ]);
  });

  it('the OpenAPI description gives every operation its problems, each of which is explained in both languages', async () => {
    const codes = new Set<string>();
    for (const { operation } of operations()) {
      const problems = Object.entries(operation.responses as Record<string, Json>).filter(
        ([status]) => Number(status) >= 400,
      );
      expect(problems.length).toBeGreaterThan(0);
      for (const [, { content }] of problems) {
        for (const code of codesIn(content as ProblemContent)) codes.add(code);
      }
    }
    for (const code of codes) {
      const { status, body } = await harness.anybody().get(`/problems/${code}`);
      expect({ status, code: body.code }).toEqual({ status: 200, code });
      expect(body.detail.zh).toMatch(/\p{Script=Han}/u);
      expect(body.detail.en).toMatch(/[A-Za-z]{3}/);
    }
    expect((await harness.anybody().get('/problems/NO_SUCH_CODE')).body.code).toBe('PROBLEM_UNKNOWN');
  });

  it('the OpenAPI description names in its examples the units of the directory in force', async () => {
    const director = await harness.as('director');
    const renaming = { name: '区财政和国资局', on: '2023-01-18' };
    expect(await director.post('/v1/units/qu-cai-zheng-ju/names', renaming)).toMatchObject({ status: 201 });
    const { body } = await harness.anybody().get('/openapi.json');
    const receipts = body.paths['/v1/tasks/{taskId}/receipts'].post.requestBody.content['application/json'];
    expect(receipts.examples.complete.value).toEqual({ unit: '区财政和国资局' });
  });

  it('the README lists each route with its roles as the OpenAPI description does', () => {
    const readme = readFileSync(join(projectRoot(), 'apps', 'api', 'README.md'), 'utf8');
    const printed = [...readme.matchAll(/^\| `([A-Z]+ \S+)` \| [^|]+ \| ([^|]+) \|$/gm)].map(
      ([, route, roles]) => `${route}: ${roles}`,
    );
    const served = operations().map(
      ({ path, method, operation }) => `${method.toUpperCase()} ${path}: ${rolesOf(operation)}`,
    );
    expect(printed.sort()).toEqual(served.sort());
  });

  it('the OpenAPI description can be browsed without the network: its page loads only what we serve and what its policy allows', async () => {
    const { headers, text } = await harness.anybody().get('/docs');
    const policy = headers.get('content-security-policy')!;
    expect(headers.get('content-type')).toMatch(/^text\/html/);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("script-src 'self' 'unsafe");
    expect(text).not.toMatch(/https?:\/\/|<script>|\son\w+=/);
    for (const [, address] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const found = await harness.anybody().get(`/${address}`);
      expect({ address, status: found.status }).toEqual({ address, status: 200 });
      expect(found.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await harness.anybody().get('/docs/swagger-ui-bundle.js')).text).toContain('SwaggerUIBundle');
    expect((await harness.anybody().get('/docs/..%2F..%2Fpackage.json')).status).toBe(400);
  });
});

function rolesOf(operation: Json): string {
  const roles = operation['x-roles'] as readonly string[] | undefined;
  if (!roles) return 'public';
  return roles.length === 7 ? 'every account' : roles.join(', ');
}

interface ProblemContent {
  readonly 'application/problem+json': {
    readonly schema: {
      readonly allOf: readonly [Json, { readonly properties: { readonly code: { enum: string[] } } }];
    };
  };
}

const codesIn = (content: ProblemContent): readonly string[] =>
  content['application/problem+json'].schema.allOf[1].properties.code.enum;

function resolve(document: Json, reference: string): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>(
      (found, part) => (found as Json | undefined)?.[part.replace(/~1/g, '/').replace(/~0/g, '~')],
      document,
    );
}
