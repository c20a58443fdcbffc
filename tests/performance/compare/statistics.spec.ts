import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomNumbers } from '../../resilience/random.js';
import { medianRatio, verdictOn } from './statistics.js';

const noisy = (around: number, spread: number, rounds: number, seed: number): number[] => {
  const random = randomNumbers(seed);
  return Array.from({ length: rounds }, () => around * (1 + spread * (random() + random() - 1)));
};

describe('the ratio of two commits', () => {
  it('the ratio of two commits is the median of the rounds, so that one disturbed round moves nothing', () => {
    expect(medianRatio([1.02, 0.99, 1.01, 0.2, 1, 1.03, 0.98]).ratio).toBe(1);
  });

  it('the interval of a ratio has no width when every round says the same', () => {
    expect(medianRatio([1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1])).toEqual({ ratio: 1.1, low: 1.1, high: 1.1 });
  });

  it.each([
    [7, 1, 7],
    [8, 1, 8],
    [9, 2, 8],
    [12, 3, 10],
    [15, 4, 12],
  ])('the interval of %i rounds goes from the %ith to the %ith in their order', (rounds, low, high) => {
    const ratios = Array.from({ length: rounds }, (_, at) => at + 1).reverse();
    expect(medianRatio(ratios)).toMatchObject({ low, high });
  });

  it('the ratio of two commits lies in its interval, and the interval lies within the rounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 7, maxLength: 15 }),
        (rounds) => {
          const { ratio, low, high } = medianRatio(rounds);
          expect(low).toBeLessThanOrEqual(ratio);
          expect(high).toBeGreaterThanOrEqual(ratio);
          expect(low).toBeGreaterThanOrEqual(Math.min(...rounds));
          expect(high).toBeLessThanOrEqual(Math.max(...rounds));
        },
      ),
    );
  });

  it('the interval of a ratio holds the truth in at least 95 of 100 comparisons, with as many noisy rounds as one likes', () => {
    for (const rounds of [7, 8, 9, 11, 12, 15, 20]) {
      const comparisons = Array.from({ length: 1_000 }, (_, seed) => medianRatio(noisy(1, 0.2, rounds, seed + 1)));
      const held = comparisons.filter(({ low, high }) => low <= 1 && high >= 1);
      expect([rounds, held.length >= 950]).toEqual([rounds, true]);
    }
  });

  it('the ratio of two commits needs a round', () => {
    expect(() => medianRatio([])).toThrow(RangeError);
  });
});

describe('the verdict on a figure', () => {
  it.each([
    [{ ratio: 0.9, low: 0.85, high: 0.94 }, 'slower'],
    [{ ratio: 0.9, low: 0.85, high: 0.95 }, 'not slower'],
    [{ ratio: 1, low: 0.9, high: 1.1 }, 'not slower'],
    [{ ratio: 0.94, low: 0.8, high: 1.02 }, 'not slower'],
  ] as const)('the verdict on %j is "%s": slower only when the whole interval lies below 0.95', (ratio, verdict) => {
    expect(verdictOn(ratio)).toBe(verdict);
  });

  it('the verdict finds a commit that is a fifth slower although the rounds differ by a tenth', () => {
    expect(verdictOn(medianRatio(noisy(0.8, 0.1, 7, 3)))).toBe('slower');
  });
});
