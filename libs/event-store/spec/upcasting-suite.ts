import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import type { EventPage, EventStore, NewEvent } from '../port.js';
import { UnknownSchemaVersion, type Upcasters } from '../upcasting.js';
import { sampleEvent } from './sample-events.js';
import type { StoreUnderTest } from './store-bench.js';

interface Sample {
  readonly stored: Pick<NewEvent, 'type' | 'schemaVersion' | 'data'>;
  readonly newest: Pick<NewEvent, 'type' | 'schemaVersion' | 'data'>;
}

const upcasters: Upcasters = {
  UnitNamed: [({ name }): JsonObject => ({ names: [name!] }), (data): JsonObject => ({ ...data, kind: 'department' })],
};

/** Events of every version in their newest shapes, whatever way they are read. */
export function upcastingContract(name: string, open: (upcasters: Upcasters) => Promise<StoreUnderTest>): void {
  describe(`upcasting: ${name}`, () => {
    let samples: Sample[];
    let under: StoreUnderTest;
    let store: EventStore;

    beforeAll(async () => {
      samples = JSON.parse(await readFile(join(import.meta.dirname, 'upcasting.samples.json'), 'utf8')) as Sample[];
      under = await open(upcasters);
      store = under.store;
    });
    afterAll(() => under.close());

    const write = async (stream: string, shapes: readonly Partial<NewEvent>[]): Promise<void> =>
      void (await store.append([{ stream, expectedRevision: 'any', events: shapes.map(sampleEvent) }]));

    it('every way of reading gives every stored sample in its newest shape', async () => {
      const after = await store.head();
      await write(
        'units',
        samples.map(({ stored }) => stored),
      );
      const newest = samples.map(({ newest }) => expect.objectContaining(newest));
      expect(await store.readStream('units')).toEqual(newest);
      expect((await store.readAll({ after, limit: 10 })).events).toEqual(newest);
      expect((await firstPage(after)).events).toEqual(newest);
    });

    it('reading delivers the events before one of a newer version, then fails with that event, and can go on after it', async () => {
      const after = await store.head();
      const { stored } = samples[0]!;
      await write('future', [stored, { ...stored, schemaVersion: 4 }, stored]);
      const first = await store.readAll({ after, limit: 10 });
      expect(first.events.map(({ revision }) => revision)).toEqual([0]);
      expect(first.atEnd).toBe(false);
      const failure = await store.readAll({ after: first.position, limit: 10 }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UnknownSchemaVersion);
      const { event, newestKnown } = failure as UnknownSchemaVersion;
      expect({ stream: event.stream, revision: event.revision, newestKnown }).toEqual({
        stream: 'future',
        revision: 1,
        newestKnown: 3,
      });
      await expect(firstPage(first.position)).rejects.toThrow(UnknownSchemaVersion);
      await expect(store.readStream('future')).rejects.toThrow('UnitNamed at position');
      expect(
        (await store.readAll({ after: event.position, limit: 10 })).events.map(({ revision }) => revision),
      ).toEqual([2]);
    });

    it('an event type without upcasters has version 1 only', async () => {
      await write('closing', [{ type: 'UnitClosed', schemaVersion: 2 }]);
      await expect(store.readStream('closing')).rejects.toMatchObject({ name: 'UnknownSchemaVersion', newestKnown: 1 });
    });

    async function firstPage(after: bigint): Promise<EventPage> {
      for await (const page of store.subscribe({ after, signal: new AbortController().signal })) return page;
      throw new Error('expected a page');
    }
  });
}
