import { describe, expect, it } from '@jest/globals';
import { Slots, Turns } from './turns.js';

describe('turns', () => {
  it('run in order where they share a key, also behind a failure, and side by side elsewhere', async () => {
    const turns = new Turns();
    const order: string[] = [];
    const gate = Promise.withResolvers<undefined>();
    const first = turns.take(['a', 'b'], async () => {
      await gate.promise;
      order.push('first');
      throw new Error('failed');
    });
    const second = turns.take(['b', 'c'], async () => order.push('second'));
    await turns.take(['d'], async () => order.push('elsewhere'));
    gate.resolve(undefined);
    await expect(first).rejects.toThrow('failed');
    await second;
    expect(order).toEqual(['elsewhere', 'first', 'second']);
  });
});

describe('slots', () => {
  it('let in as many as fit, in order, and the heavy ones alone', async () => {
    const slots = new Slots(2);
    let inside = 0;
    const seen: number[] = [];
    const work = async (): Promise<void> => {
      seen.push(++inside);
      await new Promise(setImmediate);
      inside--;
    };
    const light = (): Promise<void> => slots.within(1, work);
    await Promise.all([light(), light(), light(), slots.within(2, work), light()]);
    expect(Math.max(...seen)).toBe(2);
    expect(seen).toHaveLength(5);
    expect(seen[3]).toBe(1);
  });
});
