import { z } from 'zod';
import { described, type NamesOf } from '#kernel';
import { amount } from './shapes.js';

/** = exactly · ≥ 不少于、以上 · > 超过、余 · ≤ 不超过、以内 · < 低于 · ≈ 左右、约 */
export const comparators = ['=', '≥', '>', '≤', '<', '≈'] as const;
export type Comparator = (typeof comparators)[number];
const comparatorNames: NamesOf<Comparator> = {
  zh: { '=': '等于', '≥': '不少于', '>': '超过', '≤': '不超过', '<': '低于', '≈': '约' },
  en: { '=': 'exactly', '≥': 'at least', '>': 'more than', '≤': 'at most', '<': 'less than', '≈': 'about' },
};

/** What the value measures: a state that is reached, or by how much something rises (增长) or falls (下降). */
export const targetKinds = ['level', 'rise', 'fall'] as const;
export type TargetKind = (typeof targetKinds)[number];
const targetKindNames: NamesOf<TargetKind> = {
  zh: { level: '达到', rise: '增长', fall: '下降' },
  en: { level: 'reached', rise: 'rise', fall: 'fall' },
};

/** 目标值: a figure that a task is to reach. A task's targets are counted from 1, in the order of its text. */
export const target = z.object({
  /** What is counted or measured, in the words of the task. */
  indicator: described(z.string().trim().min(1).max(300), {
    label: { zh: '指标', en: 'indicator' },
    zh: '数的是什么，用事项中的话，最多 300 字。',
    en: 'What is counted or measured, in the words of the task. At most 300 characters.',
    example: '新增绿化面积',
  }),
  comparator: described(z.enum(comparators), {
    label: { zh: '比较', en: 'comparator' },
    zh: '= 等于，≥ 不少于，> 超过，≤ 不超过，< 低于，≈ 约。',
    en: '= exactly, ≥ at least, > more than, ≤ at most, < less than, ≈ about.',
    example: '≥',
    words: comparatorNames,
  }),
  /** In `unit`: 1.5 with 万人. The lower end of a range. */
  value: described(amount, {
    label: { zh: '数', en: 'value' },
    zh: '要达到的数，按同处所写的计量单位（1.5 万人写 1.5）；是区间的，写下限。',
    en: 'What is to be reached, in the measure beside it (1.5 with 万人). The lower end of a range.',
    unit: { zh: '见计量单位', en: 'as `unit` says' },
    example: 300,
  }),
  /** The upper end of a range (5%—6%); null where one value is printed. */
  upper: described(amount.nullable().default(null), {
    label: { zh: '上限', en: 'upper end' },
    zh: '区间的上限（5%—6% 的 6）；不是区间的不填。',
    en: 'The upper end of a range (6 of 5%—6%); left out where there is one value.',
    unit: { zh: '见计量单位', en: 'as `unit` says' },
    example: 320,
  }),
  unit: described(z.string().trim().min(1).max(40), {
    label: { zh: '计量单位', en: 'measure' },
    zh: '数的计量单位，最多 40 字。',
    en: 'What the value counts. At most 40 characters.',
    example: '亩',
  }),
  kind: described(z.enum(targetKinds).default('level'), {
    label: { zh: '目标类别', en: 'kind' },
    zh: 'level 达到，rise 增长，fall 下降。',
    en: 'level: a state that is reached; rise or fall: by how much.',
    example: 'level',
    words: targetKindNames,
  }),
  /** Where it starts from (由80%提高到90%), in `unit`. */
  baseline: described(amount.nullable().default(null), {
    label: { zh: '基数', en: 'baseline' },
    zh: '从多少起（由 80% 提高到 90% 的 80）；没有写明的不填。',
    en: 'Where it starts from (80 of 80% to 90%); left out where nothing is printed.',
    unit: { zh: '见计量单位', en: 'as `unit` says' },
    example: 0,
  }),
  /** As printed, with the words that compare. */
  printed: described(z.string().trim().min(1).max(100), {
    label: { zh: '原文写法', en: 'printed form' },
    zh: '原文怎么写，连同表示比较的字，最多 100 字。',
    en: 'As the plan prints it, with the words that compare. At most 100 characters.',
    example: '不少于300亩',
  }),
  /** Where it is printed in the text: first character and the one after the last. Null when put in by hand. */
  span: described(
    z
      .tuple([z.int().min(0), z.int().min(0)])
      .nullable()
      .default(null),
    {
      label: { zh: '位置', en: 'span' },
      zh: '在事项内容中的起止位置，从 0 起数字符，止于末字之后；人工填写的不填。单位：字。',
      en: 'Where it stands in the text: first character, counted from 0, and the one after the last. Left out when put in by hand. Unit: characters.',
      example: [6, 13],
    },
  ),
});
export type Target = z.infer<typeof target>;

/** Of one task. */
export const targets = z.array(target).max(100);

/** 办结提示: what a reviewer should know of one target before accepting. `toJudge`: only a person can say whether it is met. */
export const completionWarning = z.object({
  /** Counts the task's targets from 1. */
  target: z.int().min(1),
  indicator: z.string(),
  printed: z.string(),
  kind: z.enum(['unreported', 'missed', 'toJudge']),
  /** The figure that counts, in the target's unit; null when none was reported. */
  reported: z.object({ value: z.number(), unit: z.string(), period: z.string() }).nullable(),
});
export type CompletionWarning = z.infer<typeof completionWarning>;
