import { z } from 'zod';
import { described } from '#kernel';
import { assignmentRoles } from './vocabulary.js';

export const localDate = z.iso.date();
export const timestamp = z.iso.datetime({ precision: 3 });
export const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const longText = z.string().trim().min(1).max(10_000);
export const shortText = z.string().trim().min(1).max(500);

/** The kinds of deadline a plan prints; dates are inclusive to the end of the day. */
export const deadline = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('by'), date: localDate }),
  z.object({ kind: z.literal('window'), from: localDate, to: localDate }),
  z.object({ kind: z.literal('milestone'), date: localDate, thenOngoing: z.literal(true) }),
  z.object({ kind: z.literal('ongoing'), from: localDate.optional() }),
  z.object({ kind: z.literal('unspecified') }),
]);
export type Deadline = z.infer<typeof deadline>;

/** One unit's part in a task. A collective (各街道办事处) is one assignment. */
export const assignment = z.object({ unit: z.string(), name: z.string(), role: z.enum(assignmentRoles) });
export type AssignmentRef = z.infer<typeof assignment>;

/** A leading official as printed, and the post held on the day of issue. */
export const leader = z.object({ post: z.string(), name: z.string() });
export type LeaderRef = z.infer<typeof leader>;

export const attachment = z.object({
  name: described(z.string().trim().min(1).max(200), {
    label: { zh: '文件名', en: 'file name' },
    zh: '附件的文件名，最多 200 字。',
    en: 'Name of the file. At most 200 characters.',
    example: '绿化验收单.pdf',
  }),
  sha256: described(z.string().regex(/^[0-9a-f]{64}$/), {
    label: { zh: '校验值', en: 'digest' },
    zh: '文件内容的 SHA-256，64 位小写十六进制。',
    en: 'SHA-256 of the content: 64 hexadecimal digits in lower case.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  }),
  bytes: described(z.int().min(0), {
    label: { zh: '大小', en: 'size' },
    zh: '文件的大小。',
    en: 'Size of the file.',
    unit: { zh: '字节', en: 'bytes' },
    example: 183_402,
  }),
});
export type Attachment = z.infer<typeof attachment>;

/** 数值: what was reached so far. `target` counts the task's targets from 1; absent when it belongs to none. */
export const figure = z.object({
  value: described(z.number(), {
    label: { zh: '数', en: 'value' },
    zh: '累计达到的数，按同处所写的计量单位。',
    en: 'How much was reached in all, in the measure that stands beside it.',
    unit: { zh: '见计量单位', en: 'as `unit` says' },
    example: 120,
  }),
  unit: described(z.string().trim().max(40), {
    label: { zh: '计量单位', en: 'measure' },
    zh: '数的计量单位，与目标值的相同或可换算（平方米与万平方米），最多 40 字。',
    en: 'What is counted: that of the target, or one that converts into it (平方米, 万平方米). At most 40 characters.',
    example: '亩',
  }),
  target: described(z.int().min(1).nullable().optional(), {
    label: { zh: '第几项目标值', en: 'target' },
    zh: '是该事项的第几项目标值，从 1 起；计量单位只合一项时可以不填。',
    en: 'Which of the task’s targets, counted from 1. May be left out when the measure fits only one.',
    unit: { zh: '项', en: 'number of the target' },
    example: 1,
  }),
});
export type Figure = z.infer<typeof figure>;
/** Of one report. */
export const figures = z.array(figure).max(100);

export const rungName = z.string();
export const scheduledRung = z.object({ rung: rungName, at: timestamp });
