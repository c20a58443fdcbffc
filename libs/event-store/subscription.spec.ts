import { describe, expect, it } from '@jest/globals';
import { Bell } from './bell.js';
import type { EventPage, ReadAllOptions, RecordedEvent } from './port.js';
import { metadata } from './spec/sample-events.js';
import { subscription } from './subscription.js';

const eventAt = (position: bigint): RecordedEvent => ({
  ...{ id: `e${position}`, type: 'Noted', schemaVersion: 1, data: {}, metadata, stream: 's' },
  ...{ revision: Number(position), position, recordedAt: '2023-01-17T01:00:00.000Z' },
});

/** A log of events whose reads are counted; `whenRead` is called before each read is answered. */
function logOf(length: number, whenRead: (options: ReadAllOptions) => void = () => undefined) {
  const events = Array.from({ length }, (_, at) => eventAt(BigInt(at + 1)));
  const asked: ReadAllOptions[] = [];
  const bell = new Bell();
  const readAll = async (options: ReadAllOptions): Promise<EventPage> => {
    asked.push(options);
    const found = events.slice(Number(options.after), Number(options.after) + options.limit);
    const position = found.at(-1)?.position ?? options.after;
    const page = { events: found, position, atEnd: found.length < options.limit };
    whenRead(options);
    return page;
  };
  const write = () => {
    events.push(eventAt(BigInt(events.length + 1)));
    bell.ring();
  };
  const ending = new AbortController();
  const subscribe = (after: bigint, pageSize?: number) =>
    subscription(readAll, bell, { after, signal: ending.signal, ...(pageSize && { pageSize }) });
  return { asked, bell, ending, write, subscribe };
}

const positions = ({ value }: IteratorResult<EventPage, void>) => value?.events.map(({ position }) => Number(position));

describe('a subscription', () => {
  it('a subscription reads pages of 500 events unless another size is asked for', async () => {
    const { asked, subscribe } = logOf(3);
    await subscribe(0n).next();
    await subscribe(1n, 2).next();
    expect(asked).toEqual([
      { after: 0n, limit: 500 },
      { after: 1n, limit: 2 },
      { after: 3n, limit: 2 },
    ]);
  });

  it('a subscription passes its filter on to every read', async () => {
    const asked: ReadAllOptions[] = [];
    const readAll = async (options: ReadAllOptions): Promise<EventPage> => {
      asked.push(options);
      return { events: [], position: options.after, atEnd: true };
    };
    const filter = { types: ['Noted'] };
    await subscription(readAll, new Bell(), { after: 7n, filter, signal: new AbortController().signal }).next();
    expect(asked).toEqual([{ after: 7n, limit: 500, filter }]);
  });

  it('a subscription reads the next page while the subscriber works on one that is not the last', async () => {
    const { asked, subscribe } = logOf(5);
    const pages = subscribe(0n, 2);
    expect(positions(await pages.next())).toEqual([1, 2]);
    expect(asked.map(({ after }) => after)).toEqual([0n, 2n]);
    expect(positions(await pages.next())).toEqual([3, 4]);
    expect(positions(await pages.next())).toEqual([5]);
    expect(asked.map(({ after }) => after)).toEqual([0n, 2n, 4n]);
  });

  it('a subscription reports the end once, after the last events, and waits for news without reading', async () => {
    const { asked, bell, write, subscribe } = logOf(1);
    const pages = subscribe(0n);
    expect(positions(await pages.next())).toEqual([1]);
    expect((await pages.next()).value).toEqual({ events: [], position: 1n, atEnd: true });
    const next = pages.next();
    await new Promise(setImmediate);
    expect([asked.length, bell.listeners]).toEqual([1, 1]);
    write();
    expect(positions(await next)).toEqual([2]);
  });

  it('a subscription says nothing when news comes to nothing', async () => {
    const { asked, bell, ending, subscribe } = logOf(0);
    const pages = subscribe(0n);
    await pages.next();
    const next = pages.next();
    for (let ring = 0; ring < 3; ring++) {
      bell.ring();
      await new Promise(setImmediate);
    }
    expect(asked).toHaveLength(4);
    ending.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('a subscription says nothing when news comes to nothing, also after events', async () => {
    const { asked, bell, ending, subscribe } = logOf(1);
    const pages = subscribe(0n);
    await pages.next();
    await pages.next();
    const next = pages.next();
    await new Promise(setImmediate);
    bell.ring();
    await new Promise(setImmediate);
    expect(asked).toHaveLength(2);
    ending.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('a subscription reports that its position has moved past events that the filter leaves out', async () => {
    const bell = new Bell();
    let head = 3n;
    const readAll = async (): Promise<EventPage> => ({ events: [], position: head, atEnd: true });
    const pages = subscription(readAll, bell, { after: 0n, signal: new AbortController().signal });
    expect((await pages.next()).value).toMatchObject({ position: 3n });
    const next = pages.next();
    await new Promise(setImmediate);
    head = 8n;
    bell.ring();
    expect((await next).value).toEqual({ events: [], position: 8n, atEnd: true });
  });

  it('a subscription misses no event that is written after it has read and before it waits', async () => {
    const writes: (() => void)[] = [];
    const log = logOf(1, () => writes.shift()?.());
    writes.push(log.write);
    const pages = log.subscribe(0n);
    expect(positions(await pages.next())).toEqual([1]);
    expect(positions(await pages.next())).toEqual([2]);
    expect((await pages.next()).value).toEqual({ events: [], position: 2n, atEnd: true });
  });

  it('a subscription delivers nothing more once it is aborted, not even a page that has been read', async () => {
    const log = logOf(5, ({ after }) => after === 2n && log.ending.abort());
    const pages = log.subscribe(0n, 2);
    expect(positions(await pages.next())).toEqual([1, 2]);
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(log.asked).toHaveLength(2);
  });

  it('a subscription that is aborted while it reads does not deliver what it has read', async () => {
    const log = logOf(5, () => log.ending.abort());
    expect(await log.subscribe(0n).next()).toEqual({ done: true, value: undefined });
  });

  it('a subscription that was aborted before it began reads nothing', async () => {
    const { asked, ending, subscribe } = logOf(5);
    ending.abort();
    expect(await subscribe(0n).next()).toEqual({ done: true, value: undefined });
    expect(asked).toEqual([]);
  });

  it('a subscription fails with the failure of a read, where the page would have come', async () => {
    const failing = logOf(5, ({ after }) => {
      if (after === 2n) throw new Error('disk full');
    });
    const pages = failing.subscribe(0n, 2);
    expect(positions(await pages.next())).toEqual([1, 2]);
    await expect(pages.next()).rejects.toThrow('disk full');
  });
});
