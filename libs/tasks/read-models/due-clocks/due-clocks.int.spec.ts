import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore } from '#event-store';
import { fixedClock, newId, systemActor } from '#kernel';
import { createReadDatabase, type Projections, type ReadDatabase, startProjections } from '#projections';
import { type TaskEvent, taskStream } from '#tasks/contract';
import { testDatabase, type TestDatabase } from '#testing';
import { DueClocks } from './due-clocks.js';
import { dueClocksModel } from './projection.js';

const at = (day: number): string => `2023-03-${String(day).padStart(2, '0')}T01:00:00.000Z`;

const armed = (
  taskId: string,
  clock: string,
  kind: 'sign' | 'deadline' | 'notice',
  rungs: readonly [string, number][],
): TaskEvent => ({
  type: 'ClockArmed',
  data: {
    taskId,
    clock,
    kind,
    unit: null,
    anchor: '2023-03-31',
    rungs: rungs.map(([rung, day]) => ({ rung, at: at(day) })),
    policyVersion: 'default@1',
    calendarVersion: 'cn',
    provisional: false,
  },
});
const fired = (taskId: string, clock: string, rung: string): TaskEvent => ({
  type: 'RungFired',
  data: { taskId, clock, rung, unit: null, scheduledFor: at(1), late: false, policyVersion: 'default@1' },
});
const stopped = (taskId: string, clock: string): TaskEvent => ({
  type: 'ClockStopped',
  data: { taskId, clock, reason: 'closed' },
});
const submitted = (taskId: string): TaskEvent =>
  ({
    type: 'CompletionSubmitted',
    data: { taskId, unit: 'u', summary: '', attachments: [], account: 'x', submittedOn: '2023-03-01' },
  }) as unknown as TaskEvent;
const rejected = (taskId: string): TaskEvent =>
  ({ type: 'CompletionRejected', data: { taskId, reason: '' } }) as unknown as TaskEvent;

describe('the index of due clocks', () => {
  let database: TestDatabase;
  let source: ReadDatabase;
  let store: EventStore;
  let projections: Projections;
  let index: DueClocks;

  beforeAll(async () => {
    database = await testDatabase();
    source = await createReadDatabase(database.connectionString, { models: [dueClocksModel] });
    index = new DueClocks(source);
  });
  afterAll(async () => {
    await projections.stop();
    await source.destroy();
    await database.close();
  });
  beforeEach(async () => {
    await projections?.stop();
    await source.query('DROP SCHEMA zhezi_read CASCADE');
    await source.destroy();
    source = await createReadDatabase(database.connectionString, { models: [dueClocksModel] });
    index = new DueClocks(source);
    store = createMemoryEventStore({ upcasters: asStored });
    projections = await startProjections({
      store,
      dataSource: source,
      models: [dueClocksModel],
      clock: fixedClock(at(1)),
      onError: (error) => {
        throw error;
      },
    });
  });

  async function given(...events: readonly TaskEvent[]): Promise<void> {
    for (const { type, data } of events) {
      const id = newId();
      const metadata = {
        occurredAt: at(1),
        actor: systemActor('spec'),
        commandId: id,
        commandHash: '',
        correlationId: id,
        causationId: null,
        source: 'clock' as const,
      };
      await store.append([
        {
          stream: taskStream(data.taskId),
          expectedRevision: 'any',
          events: [{ id, type, schemaVersion: 1, data: data as never, metadata }],
        },
      ]);
    }
    expect(await projections.whenProcessed(await store.head(), { timeoutMs: 10_000 })).toBe(true);
    expect((await projections.compareWithRebuild('due-clocks')).equal).toBe(true);
  }
  const due = async (day: number) =>
    (await index.dueTasks(at(day), null, 100)).map(({ taskId, at: moment }) => [taskId, Number(moment.slice(8, 10))]);

  it('the index of due clocks names the tasks with a due rung, earliest first', async () => {
    await given(
      armed('b', 'deadline', 'deadline', [['L1', 5]]),
      armed('a', 'deadline', 'deadline', [
        ['L1', 3],
        ['L2', 9],
      ]),
    );
    expect(await due(2)).toEqual([]);
    expect(await due(5)).toEqual([
      ['a', 3],
      ['b', 5],
    ]);
    expect(await index.nextDue()).toBe(at(3));
  });

  it('the index of due clocks goes on to the next rung once one has fired, and to none once the clock is stopped', async () => {
    await given(
      armed('a', 'deadline', 'deadline', [
        ['L1', 3],
        ['L2', 9],
      ]),
      fired('a', 'deadline', 'L1'),
    );
    expect(await due(31)).toEqual([['a', 9]]);
    await given(stopped('a', 'deadline'));
    expect(await due(31)).toEqual([]);
    expect(await index.nextDue()).toBeNull();
  });

  it('the index of due clocks moves a held rung', async () => {
    const held: TaskEvent = {
      type: 'RungHeld',
      data: { taskId: 'a', clock: 'deadline', rung: 'L2', from: at(9), until: at(15), notice: '1' },
    };
    await given(armed('a', 'deadline', 'deadline', [['L2', 9]]), held);
    expect(await due(14)).toEqual([]);
    expect(await due(15)).toEqual([['a', 15]]);
  });

  it('the index of due clocks leaves the due date out while the task is under review, but not signing', async () => {
    await given(
      armed('a', 'sign:u', 'sign', [['Sign-1', 4]]),
      armed('a', 'deadline', 'deadline', [['L1', 3]]),
      submitted('a'),
    );
    expect(await due(31)).toEqual([['a', 4]]);
    await given(armed('a', 'notice:1', 'notice', [['L2', 2]]));
    expect(await due(31)).toEqual([['a', 4]]);
    await given(rejected('a'));
    expect(await due(31)).toEqual([
      ['a', 2],
      ['a', 3],
      ['a', 4],
    ]);
  });

  it('the index of due clocks can be read page by page without repeating or leaving out a moment', async () => {
    await given(
      ...Array.from({ length: 25 }, (_, n) => armed(`t${String(n % 7)}`, `c${n}`, 'deadline', [['L1', 1 + (n % 5)]])),
    );
    const all = await index.dueTasks(at(31), null, 100);
    let cursor: (typeof all)[number] | null = null;
    const paged: unknown[] = [];
    for (;;) {
      const next = await index.dueTasks(at(31), cursor, 4);
      paged.push(...next);
      if (next.length < 4) break;
      cursor = next.at(-1)!;
    }
    expect(paged).toEqual(all);
  });
});
