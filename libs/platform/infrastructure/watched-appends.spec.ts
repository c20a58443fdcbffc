import { describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore, EventStoreFull, RevisionConflict } from '#event-store';
import { watchedAppends } from './watched-appends.js';

const metadata = {
  occurredAt: '2023-03-01T01:00:00.000Z',
  actor: { account: 'a', role: 'officer' as const },
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'c',
  causationId: null,
  source: 'http' as const,
};
const event = { id: '01890a5d-ac96-774b-bcce-b302099a8057', type: 'Happened', schemaVersion: 1, data: {}, metadata };

function diskOf() {
  const disk = { isFull: false };
  const memory = createMemoryEventStore({ upcasters: asStored });
  const unlessFull = <Result>(work: () => Promise<Result>): Promise<Result> =>
    disk.isFull ? Promise.reject(new EventStoreFull()) : work();
  const store: EventStore = {
    ...memory,
    append: (appends) => unlessFull(() => memory.append(appends)),
    tryAppend: () => unlessFull(() => memory.tryAppend()),
  };
  return { disk, watched: watchedAppends(store) };
}

describe('whether a store takes events', () => {
  const append = ({ store }: { readonly store: EventStore }, expectedRevision: 'none' | 'exists' = 'none') =>
    store.append([{ stream: 's-1', expectedRevision, events: [event] }]);

  it('a store takes no events from the append that failed for want of room until one would succeed', async () => {
    const { disk, watched } = diskOf();
    await watched.takesEvents();
    disk.isFull = true;
    await watched.takesEvents(); // nobody has noticed yet
    await expect(append(watched)).rejects.toThrow(EventStoreFull);
    await expect(watched.takesEvents()).rejects.toThrow('the disk of the event store is full');
    disk.isFull = false;
    await watched.takesEvents();
    expect(await append(watched)).toMatchObject({ repeated: false });
  });

  it('a store that refuses one append takes others', async () => {
    const { watched } = diskOf();
    await expect(append(watched, 'exists')).rejects.toThrow(RevisionConflict);
    await expect(watched.takesEvents()).resolves.toBeUndefined();
  });
});
