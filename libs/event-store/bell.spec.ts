import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { Bell } from './bell.js';

const never = new AbortController().signal;
/** Whether the wait is over by now. */
async function isOver(wait: Promise<void>): Promise<boolean> {
  let over = false;
  void wait.then(() => (over = true));
  await new Promise(setImmediate);
  return over;
}

describe('a bell', () => {
  it('a bell wakes all who wait, once', async () => {
    const bell = new Bell();
    const waits = [bell.after(0, never), bell.after(0, never)];
    expect(bell.listeners).toBe(2);
    expect(await Promise.all(waits.map(isOver))).toEqual([false, false]);
    bell.ring();
    await Promise.all(waits);
    expect(bell.version).toBe(1);
    expect(bell.listeners).toBe(0);
    expect(await isOver(bell.after(1, never))).toBe(false);
  });

  it('a bell does not keep waiting whoever has missed a ring', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    await bell.after(1, never);
    expect(bell.listeners).toBe(0);
  });

  it('a wait for a bell ends when it is aborted, and nothing of it is left', async () => {
    const bell = new Bell();
    const ending = new AbortController();
    const wait = bell.after(0, ending.signal);
    const other = bell.after(0, never);
    ending.abort();
    await wait;
    expect(bell.listeners).toBe(1);
    await bell.after(0, ending.signal);
    expect(bell.listeners).toBe(1);
    expect(await isOver(other)).toBe(false);
  });

  it('a wait for a bell leaves no listener at its signal once the bell has rung', async () => {
    const bell = new Bell();
    const { signal } = new AbortController();
    const wait = bell.after(0, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    bell.ring();
    await wait;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
