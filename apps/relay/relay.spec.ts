import { describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore } from '#event-store';
import { silentLog } from '#runtime';
import { until } from '#testing';
import { startRelay } from './relay.js';

describe('the relay', () => {
  it('the relay says that it was interrupted when its subscription ends unasked, and goes on after a pause', async () => {
    const store = createMemoryEventStore({ upcasters: asStored });
    let subscriptions = 0;
    const flaky: Pick<EventStore, 'subscribe'> = {
      async *subscribe(options) {
        if (++subscriptions > 1) yield* store.subscribe(options);
      },
    };
    const said: string[] = [];
    let watermarks = 0;
    const relay = startRelay({
      store: flaky,
      broker: { publish: async () => void watermarks++ },
      checkpoint: { load: async () => 0n, advance: async () => true },
      topic: 'events',
      partitions: async () => 1,
      log: { ...silentLog, warn: (_details, message) => void said.push(message) },
      takeTurn: async () => ({ lost: new AbortController().signal, end: async () => undefined }),
    });
    await until('it has relayed', () => watermarks > 0);
    await relay.stop();
    expect({ subscriptions, said }).toEqual({ subscriptions: 2, said: ['relaying was interrupted'] });
  });
});
