import { describe, expect, it } from '@jest/globals';
import { requests } from './publisher.js';

const sized = (...kilobytes: number[]) =>
  kilobytes.map((size) => ({ key: null, value: Buffer.alloc(size * 1_000), headers: {} }));
const cut = (...kilobytes: number[]): number[][] =>
  [...requests(sized(...kilobytes))].map((some) => some.map(({ value }) => value.length / 1_000));

describe('messages cut into requests', () => {
  it('messages are cut into requests in order, below the size that brokers take, and none is left out', () => {
    expect(cut()).toEqual([]);
    expect(cut(1, 2, 3)).toEqual([[1, 2, 3]]);
    expect(cut(500, 300, 200, 800, 10)).toEqual([[500, 300], [200], [800, 10]]);
    expect(cut(1, 2_000, 1)).toEqual([[1], [2_000], [1]]);
  });
});
