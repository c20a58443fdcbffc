import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documentCases } from './bad-input/document-cases.js';
import { requestCases } from './bad-input/request-cases.js';
import { taskCases } from './bad-input/task-cases.js';
import { build, type World } from './bad-input/world.js';

describe('bad input', () => {
  let world: World;
  beforeAll(async () => (world = await build()));
  afterAll(() => world.harness.close());

  it.each([...documentCases, ...taskCases, ...requestCases])(
    'the bad input “%s” is refused with %i %s, and nothing is stored',
    async (_title, status, code, act) => {
      const before = await world.harness.store.head();
      const { body, headers, status: found } = await act(world);
      expect({ status: found, code: body?.code }).toEqual({ status, code });
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(body).toMatchObject({
        status,
        type: `/problems/${code}`,
        traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      });
      expect(body.detail).not.toMatch(/\{\w+\}|undefined|node_modules|\bat .*:\d+/);
      expect(await world.harness.store.head()).toBe(before);
    },
  );
});
