import { describe, expect, it } from '@jest/globals';
import { mapConcurrently } from './map-concurrently.js';

describe('mapConcurrently', () => {
  it('mapConcurrently answers in the order of the items, however long each takes', async () => {
    const ends: (() => void)[] = [];
    const answers = mapConcurrently(
      [1, 2, 3],
      3,
      (item) => new Promise<number>((resolve) => ends.push(() => resolve(10 * item))),
    );
    await Promise.resolve();
    for (const end of ends.reverse()) end();
    expect(await answers).toEqual([10, 20, 30]);
  });

  it('mapConcurrently never works on more items at a time than its limit', async () => {
    let underWay = 0;
    let most = 0;
    await mapConcurrently(Array.from({ length: 20 }), 4, async () => {
      most = Math.max(most, ++underWay);
      await Promise.resolve();
      underWay--;
    });
    expect(most).toBe(4);
  });

  it('mapConcurrently begins nothing more after a failure, and throws the first one', async () => {
    const begun: number[] = [];
    const failing = mapConcurrently([1, 2, 3, 4], 2, async (item) => {
      begun.push(item);
      await Promise.resolve();
      throw new Error(`no ${item}`);
    });
    await expect(failing).rejects.toThrow('no 1');
    expect(begun).toEqual([1, 2]);
  });
});
