import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asStored, createMemoryEventStore, EventCodec, type EventStore } from '#event-store';
import { type Decider, DomainError, event, systemActor } from '#kernel';
import { z } from 'zod';
import { runs } from '#testing';
import { readerOf } from './aggregate-reader.js';
import { AggregateWriter } from './aggregate-writer.js';
import { type CommandContext, metadataOf } from './command-context.js';

type Add = { type: 'Add'; amount: number };
type Added = { type: 'Added'; data: { amount: number } };
type Data = { Added: Added['data'] };
const codec = new EventCodec<Data>({ Added: event({ amount: z.number() }) });

const full = { kind: 'conflict', zh: '', en: '' } as const;
const counter: Decider<Add, Added, number> = {
  decide({ amount }, total) {
    if (total + amount > 100) throw new DomainError('FULL', full, {});
    return amount === 0 ? [] : [{ type: 'Added', data: { amount } }];
  },
  evolve: (total, { data }) => total + data.amount,
  initialState: () => 0,
};

const context = (commandId: string): CommandContext => ({
  actor: systemActor('test'),
  at: '2023-01-17T01:00:00.000Z',
  commandId,
  correlationId: commandId,
  causationId: null,
  source: 'http',
});
const add = (amount: number): Add => ({ type: 'Add', amount });
const meta = (commandId: string, content: unknown = {}) => metadataOf(context(commandId), content);

