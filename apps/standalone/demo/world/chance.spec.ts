import { describe, expect, it } from '@jest/globals';
import { chance, drawn, oneOf, whole } from './chance.js';

describe('chance from a key', () => {
  it('chance from a key is the same for the same key and another for another', () => {
    expect(chance(7, 29, 'report', '2023-05')).toBe(chance(7, 29, 'report', '2023-05'));
    expect(chance(7, 29, 'report', '2023-05')).not.toBe(chance(7, 29, 'report', '2023-06'));
    expect(chance(7, 29)).not.toBe(chance(8, 29));
    expect(chance(7, 2, 9)).not.toBe(chance(7, 29));
  });

  it('chance from a key spreads evenly between 0 and 1, also over neighbouring keys', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 20_000; n++) tenths[Math.floor(chance(20230117, n, 'x') * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });

  it('chance from a key draws names by their weights, and none with weight zero', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 4_000; n++) {
      const name = drawn({ often: 3, never: 0, seldom: 1 }, chance(1, n));
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['often', 'seldom']);
    expect(counts.get('often')! / counts.get('seldom')!).toBeCloseTo(3, 0);
  });

  it('chance from a key reaches both ends of a range and every choice', () => {
    expect([whole(2, 4, 0), whole(2, 4, 0.5), whole(2, 4, 0.9999)]).toEqual([2, 3, 4]);
    expect([oneOf(['a', 'b'], 0), oneOf(['a', 'b'], 0.9999)]).toEqual(['a', 'b']);
  });
});
