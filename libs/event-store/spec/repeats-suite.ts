import { describe, expect, it } from '@jest/globals';
import { EventIdReused } from '../errors.js';
import type { NewEvent } from '../port.js';
import { sampleEvent, sampleEvents } from './sample-events.js';
import type { StoreBench } from './store-bench.js';

/** What the same event ids mean when they come again. */
export function repeatContract(bench: StoreBench): void {
  describe('an append repeated with the same event ids', () => {
    it('an append repeated with the same event ids gets the first result, whatever revision it expects and whatever was stored after it', async () => {
      const stream = bench.newStream();
      const append = [{ stream, expectedRevision: 'none' as const, events: sampleEvents(2) }];
      const first = await bench.store.append(append);
      await bench.write(stream);
      expect(await bench.store.append(append)).toEqual({ ...first, repeated: true });
      expect(await bench.store.readStream(stream)).toHaveLength(3);
    });

    it('an append repeated with the same event ids is stored once when both copies arrive at the same time', async () => {
      const append = [
        { stream: bench.newStream(), expectedRevision: 'none' as const, events: sampleEvents(2) },
        { stream: bench.newStream(), expectedRevision: 'none' as const, events: sampleEvents(1) },
      ];
      const results = await Promise.all([
        bench.store.append(append),
        bench.store.append(append),
        bench.store.append(append),
      ]);
      expect(results.map(({ repeated }) => repeated)).toEqual([false, true, true]);
      expect(new Set(results.map(({ position }) => position)).size).toBe(1);
      expect(results[2]!.revisions).toEqual([1, 0]);
      expect(await bench.store.readStream(append[0]!.stream)).toHaveLength(2);
    });

    it('an append is a repeat whatever the order of its JSON keys and the case of its ids', async () => {
      const stream = bench.newStream();
      const event = sampleEvent({ data: { a: 1, b: { c: 2, d: 3 } } });
      await bench.write(stream, [event]);
      const again = { ...event, id: event.id.toUpperCase(), data: { b: { d: 3, c: 2 }, a: 1 } };
      expect(await bench.write(stream, [again])).toMatchObject({ repeated: true, revisions: [0] });
    });

    it.each<[string, (event: NewEvent, stream: string) => [string, NewEvent[]]]>([
      ['in another stream', (event, stream) => [`${stream}-other`, [event]]],
      ['with other data', (event, stream) => [stream, [{ ...event, data: { text: 'other' } }]]],
      ['with another type', (event, stream) => [stream, [{ ...event, type: 'Other' }]]],
      ['with another schema version', (event, stream) => [stream, [{ ...event, schemaVersion: 2 }]]],
      ['together with a new one', (event, stream) => [stream, [sampleEvent(), event]]],
    ])('an event id that is stored already is refused %s', async (_, reuse) => {
      const stream = bench.newStream();
      const event = sampleEvent();
      await bench.write(stream, [event]);
      const [target, events] = reuse(event, stream);
      const append = bench.write(target, events);
      await expect(append).rejects.toEqual(new EventIdReused(target, event.id));
      expect(await bench.store.readStream(stream)).toHaveLength(1);
      expect(await bench.store.readStream(`${stream}-other`)).toEqual([]);
    });

    it('the same event ids in another order are refused', async () => {
      const stream = bench.newStream();
      const [one, other] = sampleEvents(2) as [NewEvent, NewEvent];
      await bench.write(stream, [one, other]);
      await expect(bench.write(stream, [other, one])).rejects.toThrow(EventIdReused);
    });
  });
}
