import type { LightThresholds } from '#escalation/contract';

/** What of the rules in force the rows of the boards are computed by. */
export interface BoardRules {
  readonly policy: { readonly light: LightThresholds };
}

/** Of the default policy: 银川 2025 (points, months), XA (days). */
export const defaultLightThresholds: LightThresholds = {
  yellowPointsBehind: 10,
  redPointsBehind: 30,
  yellowDaysBeforeDue: 3,
  yellowMonthsMakeRed: 3,
};

/** A model's version also says by which thresholds its rows were computed: other thresholds mean a rebuild. */
export function versionWith(shape: number, thresholds: LightThresholds): number {
  const { yellowPointsBehind, redPointsBehind, yellowDaysBeforeDue, yellowMonthsMakeRed } = thresholds;
  const numbers = [yellowPointsBehind, redPointsBehind, yellowDaysBeforeDue, yellowMonthsMakeRed];
  return shape * 1_000_000 + numbers.reduce((sum, number) => (sum * 101 + Math.round(number * 4)) % 1_000_000, 0);
}
