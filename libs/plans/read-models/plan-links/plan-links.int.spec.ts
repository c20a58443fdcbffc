import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore, type NewEvent } from '#event-store';
import { fixedClock, newId, systemActor } from '#kernel';
import { type DraftTask, type PlanEvent, planStream } from '#plans/contract';
import { compareWithRebuild, createReadDatabase, type ReadDatabase, startProjections } from '#projections';
import { taskStream } from '#tasks/contract';
import { testDatabase, type TestDatabase } from '#testing';
import { planTaskModel, taskEndModel } from './projection.js';
import { PlanLinks } from './reader.js';

const models = [planTaskModel, taskEndModel];
const at = '2023-01-18T01:00:00.000Z';
const renewal = '新开工15个老旧小区综合整治项目，完成一批续建工程。';
const clock = fixedClock(at);

let test: TestDatabase;
let database: ReadDatabase;
let store: EventStore;
let links: PlanLinks;

beforeAll(async () => {
  test = await testDatabase();
  database = await createReadDatabase(test.connectionString, { models });
  store = createMemoryEventStore({ upcasters: asStored });
  links = new PlanLinks(database, store);
});
afterAll(async () => {
  await database.destroy();
  await test.close();
});

const recorded = (type: string, data: object): NewEvent => {
  const id = newId();
  const actor = systemActor('spec');
  const metadata = {
    ...{ occurredAt: at, actor, commandId: id, commandHash: '', correlationId: id },
    causationId: null,
  };
  return { id, type, schemaVersion: 1, data: data as never, metadata: { ...metadata, source: 'cli' } };
};
const append = (stream: string, events: readonly { type: string; data: object }[]) =>
  store.append([{ stream, expectedRevision: 'any', events: events.map(({ type, data }) => recorded(type, data)) }]);
const read = (planId: string, texts: readonly string[], year = 2023): PlanEvent => {
  const tasks = texts.map((text, place) => ({ seq: place + 1, text, line: place + 1 }) as DraftTask);
  return {
    type: 'PlanRead',
    data: { planId, title: `方案${planId}`, documentNumber: null, year, tasks, findings: [] } as never,
  };
};
const submitted = (planId: string) => ({ type: 'PlanSubmitted', data: { planId, submitter: 'o', tasks: 1 } });
async function follow(): Promise<void> {
  const onError = (error: unknown): never => {
    throw error;
  };
  const projections = await startProjections({
    ...{ store, dataSource: database, clock, models },
    lingerMs: 0,
    onError,
  });
  await projections.whenProcessed(await store.head(), { timeoutMs: 30_000 });
  await projections.stop();
}
const found = async (planId: string) =>
  (await links.of(planId)).map(({ task, links: [first] }) => [task.seq, first!.taskId, first!.kind, first!.blocks]);

describe('the links of a plan', () => {
  it('the links of a plan follow what becomes of the other plan and its tasks', async () => {
    await append(planStream('a'), [read('a', [renewal, '推进九德路改建。'])]);
    await append(planStream('b'), [read('b', ['无关事项：举办马拉松。', renewal])]);
    await follow();
    expect(await found('b')).toEqual([[2, 'a-001', 'duplicate', false]]);
    await append(planStream('a'), [submitted('a')]);
    await follow();
    expect(await links.duplicates('b')).toMatchObject([{ seq: 2, other: 'a-001' }]);
    await append(taskStream('a-001'), [{ type: 'TaskWithdrawn', data: { taskId: 'a-001', reason: '调整' } }]);
    await follow();
    expect(await links.duplicates('b')).toEqual([]);
  });

  it('the links of a plan that was just read are there before the boards know the plan', async () => {
    await append(planStream('c'), [read('c', ['推进九德路改建。'])]);
    expect(await found('c')).toEqual([[1, 'a-002', 'duplicate', true]]);
  });

  it('the links of a plan leave out what was dropped, corrected away, or is of a later year', async () => {
    await append(planStream('d'), [read('d', ['建设再生水厂二期工程。', '建设再生水厂二期工程。'], 2024)]);
    await append(planStream('e'), [read('e', ['建设再生水厂二期工程。'], 2023)]);
    await append(planStream('a'), [{ type: 'PlanTaskDropped', data: { planId: 'a', seq: 2, reason: '…' } }]);
    await follow();
    expect(await found('e')).toEqual([]);
    expect(await found('c')).toEqual([]);
    expect(await found('d')).toEqual([
      [1, 'e-001', 'recurring', false],
      [2, 'e-001', 'recurring', false],
    ]);
  });

  it('the links of a plan are the same after a rebuild of its rows', async () => {
    for (const model of models) {
      expect(await compareWithRebuild({ store, dataSource: database, clock }, model)).toMatchObject({ equal: true });
    }
  });

  it('the links of a plan with 100 tasks are found among 20,000 tasks within seconds', async () => {
    const words = Array.from({ length: 400 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7, 0x5200 + at * 11));
    const text = (seed: number): string =>
      Array.from({ length: 12 }, (_, at) => words[(seed * (at + 1) * 31 + at * at * 17 + (seed >> 7)) % 400]).join('');
    await database.query(
      `INSERT INTO zhezi_read.plan_task (task_id, plan_id, plan_title, plan_year, seq, text, line, state, dropped, dismissed, grams, shuffle, revision)
       SELECT 'x-' || n, 'x', 'x', 2023, n, t, 1, 'Issued', false, '{}', ARRAY(SELECT DISTINCT substr(t, i, 2) FROM generate_series(1, length(t) - 1) i), md5(n::text), 0
       FROM unnest($1::text[]) WITH ORDINALITY AS u(t, n)`,
      [Array.from({ length: 20_000 }, (_, seed) => text(seed))],
    );
    await database.query('ANALYZE zhezi_read.plan_task');
    await append(planStream('f'), [
      read(
        'f',
        Array.from({ length: 100 }, (_, seed) => text(seed * 197)),
      ),
    ]);
    const cold = performance.now();
    await links.of('f');
    const warm = performance.now();
    const linked = await links.of('f');
    const end = performance.now();
    console.info(
      `links of 100 tasks among 20,000: first ${Math.round(warm - cold)} ms, then ${Math.round(end - warm)} ms`,
    );
    expect(linked).toHaveLength(100);
    expect(linked.every(({ task, links: [first] }) => first!.text === task.text)).toBe(true);
    expect(end - warm).toBeLessThan(10_000);
  });
});
