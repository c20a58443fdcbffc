import { z } from 'zod';

/** = exactly · ≥ 不少于、以上 · > 超过、余 · ≤ 不超过、以内 · < 低于 · ≈ 左右、约 */
export const comparators = ['=', '≥', '>', '≤', '<', '≈'] as const;
export type Comparator = (typeof comparators)[number];

/** What the value measures: a state that is reached, or by how much something rises (增长) or falls (下降). */
export const targetKinds = ['level', 'rise', 'fall'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** 目标值: a figure that a task is to reach. A task's targets are counted from 1, in the order of its text. */
export const target = z.object({
  /** What is counted or measured, in the words of the task. */
  indicator: z.string().trim().min(1).max(300),
  comparator: z.enum(comparators),
  /** In `unit`: 1.5 with 万人. The lower end of a range. */
  value: z.number(),
  /** The upper end of a range (5%—6%); null where one value is printed. */
  upper: z.number().nullable().default(null),
  unit: z.string().trim().min(1).max(40),
  kind: z.enum(targetKinds).default('level'),
  /** Where it starts from (由80%提高到90%), in `unit`. */
  baseline: z.number().nullable().default(null),
  /** As printed, with the words that compare. */
  printed: z.string().trim().min(1).max(100),
  /** Where it is printed in the text: first character and the one after the last. Null when put in by hand. */
  span: z
    .tuple([z.int().min(0), z.int().min(0)])
    .nullable()
    .default(null),
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
