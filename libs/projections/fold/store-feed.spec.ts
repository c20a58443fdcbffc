import { describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, EventStoreUnavailable, SubscriptionEnded } from '#event-store';
import { storeFeed } from './store-feed.js';

const options = () => ({ reader: 'test', after: 0n, bookmark: null, signal: new AbortController().signal });

describe('the event store as a feed', () => {
  it('the feed of a store fails when its subscription ends unasked, so that whoever follows makes a pause', async () => {
    const feed = storeFeed({ async *subscribe() {} });
    await expect(feed.deliveries(options()).next()).rejects.toThrow(SubscriptionEnded);
  });

  it('the feed of a store fails when the store is closed', async () => {
    const store = createMemoryEventStore({ upcasters: asStored });
    const deliveries = storeFeed(store).deliveries(options());
    await deliveries.next();
    await store.close();
    await expect(deliveries.next()).rejects.toThrow(EventStoreUnavailable);
  });
});
