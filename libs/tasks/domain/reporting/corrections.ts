import type { CorrectedReport, Figure, TaskCommandData, TaskEventData } from '#tasks/contract';
import { refuse } from '../aggregate/decisions.js';
import type { PeriodReport } from '../aggregate/state.js';

/** What a report says of the work. */
type Said = Pick<PeriodReport, 'percent' | 'figures'>;
type Asked = Pick<TaskCommandData<'ReportProgress'>, 'unit' | 'period' | 'replaces'>;

/**
 * The standing report that a new one corrects; undefined for the first of its period, and for one after a return.
 * @throws REPORT_ALREADY_GIVEN, REPORT_NOT_THE_LAST, REPORT_NOTHING_TO_CORRECT
 */
export function correctedBy(
  { unit, period, replaces }: Asked,
  newest: PeriodReport | undefined,
): PeriodReport | undefined {
  if (newest?.mark !== 'stands') {
    if (replaces !== undefined) throw refuse('REPORT_NOTHING_TO_CORRECT', { unit, period });
    return undefined;
  }
  if (replaces === newest.number) return newest;
  const told = { unit, period, replaces: newest.number, report: reportTold(newest), ...givenBy };
  throw replaces === undefined
    ? refuse('REPORT_ALREADY_GIVEN', told)
    : refuse('REPORT_NOT_THE_LAST', { ...told, given: replaces });
}

/** When it was given and by whom, the state does not know; whoever carries out the command adds it. */
const givenBy = { on: null, by: null };

/** What holds after a correction: all that it names, and all that the corrected report said and it does not name. */
export const amended = (was: Said, given: Said): Said => {
  const kept = was.figures.filter((figure) => !given.figures.some((other) => isOfSame(figure, other)));
  const figures = [...kept, ...given.figures].sort((a, b) => placeOf(a) - placeOf(b));
  return { percent: given.percent ?? was.percent, figures };
};

/** Figures stand in the order of their targets, those without a target last. */
const placeOf = ({ target }: Figure): number => target ?? Number.MAX_SAFE_INTEGER;

/** A figure stands for the target it belongs to; one that belongs to none stands for what is counted in its unit. */
const isOfSame = (a: Figure, b: Figure): boolean => {
  const [target, other] = [a.target ?? null, b.target ?? null];
  return target === null && other === null ? a.unit === b.unit : target === other;
};

export const saidBy = ({ number, percent, figures }: PeriodReport): CorrectedReport => ({
  number,
  percent,
  figures: [...figures],
});

/** The newest report of its period, after the one before. */
export const reportMade = (
  was: PeriodReport | undefined,
  { percent, figures, late }: Pick<TaskEventData<'ProgressReported'>, 'percent' | 'figures' | 'late'>,
): PeriodReport => ({ mark: 'stands', number: (was?.number ?? 0) + 1, percent, figures, late });

/** 20%、3公里 */
const reportTold = ({ percent, figures }: Said): string =>
  [...(percent === null ? [] : [`${percent}%`]), ...figures.map(({ value, unit }) => `${value}${unit}`)].join('、');
