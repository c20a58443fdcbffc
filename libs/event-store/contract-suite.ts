import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventMetadata, type JsonObject, newId, systemActor } from '#kernel';
import { EventIdReused, EventStoreUnavailable, InvalidAppend, RevisionConflict } from './errors.js';
import type { AppendResult, EventPage, EventStore, NewEvent, RecordedEvent, SubscribeOptions } from './port.js';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** Other runs have left their events there: what is expected is then relative to the head at the start. */
  readonly keepsData?: boolean;
  /** Closes the store and what it stood on. */
  close(): Promise<void>;
}

const metadata: EventMetadata = {
  occurredAt: '2026-03-02T01:00:00.000Z',
  actor: systemActor('contract'),
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'k',
  causationId: null,
  source: 'process',
};

export function sampleEvent(over: Partial<NewEvent> = {}): NewEvent {
  return { id: newId(), type: 'Noted', schemaVersion: 1, data: { text: '记' }, metadata, ...over };
}

/** A stream that no refused append may bring about. */
const refused = `refused-${newId()}`;

const sampleEvents = (count: number, type = 'Noted'): NewEvent[] =>
  Array.from({ length: count }, (_, n) => sampleEvent({ type, data: { n } }));

const numbersOf = (events: readonly RecordedEvent[]): unknown[] => events.map(({ data }) => data.n);

