import { median } from '../load.js';

/** How much better the new commit is in one figure: 1 is equal, 1.1 a tenth better. `low` to `high` holds the truth in at least 95 of 100 comparisons. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

export type Verdict = 'not slower' | 'slower';

const missesAtMost = 0.05;
const slowerBelow = 0.95;

/**
 * The median of the ratios of the rounds. Old and new of a round ran one right after the other, so that what else the
 * machine did falls on both. The interval goes from one round to another: it leaves out as many of the lowest and of the highest
 * rounds as it may and still hold the true median. Whatever the noise is like, a round is above the true median or below it
 * with even chances; of seven rounds none may be left out, of nine one at each end.
 */
export function medianRatio(ratios: readonly number[]): Ratio {
  if (ratios.length === 0) throw new RangeError('expected at least one round');
  const sorted = Float64Array.from(ratios).sort();
  const left = leftOutAtEachEnd(ratios.length);
  return { ratio: median(ratios), low: sorted.at(left)!, high: sorted.at(-1 - left)! };
}

/** The truth lies outside when at most so many rounds are above it, or at most so many below: sums of a binomial distribution. */
function leftOutAtEachEnd(rounds: number): number {
  let chance = 0.5 ** rounds;
  let misses = 2 * chance;
  for (let left = 0; ; left++) {
    chance *= (rounds - left) / (left + 1);
    misses += 2 * chance;
    if (misses > missesAtMost) return left;
  }
}

/** Slower is only what is slower by more than a twentieth even at the better end of its interval. */
export const verdictOn = ({ high }: Ratio): Verdict => (high < slowerBelow ? 'slower' : 'not slower');
