import { describe, expect, it } from '@jest/globals';
import { createMemoryEventStore, type EventStore, type NewEvent } from '#event-store';
import { fixedClock, newId } from '#kernel';
import { PartiesOfTasks } from './parties.js';

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
const ruled = fact('DisputeRuled', { unit: 'b', reassignedTo: { unit: 'c' } });

async function storeWith(...events: readonly NewEvent[]): Promise<EventStore> {
  const store = createMemoryEventStore({ clock: fixedClock('2023-01-18T02:00:00.000Z') });
  await store.append([{ stream, expectedRevision: 'any', events }]);
  return store;
}

describe('whom a task concerns', () => {
  it('says its proposal, and after a ruling the ruling; the unit that lost its part is told of that, not of more', async () => {
    const store = await storeWith(proposed, ruled, fact('InstructionGiven', { post: 'x' }));
    const parties = new PartiesOfTasks(store);
    const events = await store.readStream(stream);
    expect((await parties.of(events[1]!))?.units.toSorted()).toEqual(['a', 'b', 'c']);
    expect(await parties.of(events[2]!)).toEqual({ planId: 'p1', units: ['a', 'c'], posts: ['x'] });
  });

  it('follows a ruling that comes while it is known', async () => {
    const store = await storeWith(proposed);
    const parties = new PartiesOfTasks(store);
    expect((await parties.of((await store.readStream(stream))[0]!))?.units).toEqual(['a', 'b']);
    await store.append([{ stream, expectedRevision: 'any', events: [ruled, fact('TaskArchived', {})] }]);
    const [, second, third] = await store.readStream(stream);
    await parties.of(second!);
    expect((await parties.of(third!))?.units).toEqual(['a', 'c']);
  });

  it('follows a ruling that passed by while nobody listened', async () => {
    const store = await storeWith(proposed);
    const parties = new PartiesOfTasks(store);
    await parties.of((await store.readStream(stream))[0]!);
    await store.append([{ stream, expectedRevision: 'any', events: [ruled, fact('TaskArchived', {})] }]);
    const [, second, third] = await store.readStream(stream);
    parties.passBy(second!);
    expect((await parties.of(third!))?.units).toEqual(['a', 'c']);
  });

  it('is nobody while nothing was proposed', async () => {
    const store = await storeWith(fact('TaskArchived', {}));
    expect(await new PartiesOfTasks(store).of((await store.readStream(stream))[0]!)).toBeUndefined();
  });
});