/** Every promise of the port. An adapter's spec runs this against a store of its own, to which nobody else writes. */
export function eventStoreContract(name: string, factory: () => Promise<StoreUnderTest>): void {
  describe(`event store contract: ${name}`, () => {
    let under: StoreUnderTest;
    let store: EventStore;
    let count = 0;
    const newStream = (kind = 'note'): string => `${kind}-${++count}-${newId()}`;
    const write = (stream: string, events = [sampleEvent()]): Promise<AppendResult> =>
      store.append([{ stream, expectedRevision: 'any', events }]);

    beforeAll(async () => {
      under = await factory();
      store = under.store;
    });
    afterAll(() => under.close());

    /** Pages until one satisfies; then the subscription is ended. */
    async function followUntil(
      options: Omit<SubscribeOptions, 'signal'>,
      enough: (events: readonly RecordedEvent[], page: EventPage) => boolean,
    ): Promise<{ events: RecordedEvent[]; pages: EventPage[] }> {
      const ending = new AbortController();
      const events: RecordedEvent[] = [];
      const pages: EventPage[] = [];
      for await (const page of store.subscribe({ ...options, signal: ending.signal })) {
        pages.push(page);
        events.push(...page.events);
        if (enough(events, page)) ending.abort();
      }
      return { events, pages };
    }

    async function readToEnd(
      after: bigint,
      limit: number,
      filter = {},
    ): Promise<{ events: RecordedEvent[]; pages: EventPage[] }> {
      const pages: EventPage[] = [];
      for (let position = after; ; position = pages.at(-1)!.position) {
        pages.push(await store.readAll({ after: position, limit, filter }));
        if (pages.at(-1)!.atEnd) return { events: pages.flatMap(({ events }) => events), pages };
      }
    }

    describe('an empty store', () => {
      it('has its head at 0, no streams, and is at its end', async () => {
        const empty = await factory();
        const head = await empty.store.head();
        if (!empty.keepsData) expect(head).toBe(0n);
        expect(await empty.store.readStream(newStream())).toEqual([]);
        expect(await empty.store.readAll({ after: head, limit: 10 })).toEqual({
          events: [],
          position: head,
          atEnd: true,
        });
        await empty.close();
      });
    });

    describe('append', () => {
      it('gives back revisions from 0 and the position of the last event', async () => {
        const stream = newStream();
        const first = await write(stream, sampleEvents(3));
        const second = await write(stream);
        expect(first).toMatchObject({ revisions: [2], repeated: false });
        expect(second).toMatchObject({ revisions: [3], repeated: false });
        expect(second.position).toBeGreaterThan(first.position);
        expect(await store.head()).toBe(second.position);
      });

      it('gives back each event as it was written, with its place', async () => {
        const stream = newStream();
        const event = sampleEvent({
          type: 'TaskInitiated',
          schemaVersion: 3,
          data: { b: [1, { c: null }], a: '督查' },
        });
        const { position } = await write(stream, [event]);
        const [read] = await store.readStream(stream);
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
      ])('keeps %s', async (_, data) => {
        const stream = newStream('督查·任务 "é"');
        await write(stream, [sampleEvent({ data, metadata: { ...metadata, correlationId: JSON.stringify(data) } })]);
        const [read] = await store.readStream(stream);
        expect(JSON.stringify(read!.data)).toBe(JSON.stringify(data));
        expect(read!.metadata.correlationId).toBe(JSON.stringify(data));
        expect(read!.stream).toBe(stream);
      });

      it('keeps an event of 1 MB', async () => {
        const stream = newStream();
        const text = '折子工程'.repeat(90_000);
        await write(stream, [sampleEvent({ data: { text } }), sampleEvent()]);
        const [read] = await store.readStream(stream);
        expect(read!.data.text === text).toBe(true);
      });

      it('makes every event of a command readable once it is acknowledged', async () => {
        const streams = Array.from({ length: 50 }, () => newStream());
        await Promise.all(
          streams.map(async (stream) => {
            const { position } = await write(stream, sampleEvents(2));
            expect(await store.readStream(stream)).toHaveLength(2);
            expect(await store.head()).toBeGreaterThanOrEqual(position);
          }),
        );
      });

      it('keeps the order of unawaited appends to one stream', async () => {
        const stream = newStream();
        const events = sampleEvents(100);
        await Promise.all(events.map((event) => write(stream, [event])));
        expect(numbersOf(await store.readStream(stream))).toEqual(events.map(({ data }) => data.n));
      });

      it('takes a stream of 10,000 events', async () => {
        const stream = newStream();
        for (let n = 0; n < 10; n++) await write(stream, sampleEvents(1_000));
        const events = await store.readStream(stream);
        expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 10_000 }, (_, n) => n));
        expect((await store.readStream(stream, { fromRevision: 9_998 })).map(({ revision }) => revision)).toEqual([
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
        [
          'version 0',
          () => [{ stream: refused, expectedRevision: 'any', events: [sampleEvent({ schemaVersion: 0 })] }],
        ],
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
      ])('refuses %s and stores nothing', async (_, appends) => {
        await expect(store.append(appends())).rejects.toThrow(InvalidAppend);
        expect(await store.readStream(refused)).toEqual([]);
      });
    });

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
      ] as const)('$expected on the $on stream: conflict with $conflict', async ({ expected, on, conflict }) => {
        const stream = newStream();
        if (on === 'existing') await write(stream, sampleEvents(2));
        const before = (await store.readStream(stream)).length;
        const append = store.append([{ stream, expectedRevision: expected, events: [sampleEvent()] }]);
        if (conflict === undefined) {
          expect(await append).toMatchObject({ revisions: [before] });
        } else {
          await expect(append).rejects.toEqual(new RevisionConflict(stream, expected as number, conflict));
          await expect(append).rejects.toMatchObject({ stream, expected, actual: conflict });
        }
        expect(await store.readStream(stream)).toHaveLength(conflict === undefined ? before + 1 : before);
      });

      it.each(['none', 0] as const)(
        'of many writers that expect %s exactly one wins, and the others learn the revision',
        async (expected) => {
          const stream = newStream();
          if (expected === 0) await write(stream);
          const tries = Array.from({ length: 40 }, () =>
            store.append([{ stream, expectedRevision: expected, events: sampleEvents(2) }]),
          );
          const outcomes = await Promise.allSettled(tries);
          const lost = outcomes
            .filter((outcome) => outcome.status === 'rejected')
            .map(({ reason }) => reason as unknown);
          const actual = expected === 0 ? 2 : 1;
          expect(lost).toHaveLength(39);
          for (const reason of lost) expect(reason).toMatchObject({ name: 'RevisionConflict', stream, actual });
          expect(await store.readStream(stream)).toHaveLength(actual + 1);
        },
      );

      it('lets writers that reload and try again all through, each on the revision it saw', async () => {
        const stream = newStream();
        const increment = async (): Promise<void> => {
          for (;;) {
            const seen = await store.readStream(stream, { direction: 'backwards', limit: 1 });
            const total = Number(seen[0]?.data.total ?? 0) + 1;
            const expectedRevision = seen[0]?.revision ?? 'none';
            try {
              await store.append([{ stream, expectedRevision, events: [sampleEvent({ data: { total } })] }]);
              return;
            } catch (error) {
              if (!(error instanceof RevisionConflict)) throw error;
            }
          }
        };
        await Promise.all(Array.from({ length: 12 }, increment));
        const totals = (await store.readStream(stream)).map(({ data }) => data.total);
        expect(totals).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
      });

      it('a conflict does not spoil what is appended beside it', async () => {
        const taken = newStream();
        await write(taken);
        const fresh = Array.from({ length: 20 }, () => newStream());
        const outcomes = await Promise.allSettled(
          fresh.flatMap((stream) => [
            store.append([{ stream, expectedRevision: 'none', events: [sampleEvent()] }]),
            store.append([{ stream: taken, expectedRevision: 'none', events: [sampleEvent()] }]),
          ]),
        );
        expect(outcomes.map(({ status }) => status)).toEqual(fresh.flatMap(() => ['fulfilled', 'rejected']));
        expect(await store.readStream(taken)).toHaveLength(1);
      });
    });

    describe('an append to several streams', () => {
      it('is written to all of them, one after another', async () => {
        const streams = [newStream(), newStream(), newStream()];
        await write(streams[1]!, sampleEvents(5));
        const before = await store.head();
        const { revisions, position } = await store.append(
          streams.map((stream) => ({ stream, expectedRevision: 'any' as const, events: sampleEvents(2) })),
        );
        expect(revisions).toEqual([1, 6, 1]);
        const { events } = await readToEnd(before, 100);
        expect(events.map(({ stream }) => stream)).toEqual(streams.flatMap((stream) => [stream, stream]));
        expect(events.at(-1)!.position).toBe(position);
      });

      it('is written to none when one of them is not as expected, and that one is named', async () => {
        const [free, taken] = [newStream(), newStream()];
        await write(taken, sampleEvents(3));
        const append = store.append([
          { stream: free, expectedRevision: 'none', events: [sampleEvent()] },
          { stream: taken, expectedRevision: 7, events: [sampleEvent()] },
        ]);
        await expect(append).rejects.toEqual(new RevisionConflict(taken, 7, 2));
        expect(await store.readStream(free)).toEqual([]);
      });

      it('of overlapping appends each is whole', async () => {
        const [left, middle, right] = [newStream(), newStream(), newStream()];
        const pair = (one: string, other: string): Promise<AppendResult> =>
          store.append(
            [one, other].map((stream) => ({ stream, expectedRevision: 'none' as const, events: [sampleEvent()] })),
          );
        const outcomes = await Promise.allSettled([pair(left, middle), pair(middle, right), pair(right, left)]);
        const sizes = await Promise.all(
          [left, middle, right].map(async (stream) => (await store.readStream(stream)).length),
        );
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(sizes.reduce((sum, size) => sum + size)).toBe(2);
      });
    });

    describe('an append repeated with the same event ids', () => {
      it('answers the first result, whatever revision it expects and whatever came after', async () => {
        const stream = newStream();
        const append = [{ stream, expectedRevision: 'none' as const, events: sampleEvents(2) }];
        const first = await store.append(append);
        await write(stream);
        expect(await store.append(append)).toEqual({ ...first, repeated: true });
        expect(await store.readStream(stream)).toHaveLength(3);
      });

      it('is stored once when both copies arrive at the same time', async () => {
        const append = [
          { stream: newStream(), expectedRevision: 'none' as const, events: sampleEvents(2) },
          { stream: newStream(), expectedRevision: 'none' as const, events: sampleEvents(1) },
        ];
        const results = await Promise.all([store.append(append), store.append(append), store.append(append)]);
        expect(results.map(({ repeated }) => repeated)).toEqual([false, true, true]);
        expect(new Set(results.map(({ position }) => position)).size).toBe(1);
        expect(results[2]!.revisions).toEqual([1, 0]);
        expect(await store.readStream(append[0]!.stream)).toHaveLength(2);
      });

      it('is a repeat whatever the order of keys and the case of the id', async () => {
        const stream = newStream();
        const event = sampleEvent({ data: { a: 1, b: { c: 2, d: 3 } } });
        await write(stream, [event]);
        const again = { ...event, id: event.id.toUpperCase(), data: { b: { d: 3, c: 2 }, a: 1 } };
        expect(await write(stream, [again])).toMatchObject({ repeated: true, revisions: [0] });
      });

      it.each<[string, (event: NewEvent, stream: string) => [string, NewEvent[]]]>([
        ['in another stream', (event, stream) => [`${stream}-other`, [event]]],
        ['with other data', (event, stream) => [stream, [{ ...event, data: { text: 'other' } }]]],
        ['with another type', (event, stream) => [stream, [{ ...event, type: 'Other' }]]],
        ['with another schema version', (event, stream) => [stream, [{ ...event, schemaVersion: 2 }]]],
        ['together with a new one', (event, stream) => [stream, [sampleEvent(), event]]],
      ])('is refused %s', async (_, reuse) => {
        const stream = newStream();
        const event = sampleEvent();
        await write(stream, [event]);
        const [target, events] = reuse(event, stream);
        const append = write(target, events);
        await expect(append).rejects.toEqual(new EventIdReused(target, event.id));
        expect(await store.readStream(stream)).toHaveLength(1);
        expect(await store.readStream(`${stream}-other`)).toEqual([]);
      });

      it('is refused in another order', async () => {
        const stream = newStream();
        const [one, other] = sampleEvents(2) as [NewEvent, NewEvent];
        await write(stream, [one, other]);
        await expect(write(stream, [other, one])).rejects.toThrow(EventIdReused);
      });
    });

    describe('reading a stream', () => {
      it('goes forwards and backwards, from a revision, up to a limit', async () => {
        const stream = newStream();
        await write(stream, sampleEvents(5));
        const read = async (options: Parameters<EventStore['readStream']>[1]): Promise<unknown[]> =>
          numbersOf(await store.readStream(stream, options));
        expect(await read({})).toEqual([0, 1, 2, 3, 4]);
        expect(await read({ fromRevision: 3 })).toEqual([3, 4]);
        expect(await read({ fromRevision: 1, limit: 2 })).toEqual([1, 2]);
        expect(await read({ fromRevision: 5 })).toEqual([]);
        expect(await read({ direction: 'backwards' })).toEqual([4, 3, 2, 1, 0]);
        expect(await read({ direction: 'backwards', limit: 1 })).toEqual([4]);
        expect(await read({ direction: 'backwards', fromRevision: 2 })).toEqual([2, 1, 0]);
        expect(await read({ direction: 'backwards', fromRevision: 9, limit: 2 })).toEqual([4, 3]);
      });

      it('knows streams by their whole name', async () => {
        const stream = newStream();
        await write(`${stream}-1`);
        expect(await store.readStream(stream)).toEqual([]);
        expect(await store.readStream(`${stream}_1`)).toEqual([]);
      });
    });

    describe('reading all', () => {
      it('gives every event once, in order, page by page', async () => {
        const before = await store.head();
        const streams = Array.from({ length: 25 }, () => newStream('page'));
        await Promise.all(streams.map((stream) => write(stream, sampleEvents(2))));
        const { events, pages } = await readToEnd(before, 7);
        expect(events.map(({ stream }) => stream).sort()).toEqual(streams.flatMap((stream) => [stream, stream]).sort());
        expect(pages.slice(0, 7).every((page) => page.events.length === 7 && !page.atEnd)).toBe(true);
        const positions = events.map(({ position }) => position);
        expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
        expect(pages.map(({ position }) => position).slice(0, 7)).toEqual(
          [6, 13, 20, 27, 34, 41, 48].map((n) => positions[n]),
        );
        expect(pages.at(-1)!.position).toBe(positions.at(-1));
      });

      it('filters by prefixes of stream names and by types', async () => {
        const before = await store.head();
        await write(newStream('apple%'), sampleEvents(2, 'Grown'));
        await write(newStream('apple%'), sampleEvents(1, 'Eaten'));
        await write(newStream('appleX'), sampleEvents(1, 'Grown'));
        await write(newStream('pear'), sampleEvents(1, 'Grown'));
        const select = async (filter: object): Promise<string[]> =>
          (await readToEnd(before, 2, filter)).events.map(({ stream, type }) => `${stream.split('-')[0]}:${type}`);
        expect(await select({ streamPrefixes: ['apple%-'] })).toEqual(['apple%:Grown', 'apple%:Grown', 'apple%:Eaten']);
        expect(await select({ types: ['Eaten'] })).toEqual(['apple%:Eaten']);
        expect(await select({ streamPrefixes: ['appleX', 'pear'] })).toEqual(['appleX:Grown', 'pear:Grown']);
        expect(await select({ streamPrefixes: ['apple'], types: ['Grown'] })).toHaveLength(3);
        expect(await select({ types: [] })).toEqual([]);
      });

      it('moves the position on over what the filter leaves out', async () => {
        const before = await store.head();
        await write(newStream('rare'), sampleEvents(1, 'Rare'));
        await write(newStream('common'), sampleEvents(500, 'Common'));
        const head = await store.head();
        const page = await store.readAll({ after: before, limit: 2, filter: { types: ['Rare'] } });
        expect(page).toMatchObject({ position: head, atEnd: true });
        expect(page.events).toHaveLength(1);
        const empty = await store.readAll({ after: before, limit: 2, filter: { types: ['Never'] } });
        expect(empty).toEqual({ events: [], position: head, atEnd: true });
      });

      it('stays where it is beyond the end', async () => {
        const beyond = (await store.head()) + 1_000n;
        const nothing = { events: [], position: beyond, atEnd: true };
        expect(await store.readAll({ after: beyond, limit: 5 })).toEqual(nothing);
        expect(await store.readAll({ after: beyond, limit: 5, filter: { types: ['Noted'] } })).toEqual(nothing);
      });
    });

    describe('a subscription', () => {
      it('reports the end of an empty range with an empty page', async () => {
        const head = await store.head();
        const { pages } = await followUntil({ after: head }, () => true);
        expect(pages).toEqual([{ events: [], position: head, atEnd: true }]);
      });

      it('catches up in pages, reports the end, then goes on live, without loss or repetition', async () => {
        const after = await store.head();
        const stream = newStream('live');
        await write(stream, sampleEvents(20));
        let live = 0;
        const { events, pages } = await followUntil({ after, pageSize: 6 }, (seen, page) => {
          if (page.events.length === 0 && live < 3) void write(stream, [sampleEvent({ data: { n: 20 + live++ } })]);
          return seen.length === 23;
        });
        expect(numbersOf(events)).toEqual(Array.from({ length: 23 }, (_, n) => n));
        expect(pages.filter((page) => page.events.length === 6)).toHaveLength(3);
        expect(pages.filter((page) => page.events.length === 0 && page.atEnd).length).toBeGreaterThanOrEqual(3);
      });

      it('keeps up with writers that start before it and go on while it reads', async () => {
        const after = await store.head();
        const total = 600;
        const streams = Array.from({ length: 8 }, () => newStream('busy'));
        const writing = Promise.all(
          streams.map(async (stream) => {
            for (let n = 0; n < total / 8; n++) await write(stream, [sampleEvent({ data: { n } })]);
          }),
        );
        const { events } = await followUntil({ after, pageSize: 50 }, (seen) => seen.length >= total);
        await writing;
        for (const stream of streams) {
          const own = events.filter((event) => event.stream === stream);
          expect(numbersOf(own)).toEqual(Array.from({ length: total / 8 }, (_, n) => n));
        }
        expect(events).toHaveLength(total);
      });

      it('passes the filter on and moves its position over what is left out', async () => {
        const after = await store.head();
        await write(newStream('left'), sampleEvents(10, 'Left'));
        const head = await store.head();
        const filter = { types: ['Right'] };
        let written: AppendResult | undefined;
        const { events, pages } = await followUntil({ after, filter }, (seen, { position }) => {
          if (position === head && !written)
            void write(newStream('right'), sampleEvents(1, 'Right')).then((it) => (written = it));
          return seen.length === 1;
        });
        expect(pages[0]).toEqual({ events: [], position: head, atEnd: true });
        expect(events.map(({ type }) => type)).toEqual(['Right']);
      });

      it('serves several readers at once, each from its own place', async () => {
        const after = await store.head();
        const { position: middle } = await write(newStream('many'), sampleEvents(3));
        const readers = [after, after, middle].map((from) =>
          followUntil({ after: from }, (seen) => numbersOf(seen).includes(99)),
        );
        await write(newStream('many'), [sampleEvent({ data: { n: 99 } })]);
        const found = await Promise.all(readers);
        expect(found.map(({ events }) => events.length)).toEqual([4, 4, 1]);
      });

      it('returns when it is aborted, while waiting and before it starts', async () => {
        const waiting = new AbortController();
        const iterator = store.subscribe({ after: await store.head(), signal: waiting.signal })[Symbol.asyncIterator]();
        await iterator.next();
        const next = iterator.next();
        waiting.abort();
        expect(await next).toEqual({ done: true, value: undefined });
        const { pages } = await followUntil({ after: 0n, pageSize: 1 }, () => true);
        expect(pages).toHaveLength(1);
        const never = store.subscribe({ after: 0n, signal: AbortSignal.abort() })[Symbol.asyncIterator]();
        expect(await never.next()).toEqual({ done: true, value: undefined });
      });
    });

    describe('a closed store', () => {
      it('has stored what it accepted, ends its subscriptions, and refuses further appends', async () => {
        const other = await factory();
        const stream = newStream();
        const accepted = other.store.append([{ stream, expectedRevision: 'none', events: [sampleEvent()] }]);
        const pages = other.store.subscribe({ after: 0n, signal: new AbortController().signal });
        const iterator = pages[Symbol.asyncIterator]();
        const ended = (async () => {
          while (!(await iterator.next()).done);
        })();
        await other.store.close();
        expect(await accepted).toMatchObject({ revisions: [0] });
        await ended;
        await expect(
          other.store.append([{ stream, expectedRevision: 'any', events: [sampleEvent()] }]),
        ).rejects.toThrow(EventStoreUnavailable);
        await other.close();
      });
    });
  });
}
