import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { numbersOf, sampleEvent } from '../spec/sample-events.js';
import { AppendUnsupported, EventIdReused, EventStoreUnavailable, RevisionConflict } from '../errors.js';
import type { EventStore, NewEvent } from '../port.js';
import type { AppendFault } from './spec/faults.js';
import { note, quick, upTo, withoutLooking, Workbench, write } from './spec/workbench.js';

let bench: Workbench;
beforeEach(() => void (bench = new Workbench()));
afterEach(() => bench.close());

describe('reads and appends take two transports', () => {
  it('reads, appends and subscriptions all find the server again after it was gone', async () => {
    const server = await bench.serve();
    const store = await bench.open(server);
    const live = bench.follow(store);
    await write(store, 'a', note(0));
    await live.until(() => live.events.length === 1);
    server.stop();
    const appending = write(store, 'a', note(1));
    const reading = store.readStream('a');
    await server.start();
    await appending;
    expect((await reading).length).toBeGreaterThanOrEqual(1);
    expect(numbersOf(await store.readStream('a'))).toEqual([0, 1]);
    await live.until(() => live.events.length === 2);
    expect(numbersOf(live.events)).toEqual([0, 1]);
  });

  it('a read that the server refuses is tried again', async () => {
    const server = await bench.serve();
    const store = await bench.open(server);
    await write(store, 'a', note(0));
    server.faults.reads = 2;
    expect(numbersOf(await store.readStream('a'))).toEqual([0]);
  });
});

describe('there is no automatic resubscribe', () => {
  it('a subscription that the server dropped is renewed, and no event is lost or delivered twice', async () => {
    const server = await bench.serve();
    const store = await bench.open(server, withoutLooking);
    const other = await bench.open(server, withoutLooking);
    const live = bench.follow(store);
    for (let n = 0; n < 30; n++) {
      await write(other, `s-${n % 3}`, note(n));
      if (n % 10 === 5) {
        await server.subscribed();
        await live.until(() => live.events.length > n - 5);
        server.dropSubscriptions();
      }
    }
    await live.until(() => live.events.length >= 30);
    expect(numbersOf(live.events)).toEqual(upTo(30));
    await server.subscribed();
    expect(server.subscriptions).toBe(1);
  });

  it('events are found by looking when a subscription falls silent without an error', async () => {
    const server = await bench.serve();
    const store = await bench.open(server);
    const other = await bench.open(server);
    const live = bench.follow(store);
    await live.until(() => live.pages.length > 0);
    server.faults.subscriptionsMute = true;
    await write(other, 's', note(0), note(1));
    await live.until(() => live.events.length === 2);
    expect(numbersOf(live.events)).toEqual([0, 1]);
  });
});

describe('slow live consumers are dropped by the server', () => {
  it('a slow subscriber does not keep the subscription of the client waiting, and gets every event', async () => {
    const server = await bench.serve();
    const store = await bench.open(server, withoutLooking);
    let busy = Promise.withResolvers<undefined>();
    const live = bench.follow(store, { pageSize: 50 }, () => busy.promise);
    for (let n = 0; n < 20; n++) await write(store, `s-${n}`, ...upTo(50).map((m) => note(n * 50 + m)));
    expect(live.events).toHaveLength(0);
    busy.resolve(undefined);
    busy = Promise.withResolvers();
    busy.resolve(undefined);
    await live.until(() => live.events.length >= 1_000);
    expect(numbersOf(live.events)).toEqual(upTo(1_000));
  });
});

describe('throwOnAppendFailure=false tells a wrong revision', () => {
  it('throwOnAppendFailure=false is taken out of the address, so that a conflict tells the actual revision', async () => {
    const server = await bench.serve();
    const connectionString = `${server.connectionString}&throwOnAppendFailure=false`;
    const store = await bench.open(server, { ...quick, connectionString });
    await write(store, 'a', note(0), note(1), note(2), note(3), note(4));
    const append = store.append([{ stream: 'a', expectedRevision: 2, events: [note(9)] }]);
    await expect(append).rejects.toEqual(new RevisionConflict('a', 2, 4));
  });
});

describe('batch append puts all appends on one call', () => {
  it('every append that waits on a call of batch append is repeated with the same ids and stored once when that call breaks', async () => {
    const server = await bench.serve();
    const store = await bench.open(server);
    const broken: (AppendFault | undefined)[] = [
      undefined,
      undefined,
      'lose',
      undefined,
      'refuse',
      undefined,
      'cancel',
    ];
    server.faults.appends.push(...(broken as AppendFault[]));
    const results = await Promise.all(upTo(100).map((n) => write(store, `s-${n}`, note(n))));
    expect(results.every(({ revisions, repeated }) => revisions[0] === 0 && !repeated)).toBe(true);
    expect(server.log.records).toHaveLength(100);
    const attempts = server.faults.seen.map(([id]) => id);
    expect(attempts.length).toBeGreaterThan(100);
    expect(new Set(attempts).size).toBe(100);
  });

  it.each([
    { appends: 100, size: 10, most: 64 },
    { appends: 20, size: 1_000_000, most: 8 },
  ])(
    'no more than $most of $appends appends of $size bytes are sent before the first answer',
    async ({ appends, size, most }) => {
      const server = await bench.serve();
      const store = await bench.open(server, { ...quick, attemptTimeout: 30_000 });
      server.faults.hold();
      const data = { text: 'x'.repeat(size) };
      const results = upTo(appends).map((n) =>
        store.append([{ stream: `s-${n}`, expectedRevision: 'none', events: [sampleEvent({ data })] }]),
      );
      while (server.faults.seen.length < most) await new Promise(setImmediate);
      await store.head();
      expect(server.faults.seen).toHaveLength(most);
      server.faults.release();
      await Promise.all(results);
      expect(server.log.records).toHaveLength(appends);
    },
  );
});

