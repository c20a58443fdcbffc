import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directoryScenes } from './examples/directory-scenes.js';
import { type Operation, operationsIn, type Parameter } from './examples/document.js';
import { files } from './examples/files.js';
import { planScenes } from './examples/plan-scenes.js';
import { byOperation, type Ids } from './examples/scene.js';
import { taskScenes } from './examples/task-scenes.js';
import { february, World } from './examples/world.js';
import { type Harness, startHarness } from './harness.js';

const scenes = byOperation({ ...directoryScenes, ...planScenes, ...taskScenes });
const inOrder = Object.keys(scenes).sort((a, b) => (whenIs(a) < whenIs(b) ? -1 : 1));

function whenIs(operation: string): string {
  return scenes[operation]!.at ?? february;
}

/** Whatever the description of the interface shows as an example can be sent as it stands, and succeeds. Each test goes on where the one before it ended. */
describe('what the OpenAPI description shows as examples', () => {
  let harness: Harness;
  let world: World;
  let operations: ReadonlyMap<string, Operation>;

  beforeAll(async () => {
    harness = await startHarness();
    world = new World(harness);
    const printed = operationsIn((await harness.anybody().get('/openapi.json')).body);
    operations = new Map(printed.map((operation) => [operation.operationId, operation]));
  });
  afterAll(() => harness.close());

  it('every command that the OpenAPI description offers has a place in the story', () => {
    const offered = [...operations.values()].filter(({ body }) => body).map(({ operationId }) => operationId);
    expect(offered.sort()).toEqual(Object.keys(scenes).sort());
  });

  it.each(inOrder)('every example of the command %s succeeds as it is printed', async (operationId) => {
    const operation = operations.get(operationId)!;
    harness.clock.goTo(whenIs(operationId));
    const found: Record<string, string> = {};
    for (const [name, { value }] of Object.entries(operation.body!.examples)) {
      const ids = await scenes[operationId]!.prepare(world, name);
      const answer = await (await callerOf(operation)).post(addressOf(operation, ids), value);
      found[name] = answer.status < 300 ? 'succeeds' : answer.text;
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, 'succeeds'])));
    expect(Object.keys(found).length).toBeGreaterThan(0);
  });

  it('the examples of all headers succeed together, with the first correction of a plan', async () => {
    const operation = operations.get('correctPlan')!;
    const headers = examplesIn(operation, 'header');
    expect(Object.keys(headers)).toEqual(['Idempotency-Key', 'If-Match', 'Accept-Language', 'traceparent']);
    const address = addressOf(operation, await world.draft());
    const answer = await (await callerOf(operation)).post(address, operation.body!.examples.text!.value, headers);
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  });

  it('the examples of query parameters and headers succeed, each and all together, wherever something is asked', async () => {
    await harness.whenCaughtUp();
    const { taskId } = await world.dispatched();
    const [planId] = taskId.split('-') as [string];
    const refused: string[] = [];
    for (const operation of operations.values()) {
      if (operation.method !== 'GET') continue;
      const caller = await callerOf(operation);
      for (const query of queriesOf(operation)) {
        const address = `${addressOf(operation, { planId, taskId })}?${new URLSearchParams(query).toString()}`;
        const status = await statusOf(address, caller.token, examplesIn(operation, 'header'));
        if (status !== 200) refused.push(`${operation.operationId} ${address}: ${String(status)}`);
      }
    }
    expect(refused).toEqual([]);
  });

  it('a file of every type that can be chosen is imported under the example of its name', async () => {
    const operation = operations.get('importDocument')!;
    const caller = await callerOf(operation);
    const address = `${operation.path}?${new URLSearchParams(examplesIn(operation, 'query')).toString()}`;
    expect(Object.keys(files).sort()).toEqual([...operation.fileTypes].sort());
    for (const [type, build] of Object.entries(files)) {
      const answer = await caller.upload(address, build(), { 'content-type': type });
      expect({ type, status: answer.status, text: answer.text }).toMatchObject({ type, status: 201 });
    }
  });

  /** Whoever may call it, first of all. */
  const callerOf = (operation: Operation) => {
    const [role] = operation['x-roles'] ?? [];
    return role ? world.as(role) : Promise.resolve(harness.anybody());
  };

  /** Only whether it is answered: a stream of changes does not end. */
  async function statusOf(address: string, token: string | undefined, headers: Ids): Promise<number> {
    const ended = new AbortController();
    const answer = await fetch(`${harness.address}${address}`, {
      headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      signal: ended.signal,
    });
    ended.abort();
    return answer.status;
  }
});

/** The address with these ids in it; those that the story does not give are the examples. */
const addressOf = (operation: Operation, ids: Ids): string =>
  operation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? examplesIn(operation, 'path')[name]!);

const examplesIn = ({ parameters }: Operation, place: Parameter['in']): Record<string, string> =>
  Object.fromEntries(
    parameters.filter((parameter) => parameter.in === place).map(({ name, example }) => [name, String(example)]),
  );

const queriesOf = (operation: Operation): readonly Record<string, string>[] => {
  const all = examplesIn(operation, 'query');
  return [{}, ...Object.entries(all).map(([name, value]) => ({ [name]: value })), all];
};
