import { z } from 'zod';
import { described, expecting, type InBoth } from '#kernel';
import { answeringUnitRef, postRef } from '#organizations/contract';
import { assignmentRoleNames, assignmentRoles } from './vocabulary.js';

export const localDate = z.iso.date();
export const timestamp = z.iso.datetime({ precision: 3 });
export const period = expecting(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), {
  zh: '年月，形如 2023-06',
  en: 'a month such as 2023-06',
});
export const longText = z.string().trim().min(1).max(10_000);
export const shortText = z.string().trim().min(1).max(500);

const kindOf = (zh: string, en: string) => ({
  label: { zh: '期限种类', en: 'kind of deadline' },
  zh: `${zh}。`,
  en: `${en}.`,
});

const dayOf = (label: InBoth, about: InBoth, example: string) =>
  described(localDate, { label, zh: `${about.zh}。`, en: `${about.en}.`, example });

const lastDay = dayOf(
  { zh: '到期日', en: 'due date' },
  { zh: '最后一天，含当日', en: 'The last day, inclusive' },
  '2023-12-31',
);
const firstDay = dayOf({ zh: '起始日', en: 'from' }, { zh: '从哪一天起', en: 'The first day' }, '2023-03-01');

/** The kinds of deadline a plan prints; dates are inclusive to the end of the day. */
export const deadline = z.discriminatedUnion('kind', [
  z.object({ kind: described(z.literal('by'), kindOf('截至某日', 'Until a day')), date: lastDay }),
  z.object({
    kind: described(z.literal('window'), kindOf('起止期间', 'From a day to a day')),
    from: firstDay,
    to: lastDay,
  }),
  z.object({
    kind: described(
      z.literal('milestone'),
      kindOf('阶段成果，之后长期推进', 'A first result by a day; then the work goes on'),
    ),
    date: lastDay,
    thenOngoing: described(z.literal(true), {
      label: { zh: '之后长期推进', en: 'goes on' },
      zh: '固定为 true。',
      en: 'Always true.',
    }),
  }),
  z.object({
    kind: described(z.literal('ongoing'), kindOf('长期推进', 'Work without an end')),
    from: firstDay.optional(),
  }),
  z.object({
    kind: described(z.literal('unspecified'), kindOf('时限待定，不能送审', 'Not known; the plan cannot be submitted')),
  }),
]);
export type Deadline = z.infer<typeof deadline>;

/** One unit's part in a task. A collective (各街道办事处) is one assignment. */
export const assignment = z.object({ unit: z.string(), name: z.string(), role: z.enum(assignmentRoles) });
export type AssignmentRef = z.infer<typeof assignment>;
/** As a command gives it. */
export const givenAssignment = assignment.extend({
  unit: described(answeringUnitRef, {
    label: { zh: '单位', en: 'unit' },
    zh: '单位的编号、名称或别称，最多 80 字；已并入他单位的，按名称即为承接的单位。',
    en: 'Id, name or another name of the unit, at most 80 characters; by a name that has merged, the unit that took over.',
    example: '区商务局',
  }),
  name: described(z.string().max(200), {
    label: { zh: '所列名称', en: 'printed name' },
    zh: '方案或者裁定中写的名称，最多 200 字。',
    en: 'The name as the plan or the ruling prints it. At most 200 characters.',
    example: '区商务局',
  }),
  role: described(z.enum(assignmentRoles), {
    label: { zh: '承办角色', en: 'role' },
    zh: 'lead 牵头，main 主责，support 协办。',
    en: 'lead, main or support.',
    example: 'main',
    words: assignmentRoleNames,
  }),
});

/** A leading official as printed, and the post held on the day of issue. */
export const leader = z.object({ post: z.string(), name: z.string() });
export type LeaderRef = z.infer<typeof leader>;
/** As a command gives it. */
export const givenLeader = leader.extend({
  post: described(postRef, {
    label: { zh: '职务', en: 'post' },
    zh: '职务的编号、名称或现任者姓名，最多 80 字。',
    en: 'Id or title of the post, or who holds it now. At most 80 characters.',
    example: '郑皓',
  }),
  name: described(z.string().max(200), {
    label: { zh: '所列姓名', en: 'printed name' },
    zh: '方案中写的姓名，最多 200 字。',
    en: 'The person as the plan prints it. At most 200 characters.',
    example: '郑皓',
  }),
});

const sha256 = expecting(z.string().regex(/^[0-9a-f]{64}$/), {
  zh: '文件内容的 SHA-256，64 位小写十六进制，形如 9f86d081…0f00a08',
  en: 'the SHA-256 of the file, 64 hexadecimal digits in lower case such as 9f86d081…0f00a08',
});

export const attachment = z.object({
  name: described(z.string().trim().min(1).max(200), {
    label: { zh: '文件名', en: 'file name' },
    zh: '附件的文件名，最多 200 字。',
    en: 'Name of the file. At most 200 characters.',
    example: '绿化验收单.pdf',
  }),
  sha256: described(sha256, {
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

/** Any figure of a plan or a report. */
export const amount = z.number().min(-1e15).max(1e15);

/** 数值: what was reached so far. `target` counts the task's targets from 1; absent when it belongs to none. */
export const figure = z.object({
  value: described(amount, {
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

/** The report of the same unit and period that another has taken the place of. `number` counts them from 1. */
export const correctedReport = z.object({
  number: z.int().min(1),
  percent: z.number().nullable(),
  figures,
});
export type CorrectedReport = z.infer<typeof correctedReport>;

export const rungName = z.string();
export const scheduledRung = z.object({ rung: rungName, at: timestamp });
