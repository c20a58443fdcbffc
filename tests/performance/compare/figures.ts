import { median } from '../load.js';
import { isLimitOf } from '../summary.js';
import { medianRatio, type Ratio, type Verdict, verdictOn } from './statistics.js';

/** What a bench printed: its figures by name, beside words, goals and tables, which are not compared. */
export type Printed = Readonly<Record<string, unknown>>;

/** One bench of one round: what it printed at the old commit, and at the new one. */
export interface Pair {
  readonly old: Printed;
  readonly new: Printed;
}

export interface Compared extends Ratio {
  readonly figure: string;
  /** Medians of the rounds, as printed. */
  readonly old: number;
  readonly new: number;
  /** A peer runs beside us in both commits; its figure shows how even the machine was. */
  readonly verdict: Verdict | 'a peer';
}

/** Times, sizes, and the two ratios of the import that say how long it takes: less is better. Of all else more is better. */
export const isLessBetter = (figure: string): boolean => isLimitOf(figure) || /To(Limit|Naive)$/.test(figure);

const isOfPeer = (figure: string): boolean => /^(emmett|naive|raw|sql)/.test(figure);

/**
 * Every figure that both commits print in every round and that is not the same in all of them: the number of calls in
 * flight, say, is a setting. A figure that is zero or below in some round has no ratio and is left out too.
 */
export const compareFigures = (pairs: readonly Pair[]): readonly Compared[] =>
  Object.keys(pairs[0]?.new ?? {})
    .filter((figure) => isMeasured(pairs.flatMap((pair) => [pair.old[figure], pair.new[figure]])))
    .map((figure) => compareFigure(figure, pairs));

function compareFigure(figure: string, pairs: readonly Pair[]): Compared {
  const before = pairs.map((pair) => Number(pair.old[figure]));
  const after = pairs.map((pair) => Number(pair.new[figure]));
  const better = isLessBetter(figure);
  const ratio = medianRatio(after.map((value, at) => (better ? before[at]! / value : value / before[at]!)));
  return {
    figure,
    old: median(before),
    new: median(after),
    ...ratio,
    verdict: isOfPeer(figure) ? 'a peer' : verdictOn(ratio),
  };
}

const isMeasured = (values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === 'number' && Number.isFinite(value) && value > 0) && new Set(values).size > 1;
