import { describe, expect, it } from '@jest/globals';
import { Bell } from './bell.js';
import type { EventPage, RecordedEvent } from './port.js';
import { readingSide, requireOpen } from './reading.js';
import { metadata } from './spec/sample-events.js';
import { asStored, type Lifting } from './upcasting.js';

const event: RecordedEvent = {
  ...{ id: 'e', type: 'Noted', schemaVersion: 1, data: { name: 'a' }, metadata, stream: 's', revision: 0 },
  ...{ position: 1n, recordedAt: '2023-01-17T01:00:00.000Z' },
};
const page: EventPage = { events: [event], position: 5n, atEnd: true };
const closed = { name: 'EventStoreUnavailable', message: 'the event store is closed', outcomeUnknown: false };

function open(upcasters: Lifting = asStored, failures = 0) {
  const closing = new AbortController();
  let left = failures;
  const reading = readingSide({
    stored: {
      readStream: async () => [event],
      readAll: async () => {
        if (left-- > 0) throw new Error('connection lost');
        return page;
      },
    },
    upcasters,
    news: new Bell(),
    closing: closing.signal,
    untilAborted: (work) => work().catch(() => work()),
  });
  return { reading, closing };
}

describe('the reading side of a store', () => {
  it('the reading side of a store without steps from older versions gives events as they are stored', async () => {
    const { reading } = open();
    expect(await reading.readStream('s')).toEqual([event]);
    expect(await reading.readAll({ after: 0n, limit: 10 })).toBe(page);
  });

  it('the reading side of a store gives events in their newest shapes, and leaves position and end of a page as they are', async () => {
    const { reading } = open({ Noted: [({ name }) => ({ names: [name!] })] });
    const newest = { ...event, schemaVersion: 2, data: { names: ['a'] } };
    expect(await reading.readStream('s')).toEqual([newest]);
    expect(await reading.readAll({ after: 0n, limit: 10 })).toEqual({ ...page, events: [newest] });
  });

  it('the reading side of a store tries again to read for a subscription, but not for a caller who can do so', async () => {
    const { signal } = new AbortController();
    await expect(open({}, 1).reading.readAll({ after: 0n, limit: 10 })).rejects.toThrow('connection lost');
    const pages = open({}, 1).reading.subscribe({ after: 0n, signal })[Symbol.asyncIterator]();
    expect(await pages.next()).toMatchObject({ value: { events: [event] } });
  });

  it('the reading side of a store that is closed refuses to read and fails its subscriptions, which nobody has asked to end', async () => {
    const { reading, closing } = open();
    const { signal } = new AbortController();
    const pages = reading.subscribe({ after: 0n, signal })[Symbol.asyncIterator]();
    await pages.next();
    await pages.next();
    const next = pages.next();
    closing.abort();
    await expect(next).rejects.toMatchObject(closed);
    const later = reading.subscribe({ after: 0n, signal })[Symbol.asyncIterator]();
    await expect(later.next()).rejects.toMatchObject(closed);
    await expect(reading.readStream('s')).rejects.toMatchObject(closed);
    await expect(reading.readAll({ after: 0n, limit: 10 })).rejects.toMatchObject(closed);
  });

  it('a subscription of a store that is closed returns when it was asked to end as well', async () => {
    const { reading, closing } = open();
    const asked = new AbortController();
    const pages = reading.subscribe({ after: 0n, signal: asked.signal })[Symbol.asyncIterator]();
    await pages.next();
    await pages.next();
    const next = pages.next();
    asked.abort();
    closing.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('the reading side of a store takes a store for open until it is closed', () => {
    expect(() => requireOpen(new AbortController().signal)).not.toThrow();
    expect(() => requireOpen(AbortSignal.abort())).toThrow(expect.objectContaining(closed));
  });
});
