import { z } from 'zod';
import { described, expecting, roleNames } from '#kernel';
import {
  clockKindNames,
  clockKinds,
  dayUnitNames,
  dayUnits,
  measureNames,
  measures,
  noticeColourNames,
  noticeColours,
  rungActNames,
  rungActs,
} from './vocabulary.js';

const text = z.string().trim().min(1).max(500);
const rungForm = {
  zh: '阶梯的名称，由不超过 20 个字母、数字和连字符组成，以字母开头，形如 L1、Rep-2',
  en: 'the name of a rung, at most 20 letters, digits and hyphens, a letter first, such as L1 or Rep-2',
};
const idForm = {
  zh: '政策的编号，由不超过 40 个小写字母、数字和连字符组成，以字母开头，形如 default',
  en: 'the id of a policy, at most 40 small letters, digits and hyphens, a letter first, such as default',
};
const workingTime = {
  zh: '工作时间内的时刻“时:分”，08:00 至 17:59，形如 09:00',
  en: 'a time inside working hours, hours:minutes from 08:00 to 17:59, such as 09:00',
};
const count = z.int().min(0).max(366);

const dayUnit = described(z.enum(dayUnits), {
  label: { zh: '单位', en: 'unit' },
  zh: 'workingDay 工作日，day 自然日，month 月（到对应日；没有对应日的到月末）。',
  en: "workingDay, day, or month (ends on the matching day or the month's last day).",
  example: 'workingDay',
  words: dayUnitNames,
});

const rungAct = described(z.enum(rungActs), {
  label: { zh: '动作', en: 'act' },
  zh: 'remind 提醒，urge 催办，deemReceived 视为签收（只用于签收时限），notice 发督办单，propose 提出建议（由行政首长决定）。',
  en: 'remind, urge, deemReceived (for signing only), notice, or propose (a head of government decides).',
  example: 'urge',
  words: rungActNames,
});

const recipient = described(z.enum(['clerk', 'unitHead', 'leadingOfficial', 'officer', 'director', 'head']), {
  label: { zh: '对象', en: 'recipient' },
  zh: 'clerk 经办人，unitHead 单位负责人，leadingOfficial 牵头领导，officer 督查员，director 督查室主任，head 行政首长。',
  en: 'clerk, unitHead, leadingOfficial, officer, director or head.',
  example: 'unitHead',
  words: roleNames,
});
export type Recipient = z.infer<typeof recipient>;

