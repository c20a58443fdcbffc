import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '../port.js';
import { numbersOf, sampleEvents } from './sample-events.js';
import type { StoreBench } from './store-bench.js';

/** Reading one stream, and all of them in one order. */
export function readingContract(bench: StoreBench): void {
  describe('reading a stream', () => {
    it('reading a stream goes forwards and backwards, from a revision, up to a limit', async () => {
      const stream = bench.newStream();
      await bench.write(stream, sampleEvents(5));
      const read = async (options: Parameters<EventStore['readStream']>[1]): Promise<unknown[]> =>
        numbersOf(await bench.store.readStream(stream, options));
      expect(await read({})).toEqual([0, 1, 2, 3, 4]);
      expect(await read({ fromRevision: 3 })).toEqual([3, 4]);
      expect(await read({ fromRevision: 1, limit: 2 })).toEqual([1, 2]);
      expect(await read({ fromRevision: 5 })).toEqual([]);
      expect(await read({ direction: 'backwards' })).toEqual([4, 3, 2, 1, 0]);
      expect(await read({ direction: 'backwards', limit: 1 })).toEqual([4]);
      expect(await read({ direction: 'backwards', fromRevision: 2 })).toEqual([2, 1, 0]);
      expect(await read({ direction: 'backwards', fromRevision: 9, limit: 2 })).toEqual([4, 3]);
    });

    it('many readers at once each get their own stream, from the revision they asked for', async () => {
      const streams = Array.from({ length: 80 }, () => bench.newStream('crowd'));
      await Promise.all(streams.map((stream, at) => bench.write(stream, sampleEvents(1 + (at % 4)))));
      const asked = [...streams, bench.newStream('nobody'), ...streams.slice(0, 20)];
      const read = await Promise.all(
        asked.map((stream, at) => bench.store.readStream(stream, { fromRevision: Math.floor(at / 50) })),
      );
      const expected = asked.map((stream, at) => {
        const revisions = stream.startsWith('crowd') ? [0, 1, 2, 3].slice(0, 1 + (streams.indexOf(stream) % 4)) : [];
        return revisions.slice(Math.floor(at / 50)).map((revision) => `${stream} ${revision}`);
      });
      expect(read.map((events) => events.map(({ stream, revision }) => `${stream} ${revision}`))).toEqual(expected);
    });

    it('a stream is found by its whole name only', async () => {
      const stream = bench.newStream();
      await bench.write(`${stream}-1`);
      expect(await bench.store.readStream(stream)).toEqual([]);
      expect(await bench.store.readStream(`${stream}_1`)).toEqual([]);
    });
  });

  describe('reading all', () => {
    it('reading all gives every event once, in order, page by page', async () => {
      const before = await bench.store.head();
      const streams = Array.from({ length: 25 }, () => bench.newStream('page'));
      await Promise.all(streams.map((stream) => bench.write(stream, sampleEvents(2))));
      const { events, pages } = await bench.readToEnd(before, 7);
      expect(events.map(({ stream }) => stream).sort()).toEqual(streams.flatMap((stream) => [stream, stream]).sort());
      expect(pages.slice(0, 7).every((page) => page.events.length === 7 && !page.atEnd)).toBe(true);
      const positions = events.map(({ position }) => position);
      expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
      expect(pages.map(({ position }) => position).slice(0, 7)).toEqual(
        [6, 13, 20, 27, 34, 41, 48].map((n) => positions[n]),
      );
      expect(pages.at(-1)!.position).toBe(positions.at(-1));
    });

    it('reading all can be filtered by prefixes of stream names and by types', async () => {
      const before = await bench.store.head();
      await bench.write(bench.newStream('apple%'), sampleEvents(2, 'Grown'));
      await bench.write(bench.newStream('apple%'), sampleEvents(1, 'Eaten'));
      await bench.write(bench.newStream('appleX'), sampleEvents(1, 'Grown'));
      await bench.write(bench.newStream('pear'), sampleEvents(1, 'Grown'));
      const select = async (filter: object): Promise<string[]> =>
        (await bench.readToEnd(before, 2, filter)).events.map(({ stream, type }) => `${stream.split('-')[0]}:${type}`);
      expect(await select({ streamPrefixes: ['apple%-'] })).toEqual(['apple%:Grown', 'apple%:Grown', 'apple%:Eaten']);
      expect(await select({ types: ['Eaten'] })).toEqual(['apple%:Eaten']);
      expect(await select({ streamPrefixes: ['appleX', 'pear'] })).toEqual(['appleX:Grown', 'pear:Grown']);
      expect(await select({ streamPrefixes: ['apple'], types: ['Grown'] })).toHaveLength(3);
      expect(await select({ types: [] })).toEqual([]);
    });

    it('reading all moves its position past events that the filter leaves out', async () => {
      const before = await bench.store.head();
      await bench.write(bench.newStream('rare'), sampleEvents(1, 'Rare'));
      await bench.write(bench.newStream('common'), sampleEvents(500, 'Common'));
      const head = await bench.store.head();
      const page = await bench.store.readAll({ after: before, limit: 2, filter: { types: ['Rare'] } });
      expect(page).toMatchObject({ position: head, atEnd: true });
      expect(page.events).toHaveLength(1);
      const empty = await bench.store.readAll({ after: before, limit: 2, filter: { types: ['Never'] } });
      expect(empty).toEqual({ events: [], position: head, atEnd: true });
    });

    it('reading all from beyond the end leaves the position where it is', async () => {
      const beyond = (await bench.store.head()) + 1_000n;
      const nothing = { events: [], position: beyond, atEnd: true };
      expect(await bench.store.readAll({ after: beyond, limit: 5 })).toEqual(nothing);
      expect(await bench.store.readAll({ after: beyond, limit: 5, filter: { types: ['Noted'] } })).toEqual(nothing);
    });
  });
}
