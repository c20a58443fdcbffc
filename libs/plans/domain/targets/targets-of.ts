import type { Target } from '#tasks/contract';
import { around, quotedPlaces, type Surroundings } from './clause.js';
import { comparatorOf, comparedBefore, isLimit, kindOf } from './comparing.js';
import { type Figure, figuresIn, isBaseline } from './figures.js';
import { indicatorOf } from './indicator.js';
import { isRefused } from './refused.js';

const most = 100;

/**
 * 目标值: the figures a task is to reach, from its text. Counts, amounts, shares and rates; not dates, document numbers,
 * ordinals, names, ratings (220千伏) or figures that say which ones are meant (供水人口10000人以上的水源).
 * Words like 全覆盖 and 清零 name an end without a figure and give none. Pure; time grows with the length of the text.
 */
export function targetsOf(text: string): readonly Target[] {
  const quoted = quotedPlaces(text);
  const targets: Target[] = [];
  let baseline: number | null = null;
  for (const figure of figuresIn(text)) {
    if (targets.length === most) break;
    const surroundings = around(text, figure.from, figure.to);
    if (isRefused(figure, surroundings, quoted[figure.from] === 1)) continue;
    if (isBaseline(surroundings.before, surroundings.after)) {
      baseline = figure.value;
      continue;
    }
    const target = targetOf(figure, surroundings, text, baseline);
    targets.push(continues(target, surroundings, targets.at(-1)));
    baseline = null;
  }
  return targets;
}

/** 分别下降28%、15%以上: a bare figure behind 、 measures what the one before it does. */
function continues(target: Target, { before, opens, after }: Surroundings, former: Target | undefined): Target {
  const isBare = before === '' && after === '' && opens === '、';
  if (!isBare || !former || former.span?.[1] !== target.span![0] - 1) return target;
  return { ...target, kind: former.kind, indicator: former.indicator };
}

function targetOf(figure: Figure, surroundings: Surroundings, text: string, baseline: number | null): Target {
  const { before } = surroundings;
  const prefix = comparedBefore(before);
  const words = before.slice(0, before.length - prefix.length);
  const from = figure.from - prefix.length;
  const comparator = comparatorOf(prefix, figure.behind, figure.isMore);
  return {
    indicator: indicatorOf(surroundings, words, isAmount(figure)),
    comparator: comparator === '=' && isLimit(words) ? '≤' : comparator,
    value: figure.value,
    upper: figure.upper,
    unit: figure.unit,
    kind: kindOf(words, isAmount(figure)),
    baseline,
    printed: text.slice(from, figure.to),
    span: [from, figure.to],
  };
}

const isAmount = ({ unit }: Figure): boolean => !/^(?:%|‰|个百分点)/u.test(unit);
