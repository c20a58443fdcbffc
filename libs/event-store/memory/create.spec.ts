import { describe, expect, it } from '@jest/globals';
import { fixedClock } from '#kernel';
import { eventStoreContract } from '../contract-suite.js';
import { eventStoreModel } from '../model-suite.js';
import { metadata, sampleEvent } from '../spec/sample-events.js';
import type { StoreUnderTest } from '../spec/store-bench.js';
import { upcastingContract } from '../spec/upcasting-suite.js';
import { createMemoryEventStore } from './create.js';
import { asStored, type Lifting } from '../upcasting.js';

async function memory(upcasters: Lifting = asStored): Promise<StoreUnderTest> {
  const store = createMemoryEventStore({ upcasters });
  return { store, close: () => store.close() };
}

eventStoreContract('memory', memory);
eventStoreModel('memory', memory, 200);
upcastingContract('memory', memory);

describe('the event store in memory', () => {
  it('the event store in memory records events at the time of its clock', async () => {
    const store = createMemoryEventStore({ clock: fixedClock('2023-01-17T01:00:00.000Z'), upcasters: asStored });
    await store.append([{ stream: 'task-a', expectedRevision: 'none', events: [sampleEvent()] }]);
    expect(await store.readStream('task-a')).toMatchObject([{ recordedAt: '2023-01-17T01:00:00.000Z' }]);
  });

  it('the event store in memory keeps its events, whatever a writer or a reader does to what it holds', async () => {
    const store = createMemoryEventStore({ upcasters: asStored });
    const given = { data: { list: [1] }, metadata: structuredClone(metadata) };
    await store.append([{ stream: 'task-a', expectedRevision: 'none', events: [sampleEvent(given)] }]);
    given.data.list.push(2);
    Object.assign(given.metadata.actor, { account: 'other' });
    const [event] = (await store.readAll({ after: 0n, limit: 1 })).events;
    Object.assign(event!.data, { list: [] });
    Object.assign(event!.metadata.actor, { account: 'other' });
    expect(await store.readStream('task-a')).toMatchObject([{ data: { list: [1] }, metadata }]);
  });
});
