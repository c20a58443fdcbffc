import type { Figure, Target, TaskCommandData } from '#tasks/contract';
import { refuse } from '../aggregate/decisions.js';
import { converted } from './quantities.js';

type Reported = Pick<TaskCommandData<'ReportProgress'>, 'figure' | 'figures'>;

/** The figures as they are given: one as `figure`, or all of them. */
const figuresOf = ({ figure, figures }: Reported): readonly Figure[] => figures ?? (figure ? [figure] : []);

/**
 * The figures with the target each belongs to. One that names none belongs to the only target its unit fits; a task without
 * targets takes any figure.
 * @throws REPORT_TARGET_UNKNOWN, REPORT_FIGURE_UNIT, REPORT_TARGET_AMBIGUOUS, REPORT_TARGET_REPEATED
 */
export function figuresForTargets(report: Reported, targets: readonly Target[]): readonly Figure[] {
  const given = [...(report.figure && report.figures ? [report.figure] : []), ...figuresOf(report)];
  const placed = given.map((figure) => ({ ...figure, target: targetFor(figure, targets) }));
  const numbers = placed.flatMap(({ target }) => (target === null ? [] : [target]));
  const repeated = numbers.find((target, at) => numbers.indexOf(target) < at);
  if (repeated !== undefined) throw refuse('REPORT_TARGET_REPEATED', { target: repeated });
  return placed;
}

function targetFor(figure: Figure, targets: readonly Target[]): number | null {
  const { target = null } = figure;
  const told = { targets: targetsTold(targets), figure: `${figure.value}${figure.unit}` };
  if (target !== null) {
    const named = targets[target - 1];
    if (!named) throw refuse('REPORT_TARGET_UNKNOWN', { target, targets: told.targets });
    if (!fits(figure, named)) throw refuse('REPORT_FIGURE_UNIT', told);
    return target;
  }
  if (targets.length === 0) return null;
  const fitting = targets.flatMap((one, at) => (fits(figure, one) ? [at + 1] : []));
  if (fitting.length === 0) throw refuse('REPORT_FIGURE_UNIT', told);
  if (fitting.length > 1) throw refuse('REPORT_TARGET_AMBIGUOUS', told);
  return fitting[0]!;
}

const fits = ({ value, unit }: Figure, target: Target): boolean => converted(value, unit, target.unit) !== null;

/** 1. 新开工老旧小区 =15个；2. … */
const targetsTold = (targets: readonly Target[]): string =>
  targets
    .map(
      ({ indicator, comparator, value, upper, unit }, at) =>
        `${at + 1}. ${indicator} ${comparator}${value}${upper === null ? '' : `—${upper}`}${unit}`,
    )
    .join('；') || '—';
