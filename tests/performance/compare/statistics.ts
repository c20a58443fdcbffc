import { randomNumbers } from '../../resilience/random.js';
import { median } from '../load.js';

/** How much better the new commit is in one figure: 1 is equal, 1.1 a tenth better. `low` to `high` holds the truth in 95 of 100 comparisons. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

export type Verdict = 'not slower' | 'slower';

const resamples = 2_000;
const seed = 2023;
const slowerBelow = 0.95;

/**
 * The median of the ratios of the rounds. Old and new of a round ran one right after the other, so that what else the
 * machine did falls on both. The interval comes from drawing the rounds again and again with replacement (bootstrap).
 */
export function medianRatio(ratios: readonly number[]): Ratio {
  if (ratios.length === 0) throw new RangeError('expected at least one round');
  const random = randomNumbers(seed);
  const drawn = (): number => ratios[Math.floor(random() * ratios.length)]!;
  const medians = Float64Array.from({ length: resamples }, () => median(ratios.map(drawn))).sort();
  const at = (share: number): number => medians[Math.min(resamples - 1, Math.floor(resamples * share))]!;
  return { ratio: median(ratios), low: at(0.025), high: at(0.975) };
}

/** Slower is only what is slower by more than a twentieth even at the better end of its interval. */
export const verdictOn = ({ high }: Ratio): Verdict => (high < slowerBelow ? 'slower' : 'not slower');
