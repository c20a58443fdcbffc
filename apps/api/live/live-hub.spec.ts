import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore } from '#event-store';
import { silentLog } from '#runtime';
import { LiveHub } from './live-hub.js';

/** A store whose subscriptions are counted, and end as the test says. */
function storeEnding(subscribe: EventStore['subscribe']) {
  const store = createMemoryEventStore({ upcasters: asStored });
  let subscriptions = 0;
  const counted: EventStore = {
    ...store,
    subscribe: (options) => {
      subscriptions++;
      return subscribe(options);
    },
  };
  return { counted, taken: () => subscriptions };
}

describe('the live feed', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it.each<[string, EventStore['subscribe']]>([
    ['ends at once', async function* () {}],
    ['fails at once', () => createClosed().subscribe({ after: 0n, signal: new AbortController().signal })],
  ])(
    'the live feed waits longer and longer before it follows again when its subscription %s',
    async (_how, subscribe) => {
      const { counted, taken } = storeEnding(subscribe);
      const hub = new LiveHub(counted, silentLog);
      await hub.onApplicationBootstrap();
      const after = async (ms: number): Promise<number> => {
        await jest.advanceTimersByTimeAsync(ms);
        return taken();
      };
      expect([await after(0), await after(499), await after(1), await after(999), await after(1)]).toEqual([
        1, 1, 2, 2, 3,
      ]);
      await hub.onModuleDestroy();
      expect(await after(60_000)).toBe(3);
    },
  );
});

function createClosed(): EventStore {
  const store = createMemoryEventStore({ upcasters: asStored });
  void store.close();
  return store;
}
