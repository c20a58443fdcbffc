import type { Warning } from '#kernel';
import type { CompletionWarning, TaskEvent } from '#tasks/contract';
import type { Task } from '../aggregate/state.js';
import { type TargetProgress, targetProgress } from './target-progress.js';

/** 办结提示: the targets that nobody reported a figure of, and those whose figure misses them or has to be judged. */
export const completionWarnings = (progress: readonly TargetProgress[]): readonly CompletionWarning[] =>
  progress.flatMap<CompletionWarning>(({ target, indicator, printed, unit, reported, met }) => {
    if (met === true) return [];
    const of = { target, indicator, printed };
    if (reported === null) return [{ ...of, kind: 'unreported', reported: null }];
    const { value, period } = reported;
    return [{ ...of, kind: met === null ? 'toJudge' : 'missed', reported: { value, unit, period } }];
  });

/** As an event keeps them: left out where there are none. */
export function warned({ facts }: Task): { readonly warnings?: CompletionWarning[] } {
  const parts = facts.assignments.map(({ unit, reports }) => ({
    unit,
    figures: Object.fromEntries(
      Object.entries(reports).flatMap(([period, { mark, figures }]) => (mark === 'stands' ? [[period, figures]] : [])),
    ),
  }));
  const warnings = completionWarnings(targetProgress(facts.targets, parts, facts.consolidatingUnit));
  return warnings.length === 0 ? {} : { warnings: [...warnings] };
}

/** The warnings that an event keeps. */
export const warningsIn = ({ data }: TaskEvent): readonly Warning[] =>
  'warnings' in data ? (data.warnings ?? []).map(wordsOfWarning) : [];

/** 第 2 项目标值“新建道路不少于20公里”最近一次反馈为 12公里（2023-05 期），未达到 */
export function wordsOfWarning({ target, indicator, printed, kind, reported }: CompletionWarning): Warning {
  const asked = {
    zh: `第 ${target} 项目标值“${indicator}${printed}”`,
    en: `target ${target} (${indicator}${printed})`,
  };
  if (reported === null) return { zh: `${asked.zh}没有反馈数值`, en: `${asked.en} has no reported figure` };
  const { value, unit, period } = reported;
  const found = { zh: `${value}${unit}（${period} 期）`, en: `${value} ${unit} (${period})` };
  return kind === 'missed'
    ? {
        zh: `${asked.zh}最近一次反馈为 ${found.zh}，未达到`,
        en: `${asked.en} was last reported as ${found.en}: missed`,
      }
    : {
        zh: `${asked.zh}最近一次反馈为 ${found.zh}，是否达到须由审核人判断`,
        en: `${asked.en} was last reported as ${found.en}: the reviewer has to judge`,
      };
}
