import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#kernel';
import { runs } from '#testing';
import { sampleEvent } from './spec/sample-events.js';
import type { StoreUnderTest } from './spec/store-bench.js';
import type { EventStore, ExpectedRevision, NewEvent, RecordedEvent, StreamAppend } from './port.js';

/** Everything that was stored, as a plain list. The store must be equal to it. */
type Model = { stream: string; event: NewEvent }[];

interface Step {
  readonly kind: 'append' | 'repeat' | 'readStream' | 'readAll';
  readonly targets: readonly {
    readonly stream: number;
    readonly expected: 'right' | 'none' | 'exists' | 'any' | number;
    readonly size: number;
  }[];
  readonly pick: number;
  readonly limit: number;
  readonly backwards: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('append', 'append', 'append', 'repeat', 'readStream', 'readAll'),
  targets: fc.uniqueArray(
    fc.record({
      stream: fc.integer({ min: 0, max: 3 }),
      expected: fc.oneof(fc.constantFrom('right', 'right', 'none', 'exists', 'any'), fc.integer({ min: 0, max: 4 })),
      size: fc.integer({ min: 1, max: 3 }),
    }),
    { selector: ({ stream }) => stream, minLength: 1, maxLength: 3 },
  ),
  pick: fc.nat(),
  limit: fc.integer({ min: 1, max: 5 }),
  backwards: fc.boolean(),
});

/** Compares the store with a list over `full` random histories in CI, fewer elsewhere. A failing history is shrunk to the shortest. */
export function eventStoreModel(name: string, factory: () => Promise<StoreUnderTest>, full: number): void {
  describe(`event store against a list: ${name}`, () => {
    let under: StoreUnderTest;
    beforeAll(async () => void (under = await factory()));
    afterAll(() => under.close());

    it('the store answers every history as a plain list does, and its subscription delivers that list', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) => play(under.store, steps)),
        { numRuns: runs(full) },
      );
    });
  });
}

async function play(store: EventStore, steps: readonly Step[]): Promise<void> {
  const prefix = `${newId()}-`;
  const after = await store.head();
  const model: Model = [];
  const done: StreamAppend[][] = [];
  const live = collect(store, after, prefix);
  for (const one of steps) {
    if (one.kind === 'append') await append(store, model, done, toAppends(one, prefix, model));
    if (one.kind === 'repeat' && done.length > 0) await repeat(store, model, done[one.pick % done.length]!);
    if (one.kind === 'readStream') await compareStream(store, model, `${prefix}${one.pick % 4}`, one);
    if (one.kind === 'readAll') await compareAll(store, model, after, prefix, one.limit);
  }
  await compareAll(store, model, after, prefix, 3);
  expect(await live.until(model.length)).toEqual(shapeOf(model));
}

const sizeOf = (model: Model, stream: string): number => model.filter((entry) => entry.stream === stream).length;

function toAppends({ targets }: Step, prefix: string, model: Model): StreamAppend[] {
  return targets.map(({ stream: number, expected, size }) => {
    const stream = `${prefix}${number}`;
    const present = sizeOf(model, stream);
    const right: ExpectedRevision = present === 0 ? 'none' : present - 1;
    const events = Array.from({ length: size }, () => sampleEvent({ data: { n: model.length, size } }));
    return { stream, expectedRevision: expected === 'right' ? right : expected, events };
  });
}

const meets = (expected: ExpectedRevision, size: number): boolean =>
  expected === 'any' || (expected === 'none' ? size === 0 : expected === 'exists' ? size > 0 : size === expected + 1);

async function append(store: EventStore, model: Model, done: StreamAppend[][], appends: StreamAppend[]): Promise<void> {
  const wrong = appends.find(({ stream, expectedRevision }) => !meets(expectedRevision, sizeOf(model, stream)));
  if (wrong) {
    const actual = sizeOf(model, wrong.stream) - 1;
    await expect(store.append(appends)).rejects.toMatchObject({
      name: 'RevisionConflict',
      stream: wrong.stream,
      actual,
    });
    return;
  }
  const result = await store.append(appends);
  for (const { stream, events } of appends) for (const event of events) model.push({ stream, event });
  done.push(appends);
  expect(result).toMatchObject({ revisions: appends.map(({ stream }) => sizeOf(model, stream) - 1), repeated: false });
}

async function repeat(store: EventStore, model: Model, appends: StreamAppend[]): Promise<void> {
  const result = await store.append(appends);
  const revisions = appends.map(({ stream, events }) => {
    const ids = model.filter((entry) => entry.stream === stream).map(({ event }) => event.id);
    return ids.indexOf(events.at(-1)!.id);
  });
  expect(result).toMatchObject({ revisions, repeated: true });
}

async function compareStream(
  store: EventStore,
  model: Model,
  stream: string,
  { limit, backwards, pick }: Step,
): Promise<void> {
  const own = model.filter((entry) => entry.stream === stream);
  const fromRevision = pick % (own.length + 2);
  const expected = backwards ? own.slice(0, fromRevision + 1).reverse() : own.slice(fromRevision);
  const direction = backwards ? 'backwards' : 'forwards';
  const read = await store.readStream(stream, { fromRevision, limit, direction });
  expect(shapeOfRead(read)).toEqual(shapeOf(expected.slice(0, limit)));
}

async function compareAll(
  store: EventStore,
  model: Model,
  after: bigint,
  prefix: string,
  limit: number,
): Promise<void> {
  const read: RecordedEvent[] = [];
  for (let position = after, atEnd = false; !atEnd;) {
    const page = await store.readAll({ after: position, limit, filter: { streamPrefixes: [prefix] } });
    read.push(...page.events);
    ({ position, atEnd } = page);
  }
  expect(shapeOfRead(read)).toEqual(shapeOf(model));
}

const shapeOf = (model: Model): unknown[] => model.map(({ stream, event }) => [stream, event.id, event.data]);
const shapeOfRead = (events: readonly RecordedEvent[]): unknown[] =>
  events.map(({ stream, id, data }) => [stream, id, data]);

/** A subscription that runs beside the history from its start. */
function collect(store: EventStore, after: bigint, prefix: string): { until(count: number): Promise<unknown[]> } {
  const ending = new AbortController();
  const found: RecordedEvent[] = [];
  let wanted = Number.POSITIVE_INFINITY;
  const running = (async () => {
    const filter = { streamPrefixes: [prefix] };
    for await (const page of store.subscribe({ after, pageSize: 2, filter, signal: ending.signal })) {
      found.push(...page.events);
      if (found.length >= wanted) return;
    }
  })();
  return {
    until: async (count) => {
      wanted = count;
      if (found.length >= count) ending.abort();
      await running;
      return shapeOfRead(found);
    },
  };
}
