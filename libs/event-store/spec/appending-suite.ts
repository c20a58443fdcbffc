import { describe, expect, it } from '@jest/globals';
import { type JsonObject, newId } from '#kernel';
import { InvalidAppend } from '../errors.js';
import type { EventStore } from '../port.js';
import type { StoreBench } from './store-bench.js';
import { metadata, numbersOf, sampleEvent, sampleEvents } from './sample-events.js';

/** A stream that no refused append may bring about. */
const refused = `refused-${newId()}`;

/** What an append takes and gives back, and what it refuses. */
export function appendingContract(bench: StoreBench): void {
  describe('append', () => {
    it('an append returns revisions from 0 and the position of the last event', async () => {
      const stream = bench.newStream();
      const first = await bench.write(stream, sampleEvents(3));
      const second = await bench.write(stream);
      expect(first).toMatchObject({ revisions: [2], repeated: false });
      expect(second).toMatchObject({ revisions: [3], repeated: false });
      expect(second.position).toBeGreaterThan(first.position);
      expect(await bench.store.head()).toBe(second.position);
    });

    it('every event is read as it was written, with its revision and position', async () => {
      const stream = bench.newStream();
      const event = sampleEvent({
        type: 'TaskInitiated',
        schemaVersion: 3,
        data: { b: [1, { c: null }], a: '督查' },
      });
      const { position } = await bench.write(stream, [event]);
      const [read] = await bench.store.readStream(stream);
      expect(read).toMatchObject({ ...event, stream, revision: 0, position, recordedAt: expect.any(String) });
      expect(read!.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    it.each<[string, JsonObject]>([
      ['texts of every plane', { text: 'é 督查督办 𠮷 👩‍👩‍👧 \u2028 "\\/' }],
      ['control characters, U+0000 included', { text: 'a\u0000b\u0001\n\t' }],
      ['a lone surrogate', { text: 'x\ud800y' }],
      [
        'numbers to the last digit',
        { n: [0.1, 1e21, -1.5e-300, Number.MAX_SAFE_INTEGER, 5e-324, 1.7976931348623157e308] },
      ],
      ['empty things', { '': '', a: [], o: {}, f: false, z: null }],
      ['keys that mean something in JavaScript', JSON.parse('{"__proto__": 1, "constructor": 2}') as JsonObject],
    ])('an event keeps %s', async (_, data) => {
      const stream = bench.newStream('督查·任务 "é"');
      await bench.write(stream, [
        sampleEvent({ data, metadata: { ...metadata, correlationId: JSON.stringify(data) } }),
      ]);
      const [read] = await bench.store.readStream(stream);
      expect(JSON.stringify(read!.data)).toBe(JSON.stringify(data));
      expect(read!.metadata.correlationId).toBe(JSON.stringify(data));
      expect(read!.stream).toBe(stream);
    });

    it('the store keeps an event of 1 MB', async () => {
      const stream = bench.newStream();
      const text = '折子工程'.repeat(90_000);
      await bench.write(stream, [sampleEvent({ data: { text } }), sampleEvent()]);
      const [read] = await bench.store.readStream(stream);
      expect(read!.data.text === text).toBe(true);
    });

    it('every event of an append can be read once the append is acknowledged', async () => {
      const streams = Array.from({ length: 50 }, () => bench.newStream());
      await Promise.all(
        streams.map(async (stream) => {
          const { position } = await bench.write(stream, sampleEvents(2));
          expect(await bench.store.readStream(stream)).toHaveLength(2);
          expect(await bench.store.head()).toBeGreaterThanOrEqual(position);
        }),
      );
    });

    it('appends to one stream keep the order of the calls, also when no answer is awaited', async () => {
      const stream = bench.newStream();
      const events = sampleEvents(100);
      await Promise.all(events.map((event) => bench.write(stream, [event])));
      expect(numbersOf(await bench.store.readStream(stream))).toEqual(events.map(({ data }) => data.n));
    });

    it('a stream may have 10,000 events', async () => {
      const stream = bench.newStream();
      for (let n = 0; n < 10; n++) await bench.write(stream, sampleEvents(1_000));
      const events = await bench.store.readStream(stream);
      expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 10_000 }, (_, n) => n));
      expect((await bench.store.readStream(stream, { fromRevision: 9_998 })).map(({ revision }) => revision)).toEqual([
        9_998, 9_999,
      ]);
    });

    it.each<[string, () => Parameters<EventStore['append']>[0]]>([
      ['no stream', () => []],
      ['no event', () => [{ stream: refused, expectedRevision: 'any', events: [] }]],
      ['an empty stream name', () => [{ stream: '', expectedRevision: 'any', events: [sampleEvent()] }]],
      ['U+0000 in a stream name', () => [{ stream: 'a\0', expectedRevision: 'any', events: [sampleEvent()] }]],
      [
        'half a character in an event type',
        () => [{ stream: refused, expectedRevision: 'any', events: [sampleEvent({ type: '\ud800' })] }],
      ],
      [
        'an id that is no UUID',
        () => [{ stream: refused, expectedRevision: 'any', events: [sampleEvent({ id: '7' })] }],
      ],
      ['version 0', () => [{ stream: refused, expectedRevision: 'any', events: [sampleEvent({ schemaVersion: 0 })] }]],
      ['a negative revision', () => [{ stream: refused, expectedRevision: -1, events: [sampleEvent()] }]],
      [
        'the same id twice',
        () => ((e) => [{ stream: refused, expectedRevision: 'any', events: [e, e] }])(sampleEvent()),
      ],
      [
        'the same stream twice',
        () => [
          { stream: refused, expectedRevision: 'any', events: [sampleEvent()] },
          { stream: refused, expectedRevision: 'any', events: [sampleEvent()] },
        ],
      ],
    ])('an append with %s is refused and stores nothing', async (_, appends) => {
      await expect(bench.store.append(appends())).rejects.toThrow(InvalidAppend);
      expect(await bench.store.readStream(refused)).toEqual([]);
    });
  });
}