describe('after a failure the outcome is unknown', () => {
  it.each<AppendFault>(['refuse', 'lose', 'cancel', 'silence', 'timeout', 'notLeader'])(
    'an append is repeated with the same ids after the failure %s, and stored once',
    async (fault) => {
      const server = await bench.serve();
      const store = await bench.open(server);
      await write(store, 'a', note(0));
      server.faults.appends.push(fault, fault);
      expect(await write(store, 'a', note(1), note(2))).toMatchObject({ revisions: [2], repeated: false });
      expect(numbersOf(await store.readStream('a'))).toEqual([0, 1, 2]);
      const [, ...attempts] = server.faults.seen;
      expect(attempts).toHaveLength(3);
      for (const attempt of attempts) expect(attempt).toEqual(attempts[0]);
    },
  );

  it.each<AppendFault>(['refuse', 'lose'])(
    'an append to several streams is repeated with the same ids after the failure %s, and stored once',
    async (fault) => {
      const server = await bench.serve();
      const store = await bench.open(server);
      server.faults.appends.push(fault);
      const appends = ['a', 'b'].map((stream) => ({ stream, expectedRevision: 'none' as const, events: [note(1)] }));
      expect(await store.append(appends)).toMatchObject({ revisions: [0, 0], repeated: false });
      expect(server.log.records.map(({ stream }) => stream)).toEqual(['a', 'b']);
    },
  );

  it('the caller is told so when the outcome of an append stays unknown, and finds it out by the same ids', async () => {
    const server = await bench.serve();
    const store = await bench.open(server, { ...quick, attemptTimeout: 50, appendTimeout: 200 });
    server.faults.appends.push(...Array.from({ length: 20 }, () => 'silence' as const));
    const append = [{ stream: 'a', expectedRevision: 'none' as const, events: [note(0)] }];
    const failure = await store.append(append).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EventStoreUnavailable);
    expect(failure).toMatchObject({ outcomeUnknown: true });
    server.faults.appends.length = 0;
    expect(await store.append(append)).toMatchObject({ revisions: [0], repeated: true });
  });
});

describe('the server takes ids it has seen for a repeat without comparing contents', () => {
  it('ids that another process has stored are a repeat with the same content and are refused with other content', async () => {
    const server = await bench.serve();
    const [one, other] = [await bench.open(server), await bench.open(server)];
    const base = await write(one, 'a', note(0));
    await other.readStream('a');
    const event = note(1);
    const append = (store: EventStore, given: NewEvent): ReturnType<EventStore['append']> =>
      store.append([{ stream: 'a', expectedRevision: base.revisions[0]!, events: [given] }]);
    const first = await append(one, event);
    expect(await append(other, event)).toEqual({ ...first, repeated: true });
    const third = await bench.open(server);
    await expect(append(third, { ...event, data: { n: 7 } })).rejects.toThrow(EventIdReused);
    await expect(append(third, note(2))).rejects.toEqual(new RevisionConflict('a', 0, 1));
    expect(numbersOf(await third.readStream('a'))).toEqual([0, 1]);
  });

  it('a process that has forgotten a stream reads it before it appends', async () => {
    const server = await bench.serve();
    const store = await bench.open(server, { ...quick, idsKept: 3 });
    const event = note(0);
    await write(store, 'a', event);
    for (let n = 0; n < 5; n++) await write(store, `b-${n}`, note(n));
    expect(await write(store, 'a', event)).toMatchObject({ revisions: [0], repeated: true });
    expect(server.log.stream('a')).toHaveLength(1);
  });
});

describe('an append to several streams takes metadata of texts only', () => {
  it('an append to several streams gives metadata back whole, although the server takes only texts', async () => {
    const store = await bench.open(await bench.serve());
    const event = sampleEvent({ schemaVersion: 4 });
    await store.append(
      ['a', 'b'].map((stream) => ({ stream, expectedRevision: 'none', events: [{ ...event, id: note(0).id }] })),
    );
    const [read] = await store.readStream('b');
    expect(read).toMatchObject({ metadata: event.metadata, schemaVersion: 4, data: event.data });
  });

  it('an append to several streams fails with a clear error on an older server, which stores nothing', async () => {
    const server = await bench.serve({ version: '25.0.1' });
    const store = await bench.open(server);
    const appends = ['a', 'b'].map((stream) => ({ stream, expectedRevision: 'none' as const, events: [note(0)] }));
    await expect(store.append(appends)).rejects.toThrow(AppendUnsupported);
    expect(server.log.records).toHaveLength(0);
    expect(await write(store, 'a', note(0))).toMatchObject({ revisions: [0] });
  });
});