describe('an aggregate writer', () => {
  let store: EventStore;
  let writer: AggregateWriter<Add, Data, number>;
  beforeEach(() => {
    store = createMemoryEventStore({ upcasters: asStored });
    writer = new AggregateWriter(store, { decider: counter, codec });
  });
  const totalOf = async (stream: string): Promise<number> =>
    (await readerOf(store, { decider: counter, codec }).history(stream)).at(-1)!.state;

  it('the aggregate writer answers a repeated command with the first answer and writes nothing', async () => {
    const first = await writer.execute('counter-1', add(5), meta('a'));
    expect(first).toEqual({ stream: 'counter-1', revision: 0, position: 1n, events: 1, repeated: false });
    await writer.execute('counter-1', add(6), meta('b'));
    expect(await writer.execute('counter-1', add(5), meta('a'))).toEqual({ ...first, repeated: true });
    expect(await totalOf('counter-1')).toBe(11);
  });

  it('the aggregate writer knows the first answer after a restart', async () => {
    const first = await writer.execute('counter-1', add(5), meta('a'));
    const restarted = new AggregateWriter(store, { decider: counter, codec });
    expect(await restarted.execute('counter-1', add(5), meta('a'))).toEqual({ ...first, repeated: true });
  });

  it('the aggregate writer tells what an event warns of with the answer, and with the same answer after a restart', async () => {
    const warningsIn = ({ data: { amount } }: Added) => (amount > 50 ? [{ zh: '很多', en: 'a lot' }] : []);
    const warning = new AggregateWriter(store, { decider: counter, codec, warningsIn });
    const much = await warning.execute('counter-1', add(60), meta('a'));
    expect(much).toMatchObject({ warnings: [{ zh: '很多', en: 'a lot' }], repeated: false });
    expect(await warning.execute('counter-1', add(10), meta('b'))).not.toHaveProperty('warnings');
    const restarted = new AggregateWriter(store, { decider: counter, codec, warningsIn });
    expect(await restarted.execute('counter-1', add(60), meta('a'))).toEqual({ ...much, repeated: true });
  });

  it('the aggregate writer refuses a key that was used for other content', async () => {
    await writer.execute('counter-1', add(5), meta('a', { amount: 5 }));
    await expect(writer.execute('counter-1', add(6), meta('a', { amount: 6 }))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
      details: { commandId: 'a' },
    });
  });

  it('the aggregate writer refuses a stale revision and says which one is current', async () => {
    await writer.execute('counter-1', add(5), meta('a'));
    await writer.execute('counter-1', add(5), meta('b'));
    const stale = writer.execute('counter-1', add(5), meta('c'), 0);
    await expect(stale).rejects.toMatchObject({ code: 'REVISION_STALE', details: { expected: 0, actual: 1 } });
    expect((await writer.execute('counter-1', add(5), meta('d'), 1)).revision).toBe(2);
  });

  it('the aggregate writer writes nothing when the decider returns no event', async () => {
    expect(await writer.execute('counter-1', add(0), meta('a'))).toMatchObject({ revision: -1, repeated: false });
    expect(await store.head()).toBe(0n);
  });

  it('the aggregate writer decides again when another process has written first', async () => {
    const other = new AggregateWriter(store, { decider: counter, codec });
    await writer.execute('counter-1', add(10), meta('a'));
    await other.execute('counter-1', add(20), meta('b'));
    await writer.execute('counter-1', add(30), meta('c'));
    expect(await totalOf('counter-1')).toBe(60);
  });

  it('the aggregate writer does not refuse a command because of kept state that another process has made out of date', async () => {
    const other = new AggregateWriter(store, { decider: counter, codec });
    await writer.execute('counter-1', add(90), meta('a'));
    await other.execute('counter-1', add(-80), meta('b'));
    await writer.execute('counter-1', add(50), meta('c'));
    expect(await totalOf('counter-1')).toBe(60);
  });

  it('the aggregate writer gives the first answer to a command that another process carried out', async () => {
    const other = new AggregateWriter(store, { decider: counter, codec });
    await writer.execute('counter-1', add(60), meta('a'));
    const first = await other.execute('counter-1', add(40), meta('b'));
    expect(await writer.execute('counter-1', add(40), meta('b'))).toEqual({ ...first, repeated: true });
  });

  it('the aggregate writer gives the first answer to a command that another process carried out on newer facts', async () => {
    const bounded: typeof counter = {
      ...counter,
      decide: ({ amount }, total) => counter.decide(add(Math.min(amount, 100 - total)), total),
    };
    const [one, other] = [0, 1].map(() => new AggregateWriter(store, { decider: bounded, codec }));
    await one!.execute('counter-1', add(60), meta('a'));
    await other!.execute('counter-1', add(30), meta('b'));
    const first = await other!.execute('counter-1', add(40), meta('c'));
    expect(await one!.execute('counter-1', add(40), meta('c'))).toEqual({ ...first, repeated: true });
    expect(await totalOf('counter-1')).toBe(100);
  });

  it('the aggregate writer loads every event of a stream once, and later only those that are new', async () => {
    const readFrom: (number | undefined)[] = [];
    const watched: EventStore = {
      ...delegate(store),
      readStream: (stream, options) => (readFrom.push(options?.fromRevision), store.readStream(stream, options)),
    };
    const other = new AggregateWriter(watched, { decider: counter, codec });
    for (const key of ['a', 'b', 'c']) await writer.execute('counter-1', add(1), meta(key));
    expect((await other.execute('counter-1', add(1), meta('d'))).revision).toBe(3);
    for (const key of ['e', 'f', 'g']) await writer.execute('counter-1', add(1), meta(key));
    expect((await other.execute('counter-1', add(93), meta('h'))).revision).toBe(7);
    expect(readFrom).toEqual([0, 4]);
    await expect(other.execute('counter-1', add(1), meta('i'))).rejects.toMatchObject({ code: 'FULL' });
  });

  it('the aggregate writer carries out further commands after a refusal', async () => {
    await expect(writer.execute('counter-1', add(101), meta('a'))).rejects.toMatchObject({ code: 'FULL' });
    expect((await writer.execute('counter-1', add(100), meta('b'))).revision).toBe(0);
  });

  it('the aggregate writer forgets the kept state when the outcome of an append is unknown, and loads it again', async () => {
    const failing = failingOnce(store);
    const shaken = new AggregateWriter(failing, { decider: counter, codec });
    await expect(shaken.execute('counter-1', add(7), meta('a'))).rejects.toThrow('connection lost');
    expect(await shaken.execute('counter-1', add(7), meta('a'))).toMatchObject({ revision: 0, repeated: true });
  });

  it('the aggregate writer does not try again when the outcome of an append is unknown, also on kept state', async () => {
    const failing = failingOnce(store);
    const shaken = new AggregateWriter(failing, { decider: counter, codec });
    await shaken.execute('counter-1', add(0), meta('nothing'));
    await expect(shaken.execute('counter-1', add(7), meta('a'))).rejects.toThrow('connection lost');
  });

  it('the aggregate writer gives up after a bounded number of conflicts', async () => {
    let tries = 0;
    const contended: EventStore = {
      ...delegate(store),
      append: async (appends) => {
        tries++;
        await store.append([{ ...appends[0]!, expectedRevision: 'any', events: [foreignEvent(await store.head())] }]);
        return store.append(appends);
      },
    };
    const loser = new AggregateWriter(contended, { decider: counter, codec }, { maxAttempts: 3 });
    await expect(loser.execute('counter-1', add(1), meta('a'))).rejects.toMatchObject({
      code: 'COMMAND_CONTENDED',
      details: { attempts: 3 },
    });
    expect(tries).toBe(3);
  });

  it('the aggregate writer keeps a bounded number of streams and still answers correctly for all streams', async () => {
    const small = new AggregateWriter(store, { decider: counter, codec }, { cachedStreams: 2 });
    const streams = Array.from({ length: 50 }, (_, index) => `counter-${index}`);
    for (const round of ['a', 'b'])
      await Promise.all(streams.map((stream) => small.execute(stream, add(1), meta(`${stream}-${round}`))));
    expect(await Promise.all(streams.map(totalOf))).toEqual(streams.map(() => 2));
    for (const stream of streams)
      await expect(small.execute(stream, add(99), meta('more'))).rejects.toMatchObject({ code: 'FULL' });
  });

  it('the aggregate writer carries out concurrent commands of two processes exactly once each', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ key: fc.nat(9), who: fc.nat(1) }), { minLength: 1, maxLength: 40 }),
        async (sends) => {
          const shared = createMemoryEventStore({ upcasters: asStored });
          const writers = [0, 1].map(
            () => new AggregateWriter(shared, { decider: counter, codec }, { maxAttempts: 50 }),
          );
          await Promise.all(sends.map(({ key, who }) => writers[who]!.execute('counter-1', add(1), meta(`k${key}`))));
          const keys = (await shared.readStream('counter-1')).map(({ metadata }) => metadata.commandId);
          expect([...keys].sort()).toEqual([...new Set(sends.map(({ key }) => `k${key}`))].sort());
        },
      ),
      { numRuns: runs(50) },
    );
  });
});

const delegate = (store: EventStore): EventStore => ({
  append: (appends) => store.append(appends),
  readStream: (stream, options) => store.readStream(stream, options),
  readAll: (options) => store.readAll(options),
  subscribe: (options) => store.subscribe(options),
  tryAppend: () => store.tryAppend(),
  head: () => store.head(),
  close: () => store.close(),
});

/** Stores the append, then loses the answer, once. */
function failingOnce(store: EventStore): EventStore {
  let failed = false;
  return {
    ...delegate(store),
    append: async (appends) => {
      const result = await store.append(appends);
      if (failed) return result;
      failed = true;
      throw new Error('connection lost');
    },
  };
}

const foreignEvent = (head: bigint) => ({
  id: `00000000-0000-8000-8000-${String(head).padStart(12, '0')}`,
  type: 'Added',
  schemaVersion: 1,
  data: { amount: 1 },
  metadata: meta(`foreign-${head}`),
});
