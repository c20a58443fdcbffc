import { describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore, type NewEvent, type RecordedEvent } from '#event-store';
import { fixedClock, newId } from '#kernel';
import { mayRead, type Readership } from '#tasks';
import { Readerships } from './readerships.js';

const stream = 'task-p1-001';
const metadata = {
  occurredAt: '2023-01-18T02:00:00.000Z',
  actor: { account: 'a', role: 'system' },
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'k',
  causationId: null,
  source: 'process',
} as const;
const fact = (type: string, data: object): NewEvent =>
  ({ id: newId(), type, schemaVersion: 1, data: { taskId: 'p1-001', ...data }, metadata }) as NewEvent;
const proposed = fact('TaskProposed', {
  planId: 'p1',
  assignments: [{ unit: 'a' }, { unit: 'b' }],
  leaders: [{ post: 'x' }],
});
const decomposed = fact('TaskDecomposed', { consolidatingUnit: 'b' });
const ruled = fact('DisputeRuled', { unit: 'b', reassignedTo: { unit: 'c' } });

async function storeWith(...events: readonly NewEvent[]): Promise<EventStore> {
  const store = createMemoryEventStore({ clock: fixedClock('2023-01-18T02:00:00.000Z'), upcasters: asStored });
  await store.append([{ stream, expectedRevision: 'any', events }]);
  return store;
}

const fail = (error: unknown): never => {
  throw error;
};
const told = fact('InstructionGiven', { post: 'x' });
const reported = (unit: string): NewEvent => fact('ProgressReported', { unit });
const mayBeTold = (unit: string, readership: Readership, { revision }: RecordedEvent): boolean =>
  mayRead({ kind: 'unit', unit }, readership, revision);

describe('who may read what of a task, as the live feed knows it', () => {
  it('the units of a task are those of its proposal, and after a ruling those of the ruling', async () => {
    const store = await storeWith(proposed, ruled, told);
    const events = await store.readStream(stream);
    const readership = (await new Readerships(store, fail).of(events[1]!))!;
    const toldTo = (name: string) => events.map((event) => mayBeTold(name, readership, event));
    expect(toldTo('a')).toEqual([true, true, true]);
    expect(toldTo('b')).toEqual([false, false, false]);
    expect(toldTo('c')).toEqual([true, true, true]);
  });

  it('a readership goes on with each event that passes, whether somebody listens or not, and the task is read once', async () => {
    const store = await storeWith(proposed, decomposed);
    let reads = 0;
    const readerships = new Readerships({ readStream: (of) => (reads++, store.readStream(of)) }, fail);
    await readerships.of((await store.readStream(stream))[0]!);
    await store.append([{ stream, expectedRevision: 'any', events: [ruled, reported('a'), told] }]);
    const [, , third, fourth, fifth] = await store.readStream(stream);
    readerships.passBy(third!);
    const readership = (await readerships.of(fourth!))!;
    expect(readership.units).toEqual(['a', 'c']);
    expect(mayBeTold('c', readership, fourth!)).toBe(true);
    expect(mayBeTold('c', (await readerships.of(fifth!))!, fifth!)).toBe(true);
    expect(reads).toBe(1);
  });

  it('a readership is read again when an event of the task was missed', async () => {
    const store = await storeWith(proposed);
    const readerships = new Readerships(store, fail);
    await readerships.of((await store.readStream(stream))[0]!);
    await store.append([{ stream, expectedRevision: 'any', events: [ruled, told] }]);
    const [, , third] = await store.readStream(stream);
    expect((await readerships.of(third!))?.units).toEqual(['a', 'c']);
  });

  it('nobody may read a task with an event that this program does not understand, and other tasks go on', async () => {
    const store = await storeWith(proposed, fact('ClockArmed', { clock: 'holiday' }));
    const other = { stream: 'task-p1-002', expectedRevision: 'any' as const, events: [{ ...proposed, id: newId() }] };
    await store.append([other]);
    const unreadable: string[] = [];
    const readerships = new Readerships(store, (_error, taskId) => unreadable.push(taskId));
    const [first, second, third] = (await store.readAll({ after: 0n, limit: 10 })).events;
    expect([await readerships.of(first!), await readerships.of(second!)]).toEqual([undefined, undefined]);
    expect((await readerships.of(third!))?.units).toEqual(['a', 'b']);
    expect(new Set(unreadable)).toEqual(new Set(['p1-001']));
  });

  it('nobody may read a task of which nothing was proposed', async () => {
    const store = await storeWith(fact('TaskArchived', {}));
    expect(await new Readerships(store, fail).of((await store.readStream(stream))[0]!)).toBeUndefined();
  });
});
