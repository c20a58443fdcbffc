import { describe, expect, it } from '@jest/globals';
import { Slots, Turns } from './turns.js';

describe('turns', () => {
  it('work that shares a key runs in order, also after a failure, and other work runs at the same time', async () => {
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
  it('slots let in as much work as fits, in order, and heavy work alone', async () => {
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
