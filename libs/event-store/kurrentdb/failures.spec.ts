import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable, InvalidAppend } from '../errors.js';
import { backoff, patiently, watched } from './failures.js';

const signal = new AbortController().signal;

describe('the pause before the next try', () => {
  it('the pause before the next try doubles up to two seconds, and is spread over its second half', () => {
    expect([0, 1, 2, 30].map((failures) => backoff(failures, 0))).toEqual([10, 20, 40, 1_000]);
    expect([0, 1, 2, 30].map((failures) => backoff(failures, 1))).toEqual([20, 40, 80, 2_000]);
    expect(backoff(1)).toBeGreaterThanOrEqual(20);
    expect(backoff(1)).toBeLessThanOrEqual(40);
  });
});

describe('patience', () => {
  it('no second try is made where trying again cannot help', async () => {
    let tries = 0;
    const work = async (): Promise<never> => {
      tries++;
      throw new InvalidAppend('too large');
    };
    await expect(patiently(work, { atMost: 60_000, signal })).rejects.toThrow(InvalidAppend);
    expect(tries).toBe(1);
  });

  it('trying again ends after its time with the last failure, and says whether the outcome is unknown', async () => {
    const work = (): Promise<never> => Promise.reject(new Error('connection lost'));
    const failure = patiently(work, { atMost: 30, signal, leavesOpen: true });
    await expect(failure).rejects.toEqual(new EventStoreUnavailable('KurrentDB: connection lost', true));
    await expect(patiently(work, { atMost: 30, signal })).rejects.toMatchObject({ outcomeUnknown: false });
  });

  it('trying again goes on until the work is done, after longer and longer pauses', async () => {
    let tries = 0;
    const begun = performance.now();
    const work = async (): Promise<string> => {
      if (++tries < 4) throw new Error('connection lost');
      return 'done';
    };
    expect(await patiently(work, { atMost: 60_000, signal })).toBe('done');
    expect(tries).toBe(4);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(10 + 20 + 40 - 3);
  });

  it('trying again keeps the failure of a store that cannot be reached, and takes any other as its cause', async () => {
    const closed = new EventStoreUnavailable('the event store is closed', true);
    const once = { atMost: 0, signal };
    await expect(patiently(() => Promise.reject(closed), once)).rejects.toBe(closed);
    const lost = new Error('connection lost');
    await expect(patiently(() => Promise.reject(lost), once)).rejects.toMatchObject({ cause: lost });
  });

  it('trying again ends when it is aborted', async () => {
    const work = (): Promise<never> => Promise.reject(new Error('connection lost'));
    const aborted = { atMost: Number.POSITIVE_INFINITY, signal: AbortSignal.abort() };
    await expect(patiently(work, aborted)).rejects.toThrow(EventStoreUnavailable);
  });
});

describe('a watched read', () => {
  it('a watched read is given up when it makes no progress, and goes on while it makes some', async () => {
    await expect(watched(20, () => new Promise(() => undefined))).rejects.toThrow('no answer in 20 ms');
    const slow = watched(10_000, async (progress) => {
      progress();
      return 'done';
    });
    expect(await slow).toBe('done');
  });
});
