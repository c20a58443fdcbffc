import { describe, expect, it } from '@jest/globals';
import {
  asStored,
  createMemoryEventStore,
  type EventStore,
  EventStoreUnavailable,
  type RecordedEvent,
} from '#event-store';
import { newEvent } from '../spec/new-event.js';
import type { Reactor, ReactorCheckpoints } from './reactor.js';
import { startReactor } from './start-reactor.js';

const write = async (store: EventStore, ...types: string[]): Promise<bigint> => {
  const append = { stream: 'plan-1', expectedRevision: 'any', events: types.map((type) => newEvent(type)) } as const;
  return (await store.append([append])).position;
};

function keptInMemory(): ReactorCheckpoints & { readonly positions: Map<string, bigint> } {
  const positions = new Map<string, bigint>();
  return {
    positions,
    load: async (name) => positions.get(name) ?? 0n,
    save: async (name, position) => void positions.set(name, position),
  };
}

const reacting = (handle: (event: RecordedEvent) => Promise<void>, onFailure: Reactor['onFailure']): Reactor => ({
  name: 'test',
  filter: { types: ['Wanted', 'Also'] },
  handle,
  onFailure,
});
const never: Reactor['onFailure'] = (_, error) => {
  throw error;
};

describe('a reactor', () => {
  it('a reactor handles the events of its filter, in order, and goes on behind them after a restart', async () => {
    const store = createMemoryEventStore({ upcasters: asStored });
    const checkpoints = keptInMemory();
    const seen: string[] = [];
    const reactor = reacting(async ({ type, revision }) => void seen.push(`${type}:${revision}`), never);
    const first = startReactor(store, reactor, checkpoints);
    await first.whenHandled(await write(store, 'Wanted', 'Unwanted', 'Also'));
    await first.stop();
    const second = startReactor(store, reactor, checkpoints);
    await second.whenHandled(await write(store, 'Wanted'));
    await second.stop();
    expect(seen).toEqual(['Wanted:0', 'Also:2', 'Wanted:3']);
  });

  it('a reactor counts an event that its filter leaves out as handled', async () => {
    const store = createMemoryEventStore({ upcasters: asStored });
    const running = startReactor(
      store,
      reacting(async () => undefined, never),
      keptInMemory(),
    );
    await expect(running.whenHandled(await write(store, 'Unwanted'))).resolves.toBeUndefined();
    await running.stop();
  });

  it('a reactor tries an event again, skips it, or stops, as onFailure decides', async () => {
    const store = createMemoryEventStore({ upcasters: asStored });
    const attempts: number[] = [];
    const failing = async ({ revision }: RecordedEvent): Promise<void> => {
      if (revision < 2) throw new Error('not now');
    };
    const decide: Reactor['onFailure'] = ({ revision }, _, attempt) => {
      attempts.push(attempt);
      return revision === 0 && attempt < 3 ? { retryAfterMs: 1 } : 'skip';
    };
    const patient = startReactor(store, reacting(failing, decide), keptInMemory());
    await patient.whenHandled(await write(store, 'Wanted', 'Wanted', 'Wanted'));
    await patient.stop();
    expect(attempts).toEqual([1, 2, 3, 1]);

    const strict = startReactor(
      store,
      reacting(failing, () => 'stop'),
      keptInMemory(),
    );
    await expect(strict.ended).rejects.toThrow('not now');
    await expect(strict.whenHandled(1n)).rejects.toThrow('not now');
  });

  it('a reactor goes on when its checkpoints could not be reached for a while', async () => {
    const store = createMemoryEventStore({ upcasters: asStored });
    const checkpoints = keptInMemory();
    let outage = 2;
    const flaky: ReactorCheckpoints = {
      load: checkpoints.load,
      save: async (name, position) => {
        if (outage-- > 0) throw new Error('the database restarts');
        await checkpoints.save(name, position);
      },
    };
    const running = startReactor(
      store,
      reacting(async () => undefined, never),
      flaky,
    );
    const position = await write(store, 'Wanted');
    await running.whenHandled(position);
    await running.stop();
    expect(checkpoints.positions.get('test')).toBe(position);
  });

  it('a reactor goes on after a pause when its subscription ends unasked or fails because the store cannot be reached', async () => {
    const store = createMemoryEventStore({ upcasters: asStored });
    let lost = 0;
    const flaky: EventStore = {
      ...store,
      async *subscribe(options) {
        if (++lost === 1) return;
        if (lost === 2) throw new EventStoreUnavailable('the server restarts', false);
        yield* store.subscribe(options);
      },
    };
    const seen: number[] = [];
    const handle = async ({ revision }: RecordedEvent) => void seen.push(revision);
    const running = startReactor(flaky, reacting(handle, never), keptInMemory());
    await running.whenHandled(await write(store, 'Wanted', 'Wanted'));
    await running.stop();
    expect({ lost, seen }).toEqual({ lost: 3, seen: [0, 1] });
  });

  it('a reactor that is stopped rejects those who wait for it', async () => {
    const running = startReactor(
      createMemoryEventStore({ upcasters: asStored }),
      reacting(async () => undefined, never),
      keptInMemory(),
    );
    const waiting = running.whenHandled(99n);
    const refused = expect(waiting).rejects.toThrow('was stopped');
    await running.stop();
    await refused;
  });
});
