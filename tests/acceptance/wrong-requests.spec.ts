import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type CommandEntry, type CommandRoute, isOfUnit, languages, type Role, roles } from '#kernel';
import { contexts } from '../../apps/contexts.js';
import { faultsIn } from '../contract/sentences/check.js';
import type { Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { units } from './plans.js';

const base: Readonly<Record<string, string>> = {
  tasks: '/v1/tasks/p0-001/',
  plans: '/v1/plans/p000000000000/',
  organizations: '/v1/',
};
const routes = contexts.flatMap(({ name, commands }) =>
  Object.entries<CommandEntry>(commands).flatMap(([type, { route, roles: allowed, data }]) =>
    route === null ? [] : [[type, addressOf(name, route), allowed, fieldsOf(data)] as const],
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
      const faults = faultsIn(problem.detail, language);
      found.push(...faults.map((fault) => `${problem.code} (${language}) has ${fault}: ${problem.detail}`));
    }
    return found;
  }

  it.each(routes)(
    'a wrong request of the command %s is refused in words of both languages',
    async (_type, address, allowed, fields) => {
      const [inside] = allowed.filter((role) => role !== 'system');
      const outside = roles.find((role) => role !== 'system' && !allowed.includes(role));
      const found = await Promise.all([
        ...Object.values(bodies).map((body) => faultsOf(inside!, address, body(fields))),
        ...(outside === undefined ? [] : [faultsOf(outside, address, '{}')]),
      ]);
      expect(found.flat()).toEqual([]);
    },
  );
});
