import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#event-store';
import { runs } from '#testing';
import { Merge, type Merged } from './merge.js';

const eventAt = (position: bigint) => ({ position }) as RecordedEvent;

type Entry = { readonly event: bigint } | { readonly mark: bigint };

/** Partitions as a relay fills them that is killed at times: pages, each ended by watermarks, some pages twice. */
const partitions = fc
  .array(
    fc.record({
      lanes: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 6 }),
      repeatsFrom: fc.nat({ max: 8 }),
      marked: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((pages) => {
    const lanes: Entry[][] = [[], [], []];
    const written: { readonly lane: number; readonly event: bigint }[] = [];
    for (const { lanes: chosen, repeatsFrom, marked } of pages) {
      for (const { lane, event } of repeatsFrom > 0 ? written.slice(-repeatsFrom) : []) lanes[lane]!.push({ event });
      for (const lane of chosen) {
        const event = BigInt(written.length + 1);
        written.push({ lane, event });
        lanes[lane]!.push({ event });
      }
      if (marked) for (const lane of lanes) lane.push({ mark: BigInt(written.length) });
    }
    for (const lane of lanes) lane.push({ mark: BigInt(written.length) });
    return { lanes, events: written.map(({ event }) => event) };
  });

/** Reads partitions in any interleaving, asking for what is ready in between. */
function* read(
  lanes: readonly (readonly Entry[])[],
  starts: readonly bigint[],
  position: bigint,
  next: () => number,
): Generator<Merged> {
  const merge = new Merge(new Map(starts.map((start, lane) => [lane, start])), position);
  const at = starts.map(Number);
  while (at.some((offset, lane) => offset < lanes[lane]!.length)) {
    const open = [...lanes.keys()].filter((lane) => at[lane]! < lanes[lane]!.length);
    const lane = open[next() % open.length]!;
    const entry = lanes[lane]![at[lane]!]!;
    if ('mark' in entry) merge.complete(lane, BigInt(at[lane]!), entry.mark);
    else merge.add(lane, BigInt(at[lane]!), eventAt(entry.event));
    at[lane]!++;
    merge.readTo(lane, BigInt(at[lane]!));
    for (let merged = merge.take(2); merged; merged = merge.take(2)) yield merged;
  }
}

describe('partitions of the events topic', () => {
  it('partitions of the events topic give every event once and in the global order, from the start and from every bookmark', () => {
    fc.assert(
      fc.property(partitions, fc.infiniteStream(fc.nat({ max: 100 })), ({ lanes, events }, chances) => {
        const next = (): number => chances.next().value as number;
        const whole = [...read(lanes, [0n, 0n, 0n], 0n, next)];
        expect(whole.flatMap((merged) => merged.events.map(({ position }) => position))).toEqual(events);
        expect(whole.at(-1)!.position).toBe(BigInt(events.length));
        for (const { position, offsets } of whole) {
          const starts = [0, 1, 2].map((lane) => BigInt(offsets[lane]!));
          const rest = [...read(lanes, starts, position, next)];
          const expected = events.filter((event) => event > position);
          expect(rest.flatMap((merged) => merged.events.map((event) => event.position))).toEqual(expected);
          expect(rest.at(-1)?.position ?? position).toBe(BigInt(events.length));
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('partitions of the events topic wait for the one that is behind, and say how many events are held meanwhile', () => {
    const merge = new Merge(
      new Map([
        [0, 0n],
        [1, 0n],
      ]),
      0n,
    );
    merge.add(0, 0n, eventAt(1n));
    merge.complete(0, 1n, 1n);
    merge.readTo(0, 2n);
    expect(merge.take(10)).toBeUndefined();
    expect([merge.waitingIn(0), merge.waitingIn(1), merge.nextOf(0), merge.nextOf(2)]).toEqual([1, 0, 2n, null]);
    merge.complete(1, 0n, 1n);
    merge.readTo(1, 1n);
    expect(merge.take(10)).toEqual({ events: [eventAt(1n)], position: 1n, offsets: { 0: '2', 1: '1' } });
  });
});
