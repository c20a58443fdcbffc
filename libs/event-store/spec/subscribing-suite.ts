import { describe, expect, it } from '@jest/globals';
import type { AppendResult } from '../port.js';
import { numbersOf, sampleEvent, sampleEvents } from './sample-events.js';
import type { StoreBench } from './store-bench.js';

/** Catching up, and going on live. */
export function subscriptionContract(bench: StoreBench): void {
  describe('a subscription', () => {
    it('a subscription reports the end of an empty range with an empty page', async () => {
      const head = await bench.store.head();
      const { pages } = await bench.followUntil({ after: head }, () => true);
      expect(pages).toEqual([{ events: [], position: head, atEnd: true }]);
    });

    it('a subscription catches up in pages, reports the end, then goes on live, without loss or repetition', async () => {
      const after = await bench.store.head();
      const stream = bench.newStream('live');
      await bench.write(stream, sampleEvents(20));
      let live = 0;
      const { events, pages } = await bench.followUntil({ after, pageSize: 6 }, (seen, page) => {
        if (page.events.length === 0 && live < 3) void bench.write(stream, [sampleEvent({ data: { n: 20 + live++ } })]);
        return seen.length === 23;
      });
      expect(numbersOf(events)).toEqual(Array.from({ length: 23 }, (_, n) => n));
      expect(pages.filter((page) => page.events.length === 6)).toHaveLength(3);
      expect(pages.filter((page) => page.events.length === 0 && page.atEnd).length).toBeGreaterThanOrEqual(3);
    });

    it('a subscription keeps up with writers that start before it and go on while it reads', async () => {
      const after = await bench.store.head();
      const total = 600;
      const streams = Array.from({ length: 8 }, () => bench.newStream('busy'));
      const writing = Promise.all(
        streams.map(async (stream) => {
          for (let n = 0; n < total / 8; n++) await bench.write(stream, [sampleEvent({ data: { n } })]);
        }),
      );
      const { events } = await bench.followUntil({ after, pageSize: 50 }, (seen) => seen.length >= total);
      await writing;
      for (const stream of streams) {
        const own = events.filter((event) => event.stream === stream);
        expect(numbersOf(own)).toEqual(Array.from({ length: total / 8 }, (_, n) => n));
      }
      expect(events).toHaveLength(total);
    });

    it('a subscription obeys the filter and moves its position past events that are left out', async () => {
      const after = await bench.store.head();
      await bench.write(bench.newStream('left'), sampleEvents(10, 'Left'));
      const head = await bench.store.head();
      const filter = { types: ['Right'] };
      let written: AppendResult | undefined;
      const { events, pages } = await bench.followUntil({ after, filter }, (seen, { position }) => {
        if (position === head && !written)
          void bench.write(bench.newStream('right'), sampleEvents(1, 'Right')).then((it) => (written = it));
        return seen.length === 1;
      });
      expect(pages[0]).toEqual({ events: [], position: head, atEnd: true });
      expect(events.map(({ type }) => type)).toEqual(['Right']);
    });

    it('several subscriptions at once each deliver from their own position', async () => {
      const after = await bench.store.head();
      const { position: middle } = await bench.write(bench.newStream('many'), sampleEvents(3));
      const readers = [after, after, middle].map((from) =>
        bench.followUntil({ after: from }, (seen) => numbersOf(seen).includes(99)),
      );
      await bench.write(bench.newStream('many'), [sampleEvent({ data: { n: 99 } })]);
      const found = await Promise.all(readers);
      expect(found.map(({ events }) => events.length)).toEqual([4, 4, 1]);
    });

    it('a subscription that is aborted returns, while it waits and before it starts', async () => {
      const waiting = new AbortController();
      const pages = bench.store.subscribe({ after: await bench.store.head(), signal: waiting.signal });
      const iterator = pages[Symbol.asyncIterator]();
      await iterator.next();
      const next = iterator.next();
      waiting.abort();
      expect(await next).toEqual({ done: true, value: undefined });
      const first = await bench.followUntil({ after: 0n, pageSize: 1 }, () => true);
      expect(first.pages).toHaveLength(1);
      const never = bench.store.subscribe({ after: 0n, signal: AbortSignal.abort() })[Symbol.asyncIterator]();
      expect(await never.next()).toEqual({ done: true, value: undefined });
    });
  });
}
