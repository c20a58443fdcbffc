import { z } from 'zod';
import { expecting } from '#kernel';
import { clockKinds, measures, noticeColours } from './vocabulary.js';

const text = z.string().trim().min(1).max(500);
const count = z.int().min(0).max(366);

/** workingDay 工作日 · day 自然日 · month 月 (ends on the matching day or the month's last day). */
const dayUnit = z.enum(['workingDay', 'day', 'month']);
export type DayUnit = z.infer<typeof dayUnit>;

/** remind 提醒 · urge 催办 · deemReceived 视为签收 · notice 督办单 · propose 建议 (waits for a named person). */
const rungAct = z.enum(['remind', 'urge', 'deemReceived', 'notice', 'propose']);
export type RungAct = z.infer<typeof rungAct>;

const recipient = z.enum(['clerk', 'unitHead', 'leadingOfficial', 'officer', 'director', 'head']);
export type Recipient = z.infer<typeof recipient>;

/** One rung of a ladder, as the policy file prints it. */
export const rungSpec = z.strictObject({
  /** `Sign-1`, `Rep-2`, `L0a`, `L3` … unique in a policy. */
  rung: expecting(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,19}$/), {
    zh: '阶梯编号，如 L3',
    en: 'the id of a rung such as L3',
  }),
  clock: z.enum(clockKinds),
  /** Counted from the anchor of the clock; a negative offset counts back. A rung on a rest day moves to the next working day. */
  offset: z.strictObject({ count: z.int().min(-366).max(366), unit: dayUnit }),
  act: rungAct,
  colour: z.enum(noticeColours).optional(),
  /** Time to answer the notice. */
  answerWithin: z.strictObject({ count: z.int().min(1).max(366), unit: dayUnit }).optional(),
  /** The rung that fires at once when the notice is not answered in time. */
  ifUnanswered: z.string().optional(),
  measure: z.enum(measures).optional(),
  to: z.array(recipient).min(1).readonly(),
  /** The article or published rule from which the number comes. */
  basis: text,
});
export type RungSpec = Readonly<z.infer<typeof rungSpec>>;

/** Points of progress behind the straight line from dispatch to due date (银川 2025). */
const lightThresholds = z.strictObject({
  yellowPointsBehind: z.number().min(0).max(100),
  redPointsBehind: z.number().min(0).max(100),
  yellowDaysBeforeDue: count,
  yellowMonthsMakeRed: z.int().min(1).max(12),
});
export type LightThresholds = Readonly<z.infer<typeof lightThresholds>>;

const extensionRules = z.strictObject({
  /** An extension must be asked for at least this many working days before the due date. */
  leadWorkingDays: count,
  maxGrants: z.int().min(0).max(12),
});
export type ExtensionRules = Readonly<z.infer<typeof extensionRules>>;

/** A published ladder with its numbers, as a file in `seeds/policies` has it. A version that was used never changes. */
export const escalationPolicy = z.strictObject({
  id: expecting(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), {
    zh: '政策编号，由小写英文字母、数字和横线组成',
    en: 'the id of a policy, of small letters, digits and dashes',
  }),
  version: z.int().min(1),
  title: text,
  effectiveFrom: z.iso.date(),
  /** Time of day at which rungs act, `HH:mm`, within working hours. */
  actsAt: expecting(z.string().regex(/^(0[89]|1[0-7]):[0-5]\d$/), {
    zh: '工作时间内的时刻，08:00 至 17:59',
    en: 'a time inside working hours, 08:00 to 17:59',
  }),
  rungs: z.array(rungSpec).min(1).readonly(),
  /** Monthly report: due on this day of the following month. */
  reportDueDay: z.int().min(1).max(28),
  objectionWorkingDays: count,
  reminderCooldownWorkingDays: count,
  /** An answer to a notice that has a plan with a date delays the next rung once, by at most this many days. */
  holdDays: count,
  extension: extensionRules,
  light: lightThresholds,
});
export type EscalationPolicy = Readonly<z.infer<typeof escalationPolicy>>;
