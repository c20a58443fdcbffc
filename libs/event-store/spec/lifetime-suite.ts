import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '../errors.js';
import { sampleEvent } from './sample-events.js';
import type { StoreBench } from './store-bench.js';

/** A store before its first event and after its last. */
export function lifetimeContract(bench: StoreBench): void {
  describe('an empty store', () => {
    it('an empty store has its head at 0 and no streams, and reading it is at the end at once', async () => {
      const empty = await bench.open();
      const head = await empty.store.head();
      if (!empty.keepsData) expect(head).toBe(0n);
      expect(await empty.store.readStream(bench.newStream())).toEqual([]);
      expect(await empty.store.readAll({ after: head, limit: 10 })).toEqual({
        events: [],
        position: head,
        atEnd: true,
      });
      await empty.close();
    });
  });

  describe('a store that works', () => {
    it('a store that works says that it would append, and stores nothing for it', async () => {
      const head = await bench.store.head();
      await bench.store.tryAppend();
      expect(await bench.store.head()).toBe(head);
    });
  });

  describe('a closed store', () => {
    it('a store that is closed stores what it accepted, fails the subscriptions that nobody asked to end, and refuses further appends', async () => {
      const other = await bench.open();
      const stream = bench.newStream();
      const accepted = other.store.append([{ stream, expectedRevision: 'none', events: [sampleEvent()] }]);
      const pages = other.store.subscribe({ after: 0n, signal: new AbortController().signal });
      const iterator = pages[Symbol.asyncIterator]();
      const ended = (async () => {
        while (!(await iterator.next()).done);
      })();
      ended.catch(() => undefined); // it may fail before it is looked at
      await other.store.close();
      expect(await accepted).toMatchObject({ revisions: [0] });
      await expect(ended).rejects.toThrow(EventStoreUnavailable);
      const later = other.store.subscribe({ after: 0n, signal: new AbortController().signal });
      await expect(later[Symbol.asyncIterator]().next()).rejects.toThrow(EventStoreUnavailable);
      await expect(other.store.tryAppend()).rejects.toThrow(EventStoreUnavailable);
      await expect(other.store.append([{ stream, expectedRevision: 'any', events: [sampleEvent()] }])).rejects.toThrow(
        EventStoreUnavailable,
      );
      await other.close();
    });
  });
}
