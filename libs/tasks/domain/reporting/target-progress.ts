import type { Figure, Target } from '#tasks/contract';
import { addsUp, converted, rounded } from './quantities.js';

/** What one unit reported: period (`YYYY-MM`) → the figures of its report that stands. */
export interface UnitFigures {
  readonly unit: string;
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
}

export interface ReportedFigure {
  /** In the target's unit. */
  readonly value: number;
  /** The newest period that went in. */
  readonly period: string;
  readonly units: readonly string[];
}

/** A target with what was reached of it. */
export interface TargetProgress extends Omit<Target, 'span'> {
  /** Counted from 1. */
  readonly target: number;
  readonly reported: ReportedFigure | null;
  /** Share of the way, 0 to 1 and above, four decimals. Null without a figure and for limits (≤, <). */
  readonly completion: number | null;
  /** Null without a figure, and for 左右 when a person has to judge. */
  readonly met: boolean | null;
}

/**
 * Progress as figures. The consolidating unit reports for the whole task, so its newest figure counts; while it has given
 * none, amounts of the other units add up, and of shares and rates the worst counts.
 */
export const targetProgress = (
  targets: readonly Target[],
  parts: readonly UnitFigures[],
  consolidatingUnit: string | null,
): readonly TargetProgress[] =>
  targets.map(({ span, ...target }, at) => {
    void span;
    const reported = reportedFor({ ...target, number: at + 1 }, parts, consolidatingUnit);
    return { target: at + 1, ...target, reported, ...judged(target, reported?.value ?? null) };
  });

type Asked = Omit<Target, 'span'>;

function reportedFor(
  target: Asked & { readonly number: number },
  parts: readonly UnitFigures[],
  consolidatingUnit: string | null,
): ReportedFigure | null {
  const newest = parts.flatMap((part) => newestOf(target, part) ?? []);
  const whole = newest.find(({ units }) => units[0] === consolidatingUnit);
  if (whole || newest.length === 0) return whole ?? null;
  const values = newest.map(({ value }) => value);
  return {
    value: addsUp(target.unit) ? rounded(values.reduce((sum, value) => sum + value, 0)) : worst(target, values),
    period: newest
      .map(({ period }) => period)
      .sort()
      .at(-1)!,
    units: newest.flatMap(({ units }) => units),
  };
}

function newestOf(
  { number, unit: targetUnit }: Asked & { readonly number: number },
  { unit, figures }: UnitFigures,
): ReportedFigure | null {
  for (const period of Object.keys(figures).sort().reverse()) {
    const found = figures[period]!.find(({ target }) => target === number);
    const value = found ? converted(found.value, found.unit, targetUnit) : null;
    if (value !== null) return { value, period, units: [unit] };
  }
  return null;
}

const isLimit = ({ comparator }: Asked): boolean => comparator === '≤' || comparator === '<';

const worst = (target: Asked, values: readonly number[]): number =>
  isLimit(target) ? Math.max(...values) : Math.min(...values);

/** 左右: within this share of the value nobody doubts that it is met. */
const about = 0.05;

function judged(target: Asked, value: number | null): Pick<TargetProgress, 'completion' | 'met'> {
  if (value === null) return { completion: null, met: null };
  return { completion: completionOf(target, value), met: isMet(target, value) };
}

function isMet(target: Asked, reached: number): boolean | null {
  switch (target.comparator) {
    case '≤':
      return reached <= (target.upper ?? target.value);
    case '<':
      return reached < (target.upper ?? target.value);
    case '>':
      return reached > target.value;
    case '≈':
      return Math.abs(reached - target.value) <= about * Math.abs(target.value) + 1e-9 ? true : null;
    default:
      return reached >= target.value;
  }
}

/** The way from the printed beginning (由80%提高到90%), else from nothing; null where there is no way to speak of. */
function completionOf(target: Asked, reached: number): number | null {
  const from = target.baseline ?? 0;
  if (isLimit(target) && target.baseline === null) return null;
  const completion = Math.round(((reached - from) / (target.value - from)) * 10_000) / 10_000;
  return Number.isFinite(completion) ? completion : null;
}
