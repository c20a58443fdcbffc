import type { NamesOf } from '#kernel';

/** The kinds of 时限: for signing, reporting, the due date, the answer to a notice, a rectification. */
export const clockKinds = ['sign', 'report', 'deadline', 'notice', 'rectification'] as const;

export const clockKindNames: NamesOf<(typeof clockKinds)[number]> = {
  zh: { sign: '签收', report: '反馈', deadline: '办结', notice: '督办单回复', rectification: '整改' },
  en: {
    sign: 'signing',
    report: 'reporting',
    deadline: 'the due date',
    notice: 'the answer to a notice',
    rectification: 'rectification',
  },
};

/** remind 提醒 · urge 催办 · deemReceived 视为签收 · notice 督办单 · propose 建议 (waits for a named person). */
export const rungActs = ['remind', 'urge', 'deemReceived', 'notice', 'propose'] as const;
export type RungAct = (typeof rungActs)[number];
export const rungActNames: NamesOf<RungAct> = {
  zh: { remind: '提醒', urge: '催办', deemReceived: '视为签收', notice: '督办单', propose: '建议' },
  en: { remind: 'remind', urge: 'urge', deemReceived: 'deem received', notice: 'notice', propose: 'propose' },
};

/** workingDay 工作日 · day 自然日 · month 月 (ends on the matching day or the month's last day). */
export const dayUnits = ['workingDay', 'day', 'month'] as const;
export type DayUnit = (typeof dayUnits)[number];
export const dayUnitNames: NamesOf<DayUnit> = {
  zh: { workingDay: '工作日', day: '自然日', month: '月' },
  en: { workingDay: 'working day', day: 'day', month: 'month' },
};

/** 督办单 colours: blue 提醒, orange 警示, red 逾期 (三色督查单). */
export const noticeColours = ['blue', 'orange', 'red'] as const;
export type NoticeColour = (typeof noticeColours)[number];
export const noticeColourNames: NamesOf<NoticeColour> = {
  zh: { blue: '蓝色', orange: '橙色', red: '红色' },
  en: { blue: 'blue', orange: 'orange', red: 'red' },
};

/** Measures that a clock may only propose and a named person decides (政府督查工作条例 art. 21). */
export const measures = ['censure', 'interview', 'accountability'] as const;
export type Measure = (typeof measures)[number];
export const measureNames: NamesOf<Measure> = {
  zh: { censure: '通报', interview: '约谈', accountability: '问责' },
  en: { censure: 'public censure', interview: 'admonishing interview', accountability: 'accountability' },
};
