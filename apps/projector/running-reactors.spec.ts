import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore, type NewEvent, type RecordedEvent } from '#event-store';
import { deterministicId, fixedClock, systemActor } from '#kernel';
import { type Reactor, startReactor } from '#projections';
import { runningTogether } from './running-reactors.js';
import { whenFollowed } from './when-followed.js';

const at = '2023-01-17T01:00:00.000Z';

const eventOf = (type: string, id: string): NewEvent => ({
  id,
  type,
  schemaVersion: 1,
  data: {},
  metadata: {
    occurredAt: at,
    actor: systemActor('spec'),
    commandId: id,
    commandHash: type,
    correlationId: id,
    causationId: null,
    source: 'process',
  },
});
const append = (store: EventStore, type: string, cause = 'nothing') =>
  store.append([{ stream: type, expectedRevision: 'any', events: [eventOf(type, deterministicId(type, cause))] }]);

/** From one type of event to another, for the first `times` events. Slowly, so that nothing is there before it is waited for. */
const follows = (store: EventStore, cause: string, effect: string, times: number): Reactor => ({
  name: `from ${cause} to ${effect}`,
  filter: { types: [cause] },
  async handle({ id, revision }) {
    await delay(5);
    if (revision < times) await append(store, effect, id);
  },
  onFailure: () => 'stop',
});

type Following = readonly [cause: string, effect: string, times?: number];

function start(...following: readonly Following[]) {
  const store = createMemoryEventStore({ clock: fixedClock(at), upcasters: asStored });
  const checkpoints = { load: () => Promise.resolve(0n), save: () => Promise.resolve() };
  const running = following.map(([cause, effect, times = 1]) =>
    startReactor(store, follows(store, cause, effect, times), checkpoints),
  );
  return { store, running, reactors: runningTogether(store, running) };
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

  it('the reactors have followed when two of them have answered each other, as often as they do', async () => {
    const { store, reactors } = start(['A', 'B', 2], ['B', 'A', 2]);
    await append(store, 'A');
    expect(await reactors.whenFollowed()).toBe(5n);
    expect(await typesIn(store)).toEqual(['A', 'B', 'A', 'B', 'A']);
    await reactors.stop();
  });

  it('the reactors have followed while somebody goes on with events that none of them takes', async () => {
    const { store, running, reactors } = start(['A', 'B'], ['B', 'C']);
    await append(store, 'A');
    let others = 0;
    const head = async () => (await append(store, 'X', String(others++))).position;
    const followed = await whenFollowed({ head, readAll: (options) => store.readAll(options) }, running);
    expect(followed).toBe(await store.head());
    expect(await typesIn(store)).toEqual(expect.arrayContaining(['A', 'B', 'C']));
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