/** One rung of a ladder, as the policy file prints it. */
export const rungSpec = z.strictObject({
  /** `Sign-1`, `Rep-2`, `L0a`, `L3` … unique in a policy. */
  rung: described(expecting(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,19}$/), rungForm), {
    label: { zh: '阶梯', en: 'rung' },
    zh: '阶梯的名称，在一个政策中不重复：字母开头，字母、数字和连字符，至多 20 个。',
    en: 'Name of the rung, once in a policy: a letter first, then letters, digits and hyphens, 20 at most.',
    example: 'L1',
  }),
  clock: described(z.enum(clockKinds), {
    label: { zh: '时限', en: 'clock' },
    zh: 'sign 签收（自交办日起），report 反馈（自反馈期限起），deadline 办结（自到期日起），rectification 整改（自整改期限起）。督办单的答复期限没有阶梯。',
    en: 'sign (from dispatch), report (from its due day), deadline (from the due date), rectification (from its due date). The answer to a notice has no ladder.',
    example: 'deadline',
    words: clockKindNames,
  }),
  /** Counted from the anchor of the clock; a negative offset counts back. A rung on a rest day moves to the next working day. */
  offset: described(
    z.strictObject({
      count: described(z.int().min(-366).max(366), {
        label: { zh: '数量', en: 'count' },
        zh: '起算日之后多少；负数为之前。',
        en: 'How many after the day it counts from; negative: before it.',
        unit: { zh: '由“单位”一项定', en: 'as said by unit' },
        example: 1,
      }),
      unit: dayUnit,
    }),
    {
      label: { zh: '何时', en: 'when' },
      zh: '自起算日起多久；遇休息日顺延到下一个工作日。',
      en: 'How long after the day it counts from; a rung on a rest day moves to the next working day.',
    },
  ),
  act: rungAct,
  colour: described(z.enum(noticeColours).optional(), {
    label: { zh: '督办单颜色', en: 'colour of the notice' },
    zh: 'blue 蓝色（提醒），orange 橙色（警示），red 红色（逾期）；只用于督办单。',
    en: 'blue, orange or red; of a notice only.',
    example: 'blue',
    words: noticeColourNames,
  }),
  /** Time to answer the notice. */
  answerWithin: described(
    z
      .strictObject({
        count: described(z.int().min(1).max(366), {
          label: { zh: '数量', en: 'count' },
          zh: '多少。',
          en: 'How many.',
          unit: { zh: '由“单位”一项定', en: 'as said by unit' },
          example: 3,
        }),
        unit: dayUnit,
      })
      .optional(),
    {
      label: { zh: '答复期限', en: 'time to answer' },
      zh: '督办单发出后多久内答复。',
      en: 'Within what time the notice must be answered.',
    },
  ),
  /** The rung that fires at once when the notice is not answered in time. */
  ifUnanswered: described(z.string().optional(), {
    label: { zh: '未答复即', en: 'if unanswered' },
    zh: '逾期未答复时立即触发的阶梯，须是办结时限上更靠后的一级。',
    en: 'The rung that fires at once when the answer is late; a later one of the deadline ladder.',
    example: 'L2',
  }),
  measure: described(z.enum(measures).optional(), {
    label: { zh: '建议措施', en: 'measure' },
    zh: 'censure 通报，interview 约谈，accountability 问责；只能由督办单或建议提出，由行政首长决定。',
    en: 'censure, interview or accountability; proposed by a notice or a proposal, decided by a head of government.',
    example: 'censure',
    words: measureNames,
  }),
  to: described(z.array(recipient).min(1).readonly(), {
    label: { zh: '对象', en: 'recipients' },
    zh: '通知谁。',
    en: 'Who is told.',
    example: ['clerk', 'unitHead'],
  }),
  /** The article or published rule from which the number comes. */
  basis: described(text, {
    label: { zh: '依据', en: 'basis' },
    zh: '该数字所据的条款或公开办法；自行设定的写明由谁确认。',
    en: 'The article or published rule from which the number comes; if it is your own, who confirmed it.',
    example: '13710工作制“3”：3天内反馈',
  }),
});
export type RungSpec = Readonly<z.infer<typeof rungSpec>>;

const days = { zh: '天', en: 'days' };
const workingDays = { zh: '工作日', en: 'working days' };
const points = { zh: '个百分点', en: 'percentage points' };

/** Points of progress behind the straight line from dispatch to due date (银川 2025). */
const lightThresholds = z.strictObject({
  yellowPointsBehind: described(z.number().min(0).max(100), {
    label: { zh: '黄灯进度差', en: 'points behind for yellow' },
    zh: '进度落后直线进度多少即亮黄灯。',
    en: 'How far behind the straight line to the due date a task is yellow.',
    unit: points,
    example: 10,
  }),
  redPointsBehind: described(z.number().min(0).max(100), {
    label: { zh: '红灯进度差', en: 'points behind for red' },
    zh: '进度落后直线进度多少即亮红灯；应大于黄灯进度差。',
    en: 'How far behind the straight line it is red; more than for yellow.',
    unit: points,
    example: 30,
  }),
  yellowDaysBeforeDue: described(count, {
    label: { zh: '到期前黄灯', en: 'yellow before due' },
    zh: '到期前多少天起亮黄灯。',
    en: 'How many days before the due date it is yellow.',
    unit: days,
    example: 3,
  }),
  yellowMonthsMakeRed: described(z.int().min(1).max(12), {
    label: { zh: '连续黄灯转红', en: 'yellow months that make red' },
    zh: '连续多少个月黄灯即转红灯。',
    en: 'After how many yellow months in a row it is red.',
    unit: { zh: '个月', en: 'months' },
    example: 3,
  }),
});
export type LightThresholds = Readonly<z.infer<typeof lightThresholds>>;

