import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type CommandEntry, type CommandRoute, examplesOf, isOfUnit, languages, type Role, roles } from '#kernel';
import { contexts } from '../../apps/contexts.js';
import { faultsIn, namesIn } from '../contract/sentences/check.js';
import { garbled } from '../contract/sentences/garbled.js';
import type { Caller } from './caller.js';
import { type Operation, operationsIn, type Parameter } from './examples/document.js';
import { type Harness, startHarness } from './harness.js';
import { units } from './plans.js';

const base: Readonly<Record<string, string>> = {
  tasks: '/v1/tasks/p0-001/',
  plans: '/v1/plans/p000000000000/',
  organizations: '/v1/',
};
const routes = contexts.flatMap(({ name, commands }) =>
  Object.entries<CommandEntry>(commands).flatMap(([type, { route, roles: allowed, data }]) =>
    route === null ? [] : [[type, addressOf(name, route), allowed, data] as const],
  ),
);

function addressOf(context: string, { path }: CommandRoute): string {
  return `${base[context]}${path.replace(/:\w+/g, 'qu-wu-ci-wei')}`;
}
function fieldsOf(schema: z.ZodType): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Bodies that no command takes, or that nothing in an empty store can carry out. */
const bodies: Readonly<Record<string, (fields: readonly string[]) => string>> = {
  'nothing in it': () => '{}',
  'values of another type': (fields) => JSON.stringify(Object.fromEntries(fields.map((name) => [name, [{ a: 1 }]]))),
  'values that are too big': (fields) =>
    JSON.stringify(Object.fromEntries(fields.map((name) => [name, '长'.repeat(20_000)]))),
  'null for every value': (fields) => JSON.stringify(Object.fromEntries(fields.map((name) => [name, null]))),
  'a field nobody knows': () => JSON.stringify({ unbekannt: 1 }),
  'a list instead of it': () => '[1, 2]',
  'a text that is no JSON': () => '{"period": "2023-06" "percent": 40}',
};

/** The examples with a wrong word for every text: also where shapes are told apart, and also behind that. */
const wrongWordsIn = (data: z.ZodType): readonly string[] =>
  Object.values(examplesOf(data)).flatMap((example) =>
    [garbled(example), garbled(example, ['field', 'change']), garbled(example, ['field', 'change', 'kind'])].map(
      (body) => JSON.stringify(body),
    ),
  );

/** What is read once; a stream goes on. */
const isAnswered = ({ method, parameters }: Operation): boolean =>
  method === 'GET' && parameters.every(({ name }) => name !== 'Last-Event-ID');

describe('a wrong request', () => {
  let harness: Harness;
  const callers = new Map<Role, Caller>();
  beforeAll(async () => {
    harness = await startHarness();
    for (const role of roles.filter((one) => one !== 'system')) {
      callers.set(
        role,
        await harness.as(
          role,
          isOfUnit(role) ? { unit: units.reform } : role === 'leadingOfficial' ? { post: 'a-post' } : {},
        ),
      );
    }
  });
  afterAll(() => harness.close());

  /** What is wrong with the answer's sentences, in both languages. */
  async function faultsOf(role: Role, address: string, body: string): Promise<readonly string[]> {
    const found = [];
    for (const language of languages) {
      const headers = { 'content-type': 'application/json', 'accept-language': language };
      const { status, body: problem } = await callers.get(role)!.send('POST', address, body, headers);
      if (status < 400) continue;
      const faults = faultsIn(problem.detail, language, namesIn({ ...problem, detail: '', title: '' }));
      found.push(...faults.map((fault) => `${problem.code} (${language}) has ${fault}: ${problem.detail}`));
    }
    return found;
  }

  async function faultsOfParameter(path: string, all: readonly Parameter[], wrong: Parameter) {
    const value = ({ name, example }: Parameter) => encodeURIComponent(name === wrong.name ? '？' : String(example));
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => value(all.find((one) => one.name === name)!));
    const query = wrong.in === 'query' ? `?${wrong.name}=${value(wrong)}` : '';
    const found = [];
    for (const language of languages) {
      const headers = { 'accept-language': language };
      const { status, body: problem } = await callers.get('auditor')!.get(`${address}${query}`, headers);
      if (status !== 400) continue;
      const faults = faultsIn(problem.detail, language);
      found.push(...faults.map((fault) => `${path} ${wrong.name} (${language}) has ${fault}: ${problem.detail}`));
    }
    return found;
  }

  it.each(routes)(
    'a wrong request of the command %s is refused in words of both languages',
    async (_type, address, allowed, data) => {
      const fields = fieldsOf(data);
      const [inside] = allowed.filter((role) => role !== 'system');
      const outside = roles.find((role) => role !== 'system' && !allowed.includes(role));
      const found = await Promise.all([
        ...Object.values(bodies).map((body) => faultsOf(inside!, address, body(fields))),
        ...wrongWordsIn(data).map((body) => faultsOf(inside!, address, body)),
        ...(outside === undefined ? [] : [faultsOf(outside, address, '{}')]),
      ]);
      expect(found.flat()).toEqual([]);
    },
  );

  it('a wrong request of a query says of every parameter how it is written, or what its words mean', async () => {
    const { body } = await harness.anybody().get('/openapi.json');
    const found = [];
    for (const { path, parameters } of operationsIn(body).filter(isAnswered))
      for (const one of parameters.filter((each) => each.in !== 'header'))
        found.push(...(await faultsOfParameter(path, parameters, one)));
    expect(found).toEqual([]);
  });
});
