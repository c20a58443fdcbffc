import { describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore, type NewEvent, type RecordedEvent } from '#event-store';
import { deterministicId, fixedClock, systemActor } from '#kernel';
import { type Reactor, startReactor } from '#projections';
import { runningTogether } from './running-reactors.js';

const at = '2023-01-17T01:00:00.000Z';

const eventOf = (type: string): NewEvent => ({
  id: deterministicId(type),
  type,
  schemaVersion: 1,
  data: {},
  metadata: {
    occurredAt: at,
    actor: systemActor('spec'),
    commandId: type,
    commandHash: type,
    correlationId: type,
    causationId: null,
    source: 'process',
  },
});
const append = (store: EventStore, type: string) =>
  store.append([{ stream: type, expectedRevision: 'none', events: [eventOf(type)] }]);

/** From one type of event to another. */
const follows = (store: EventStore, cause: string, effect: string): Reactor => ({
  name: `from ${cause} to ${effect}`,
  filter: { types: [cause] },
  handle: async () => void (await append(store, effect)),
  onFailure: () => 'stop',
});

function start(...effects: readonly (readonly [cause: string, effect: string])[]) {
  const store = createMemoryEventStore({ clock: fixedClock(at), upcasters: asStored });
  const checkpoints = { load: () => Promise.resolve(0n), save: () => Promise.resolve() };
  const reactors = effects.map(([cause, effect]) => startReactor(store, follows(store, cause, effect), checkpoints));
  return { store, reactors: runningTogether(store, reactors) };
}

const typesIn = async (store: EventStore): Promise<readonly string[]> => {
  const { events } = await store.readAll({ after: 0n, limit: 10 });
  return events.map(({ type }: RecordedEvent) => type);
};

describe('the reactors at work', () => {
  it('the reactors have followed when what follows from their own commands is appended, too, in whichever order they stand', async () => {
    const { store, reactors } = start(['C', 'D'], ['B', 'C'], ['A', 'B']);
    await append(store, 'A');
    expect(await reactors.whenFollowed()).toBe(4n);
    expect(await typesIn(store)).toEqual(['A', 'B', 'C', 'D']);
    await reactors.stop();
  });

  it('the newest event is followed at once where there are no reactors', async () => {
    const { store, reactors } = start();
    await append(store, 'A');
    expect(await reactors.whenFollowed()).toBe(1n);
  });

  it('whoever waits is told when a reactor has stopped', async () => {
    const { store, reactors } = start(['A', 'B'], ['B', 'C']);
    await reactors.stop();
    await append(store, 'A');
    await expect(reactors.whenFollowed()).rejects.toThrow('was stopped');
    expect(await typesIn(store)).toEqual(['A']);
  });
});
