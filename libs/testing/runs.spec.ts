import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from './runs.js';

const given = process.env.FC_RUNS;

describe('the number of tries of a property', () => {
  afterEach(() => {
    if (given === undefined) delete process.env.FC_RUNS;
    else process.env.FC_RUNS = given;
  });

  it.each([
    ['100', 2_000, 2_000],
    ['100', 5, 5],
    ['20', 2_000, 400],
    ['20', 3, 1],
    ['1', 5, 1],
    ['1000', 60, 600],
  ])('the setting FC_RUNS=%s gives a property worth %d tries %d tries', (asked, full, expected) => {
    process.env.FC_RUNS = asked;
    expect(runs(full)).toBe(expected);
  });

  it('a property is tried a fifth as often where FC_RUNS is not set', () => {
    delete process.env.FC_RUNS;
    expect([runs(), runs(1_000)]).toEqual([20, 200]);
  });

  it.each(['0', '-5', 'many', '1.5'])('the setting FC_RUNS="%s" is refused', (asked) => {
    process.env.FC_RUNS = asked;
    expect(() => runs()).toThrow(/FC_RUNS must be a whole number/);
  });

  it('a property that names no number of tries is tried as often as FC_RUNS says', () => {
    let tried = 0;
    fc.assert(fc.property(fc.boolean(), () => void tried++));
    expect(tried).toBe(runs());
  });
});
