import { describe, expect, it } from '@jest/globals';
import { RevisionConflict } from '../errors.js';
import type { AppendResult } from '../port.js';
import { sampleEvent, sampleEvents } from './sample-events.js';
import type { StoreBench } from './store-bench.js';

/** Who may append when, and that an append is whole or not at all. */
export function revisionContract(bench: StoreBench): void {
  describe('expected revision', () => {
    it.each([
      { expected: 'none', on: 'new', conflict: undefined },
      { expected: 'none', on: 'existing', conflict: 1 },
      { expected: 'exists', on: 'new', conflict: -1 },
      { expected: 'exists', on: 'existing', conflict: undefined },
      { expected: 'any', on: 'new', conflict: undefined },
      { expected: 'any', on: 'existing', conflict: undefined },
      { expected: 0, on: 'new', conflict: -1 },
      { expected: 0, on: 'existing', conflict: 1 },
      { expected: 1, on: 'existing', conflict: undefined },
      { expected: 2, on: 'existing', conflict: 1 },
    ] as const)(
      'an append that expects $expected on the $on stream meets this revision as a conflict: $conflict',
      async ({ expected, on, conflict }) => {
        const stream = bench.newStream();
        if (on === 'existing') await bench.write(stream, sampleEvents(2));
        const before = (await bench.store.readStream(stream)).length;
        const append = bench.store.append([{ stream, expectedRevision: expected, events: [sampleEvent()] }]);
        if (conflict === undefined) {
          expect(await append).toMatchObject({ revisions: [before] });
        } else {
          await expect(append).rejects.toEqual(new RevisionConflict(stream, expected as number, conflict));
          await expect(append).rejects.toMatchObject({ stream, expected, actual: conflict });
        }
        expect(await bench.store.readStream(stream)).toHaveLength(conflict === undefined ? before + 1 : before);
      },
    );

    it('an append that expects the stream to exist is content with one event', async () => {
      const stream = bench.newStream();
      await bench.write(stream);
      const append = bench.store.append([{ stream, expectedRevision: 'exists', events: [sampleEvent()] }]);
      expect(await append).toMatchObject({ revisions: [1] });
    });

    it.each(['none', 0] as const)(
      'exactly one of many writers that expect %s succeeds, and the others learn the revision',
      async (expected) => {
        const stream = bench.newStream();
        if (expected === 0) await bench.write(stream);
        const tries = Array.from({ length: 40 }, () =>
          bench.store.append([{ stream, expectedRevision: expected, events: sampleEvents(2) }]),
        );
        const outcomes = await Promise.allSettled(tries);
        const lost = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as unknown);
        const actual = expected === 0 ? 2 : 1;
        expect(lost).toHaveLength(39);
        for (const reason of lost) expect(reason).toMatchObject({ name: 'RevisionConflict', stream, actual });
        expect(await bench.store.readStream(stream)).toHaveLength(actual + 1);
      },
    );

    it('all of many writers succeed when they reload and try again, each on the revision it saw', async () => {
      const stream = bench.newStream();
      const increment = async (): Promise<void> => {
        for (;;) {
          const seen = await bench.store.readStream(stream, { direction: 'backwards', limit: 1 });
          const total = Number(seen[0]?.data.total ?? 0) + 1;
          const expectedRevision = seen[0]?.revision ?? 'none';
          try {
            await bench.store.append([{ stream, expectedRevision, events: [sampleEvent({ data: { total } })] }]);
            return;
          } catch (error) {
            if (!(error instanceof RevisionConflict)) throw error;
          }
        }
      };
      await Promise.all(Array.from({ length: 12 }, increment));
      const totals = (await bench.store.readStream(stream)).map(({ data }) => data.total);
      expect(totals).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    });

    it('a conflict does not harm appends that are sent together with it', async () => {
      const taken = bench.newStream();
      await bench.write(taken);
      const fresh = Array.from({ length: 20 }, () => bench.newStream());
      const outcomes = await Promise.allSettled(
        fresh.flatMap((stream) => [
          bench.store.append([{ stream, expectedRevision: 'none', events: [sampleEvent()] }]),
          bench.store.append([{ stream: taken, expectedRevision: 'none', events: [sampleEvent()] }]),
        ]),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(fresh.flatMap(() => ['fulfilled', 'rejected']));
      expect(await bench.store.readStream(taken)).toHaveLength(1);
    });
  });

  describe('an append to several streams', () => {
    it('an append to several streams is written to all of them, one after another', async () => {
      const streams = [bench.newStream(), bench.newStream(), bench.newStream()];
      await bench.write(streams[1]!, sampleEvents(5));
      const before = await bench.store.head();
      const { revisions, position } = await bench.store.append(
        streams.map((stream) => ({ stream, expectedRevision: 'any' as const, events: sampleEvents(2) })),
      );
      expect(revisions).toEqual([1, 6, 1]);
      const { events } = await bench.readToEnd(before, 100);
      expect(events.map(({ stream }) => stream)).toEqual(streams.flatMap((stream) => [stream, stream]));
      expect(events.at(-1)!.position).toBe(position);
    });

    it('an append to several streams is written to none when one of them is not as expected, and that one is named', async () => {
      const [free, taken] = [bench.newStream(), bench.newStream()];
      await bench.write(taken, sampleEvents(3));
      const append = bench.store.append([
        { stream: free, expectedRevision: 'none', events: [sampleEvent()] },
        { stream: taken, expectedRevision: 7, events: [sampleEvent()] },
      ]);
      await expect(append).rejects.toEqual(new RevisionConflict(taken, 7, 2));
      expect(await bench.store.readStream(free)).toEqual([]);
    });

    it('each of several overlapping appends is stored whole', async () => {
      const [left, middle, right] = [bench.newStream(), bench.newStream(), bench.newStream()];
      const pair = (one: string, other: string): Promise<AppendResult> =>
        bench.store.append(
          [one, other].map((stream) => ({ stream, expectedRevision: 'none' as const, events: [sampleEvent()] })),
        );
      const outcomes = await Promise.allSettled([pair(left, middle), pair(middle, right), pair(right, left)]);
      const sizes = await Promise.all(
        [left, middle, right].map(async (stream) => (await bench.store.readStream(stream)).length),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(sizes.reduce((sum, size) => sum + size)).toBe(2);
    });
  });
}