const extensionRules = z.strictObject({
  /** An extension must be asked for at least this many working days before the due date. */
  leadWorkingDays: described(count, {
    label: { zh: '提前申请', en: 'lead time' },
    zh: '延期应至少提前多少个工作日申请。',
    en: 'How long before the due date an extension must be asked for.',
    unit: workingDays,
    example: 5,
  }),
  maxGrants: described(z.int().min(0).max(12), {
    label: { zh: '延期次数', en: 'grants' },
    zh: '一件事项至多延期几次。',
    en: 'How often a task may be extended.',
    unit: { zh: '次', en: 'times' },
    example: 1,
  }),
});
export type ExtensionRules = Readonly<z.infer<typeof extensionRules>>;

/** A published ladder with its numbers, as a file in `seeds/policies` has it. A version that was used never changes. */
export const escalationPolicy = z.strictObject({
  id: described(expecting(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), idForm), {
    label: { zh: '编号', en: 'id' },
    zh: '政策的编号：小写字母、数字和连字符。',
    en: 'Id of the policy: small letters, digits and hyphens.',
    example: 'default',
  }),
  version: described(z.int().min(1), {
    label: { zh: '版本', en: 'version' },
    zh: '用过的版本不再改动；修改内容时取下一个版本号。',
    en: 'A version that was used never changes; a change takes the next one.',
    unit: { zh: '第几版', en: 'ordinal' },
    example: 1,
  }),
  title: described(text, {
    label: { zh: '名称', en: 'title' },
    zh: '政策的名称。',
    en: 'What the policy is called.',
    example: '督办阶梯',
  }),
  effectiveFrom: described(z.iso.date(), {
    label: { zh: '施行日期', en: 'first day' },
    zh: '施行的第一天。',
    en: 'The first day on which it is in force.',
    example: '2027-01-01',
  }),
  /** Time of day at which rungs act, `HH:mm`, within working hours. */
  actsAt: described(expecting(z.string().regex(/^(0[89]|1[0-7]):[0-5]\d$/), workingTime), {
    label: { zh: '触发时刻', en: 'time of day' },
    zh: '阶梯在工作日的几点触发，08:00 至 17:59。',
    en: 'At what time of a working day rungs act, 08:00 to 17:59.',
    example: '09:00',
  }),
  rungs: described(z.array(rungSpec).min(1).readonly(), {
    label: { zh: '阶梯', en: 'rungs' },
    zh: '各级阶梯，按时限分组，组内按先后。',
    en: 'The rungs, by clock and in the sequence of time.',
  }),
  /** Monthly report: due on this day of the following month. */
  reportDueDay: described(z.int().min(1).max(28), {
    label: { zh: '每月反馈日', en: 'day of the report' },
    zh: '上月进展在次月几日前反馈。',
    en: 'On which day of the following month the report is due.',
    unit: { zh: '日', en: 'day of the month' },
    example: 5,
  }),
  objectionWorkingDays: described(count, {
    label: { zh: '异议期', en: 'time to object' },
    zh: '交办后多少个工作日内可以提出异议。',
    en: 'How long after dispatch an objection is possible.',
    unit: workingDays,
    example: 5,
  }),
  reminderCooldownWorkingDays: described(count, {
    label: { zh: '催办间隔', en: 'time between reminders' },
    zh: '一件事项两次催办之间至少相隔多少个工作日。',
    en: 'How far apart two reminders of a task must be.',
    unit: workingDays,
    example: 3,
  }),
  /** An answer to a notice that has a plan with a date delays the next rung once, by at most this many days. */
  holdDays: described(count, {
    label: { zh: '暂缓天数', en: 'days of grace' },
    zh: '督办单已答复并写明计划日期的，下一级阶梯暂缓一次，至多这些天。',
    en: 'An answer with a planned day delays the next rung once, by at most so many days.',
    unit: days,
    example: 7,
  }),
  extension: described(extensionRules, {
    label: { zh: '延期', en: 'extension' },
    zh: '延期的规则。',
    en: 'The rules of extensions.',
  }),
  light: described(lightThresholds, {
    label: { zh: '亮灯', en: 'lights' },
    zh: '黄灯和红灯的界限。',
    en: 'From where a task is yellow and red.',
  }),
});
export type EscalationPolicy = Readonly<z.infer<typeof escalationPolicy>>;
