import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { sampleEvent } from './spec/sample-events.js';
import { createMemoryEventStore } from './memory/create.js';
import type { EventPage, EventStore, NewEvent } from './port.js';
import { createPostgresEventStore } from './postgres/create.js';
import { installEventStore } from './postgres/install.js';
import { UnknownSchemaVersion, type Upcasters } from './upcasting.js';

interface Sample {
  readonly stored: Pick<NewEvent, 'type' | 'schemaVersion' | 'data'>;
  readonly newest: Pick<NewEvent, 'type' | 'schemaVersion' | 'data'>;
}

const upcasters: Upcasters = {
  UnitNamed: [({ name }): JsonObject => ({ names: [name!] }), (data): JsonObject => ({ ...data, kind: 'department' })],
};

describe.each(['memory', 'postgres'])('upcasting on the %s store', (adapter) => {
  let samples: Sample[];
  let database: TestDatabase | undefined;
  let store: EventStore;

  beforeAll(async () => {
    samples = JSON.parse(await readFile(join(import.meta.dirname, 'upcasting.samples.json'), 'utf8')) as Sample[];
    if (adapter === 'memory') return void (store = createMemoryEventStore({ upcasters }));
    database = await testDatabase();
    await installEventStore(database.connectionString);
    store = await createPostgresEventStore({ connectionString: database.connectionString, upcasters });
  });
  afterAll(async () => {
    await store.close();
    await database?.close();
  });

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
    expect((await store.readAll({ after: event.position, limit: 10 })).events.map(({ revision }) => revision)).toEqual([
      2,
    ]);
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
