/** The kinds of 时限: for signing, reporting, the due date, the answer to a notice, a rectification. */
export const clockKinds = ['sign', 'report', 'deadline', 'notice', 'rectification'] as const;

/** 督办单 colours: blue 提醒, orange 警示, red 逾期 (三色督查单). */
export const noticeColours = ['blue', 'orange', 'red'] as const;
export type NoticeColour = (typeof noticeColours)[number];

/** Measures that a clock may only propose and a named person decides: 通报, 约谈, 问责 (政府督查工作条例 art. 21). */
export const measures = ['censure', 'interview', 'accountability'] as const;
export type Measure = (typeof measures)[number];
