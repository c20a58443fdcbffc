/** What a finding says. `{name}` stands for a value; severity is how much a person must look at it before approval. */
export interface FindingEntry {
  readonly severity: 'error' | 'warning' | 'info';
  readonly zh: string;
  readonly en: string;
}

export const findingCodes = {
  READ_LABEL_MISSING: {
    severity: 'error',
    zh: '本方案的任务一般都有“{label}”，这一项没有找到。请对照原文补充。',
    en: 'Tasks of this plan have "{label}" as a rule; this one has none. Add it from the document.',
  },
  READ_LABEL_MISSING_IN_PART: {
    severity: 'info',
    zh: '本方案的任务一般都有“{label}”，这一部分各项都没有。',
    en: 'Tasks of this plan have "{label}" as a rule; none of this part has it.',
  },
  READ_LABEL_REPEATED: {
    severity: 'warning',
    zh: '标签“{label}”在同一任务中出现 {count} 次，内容已合并。请核对。',
    en: 'The label "{label}" stands {count} times in one task; the values were merged. Check them.',
  },
  READ_LABEL_WITHOUT_COLON: {
    severity: 'info',
    zh: '标签“{label}”后缺少冒号，已按标签读取。',
    en: 'The label "{label}" has no colon; it was read as a label.',
  },
  READ_LABEL_GLUED: {
    severity: 'info',
    zh: '标签“{label}”之前缺少换行，已与前文分开。',
    en: 'There is no line break before the label "{label}"; it was cut off from what stands before it.',
  },
  READ_LABEL_MEANT_OTHER: {
    severity: 'warning',
    zh: '“{label}”之下是{found}，按“{meant}”读取。请核对。',
    en: 'Under "{label}" stands what belongs under "{meant}" ({found}); it was read so. Check it.',
  },
  READ_NUMBER_SKIPPED: {
    severity: 'warning',
    zh: '编号从 {before} 跳到 {after}，中间可能漏项。',
    en: 'The number goes from {before} to {after}: a task may be missing between them.',
  },
  READ_NUMBER_REPEATED: {
    severity: 'warning',
    zh: '编号 {number} 在同一部分重复出现。',
    en: 'The number {number} stands more than once in the same part.',
  },
  READ_NUMBER_MISSING: {
    severity: 'warning',
    zh: '这一项没有编号，按顺序记为 {number}。',
    en: 'This task has no number; it was given {number} by its place.',
  },
  READ_DEADLINE_NOT_UNDERSTOOD: {
    severity: 'error',
    zh: '没有读懂时限“{printed}”。请填写日期；没有终点的工作请写明长期。',
    en: 'The deadline "{printed}" was not understood. Give a date, or say that the work is ongoing.',
  },
  READ_DEADLINE_INDEFINITE: {
    severity: 'error',
    zh: '时限“{printed}”没有说到哪一天为止。请填写日期；没有终点的工作请写明长期。',
    en: 'The deadline "{printed}" names no day by which the work is done. Give a date, or say that it is ongoing.',
  },
  READ_DEADLINE_FROM_TEXT: {
    severity: 'info',
    zh: '没有单列时限，取任务文字中最后的完成日期“{printed}”。',
    en: 'No deadline is printed by itself; the last completion date in the text, "{printed}", was taken.',
  },
  READ_DEADLINE_ODD_YEAR: {
    severity: 'warning',
    zh: '时限“{printed}”的年份与方案年份 {year} 不符。请核对。',
    en: 'The year of the deadline "{printed}" does not fit the plan\'s year {year}. Check it.',
  },
  READ_TEXT_SUSPICIOUSLY_LONG: {
    severity: 'warning',
    zh: '任务文字有 {length} 字，可能混入了其他内容或漏掉了标签。',
    en: 'The text has {length} characters: something else may have run into it, or a label was missed.',
  },
  READ_TEXT_SUSPICIOUSLY_SHORT: {
    severity: 'warning',
    zh: '任务文字只有 {length} 字，可能有缺失。',
    en: 'The text has only {length} characters: a part may be missing.',
  },
  READ_UNIT_JOINED: {
    severity: 'warning',
    zh: '“{printed}”中间缺少顿号，已分为{parts}。',
    en: '"{printed}" lacks a 、 between two units; it was split into {parts}.',
  },
  READ_UNIT_REPEATED: {
    severity: 'info',
    zh: '单位“{name}”在同一标签下重复出现，只记一次。',
    en: 'The unit "{name}" is printed twice under one label; it is listed once.',
  },
  READ_UNIT_NAME_ODD: {
    severity: 'warning',
    zh: '“{name}”不像单位名称。请核对。',
    en: '"{name}" does not look like the name of a unit. Check it.',
  },
  READ_UNIT_COLUMN_INFERRED: {
    severity: 'warning',
    zh: '表格中“{first}”与“{second}”的分界看不出来，按版面推断“{second}”从“{name}”开始。请核对。',
    en: 'The table does not show where "{first}" ends and "{second}" begins; by its layout "{second}" begins with "{name}". Check it.',
  },
  READ_LEADER_JOINED: {
    severity: 'warning',
    zh: '“{printed}”中间缺少顿号，已分为{parts}。',
    en: '"{printed}" lacks a 、 between two persons; it was split into {parts}.',
  },
  READ_LEADER_NAME_ODD: {
    severity: 'warning',
    zh: '“{name}”不像领导姓名或职务。请核对。',
    en: '"{name}" does not look like a person or a post. Check it.',
  },
  READ_MISPRINT_CORRECTED: {
    severity: 'info',
    zh: '原文印作“{printed}”，按本文件中常见的“{name}”更正。',
    en: 'Printed "{printed}"; corrected to "{name}", which this file uses throughout.',
  },
  READ_STRAY_TEXT: {
    severity: 'warning',
    zh: '这一行不属于任何任务或标题，已略去。请核对。',
    en: 'This line belongs to no task and no heading; it was left out. Check it.',
  },
  READ_HEADING_UNNUMBERED: {
    severity: 'info',
    zh: '“{text}”没有编号，按标题读取。',
    en: '"{text}" has no number; it was read as a heading.',
  },
  READ_UNITS_TO_ASSIGN: {
    severity: 'warning',
    zh: '这是一份没有列明责任单位的报告，从中切分出 {count} 项任务。请逐项确定牵头领导、责任单位和时限（suggest 命令按往年任务给出建议），不是任务的请删去。',
    en: 'This report names no units; it was cut into {count} tasks. Assign leaders, units and deadlines (the command suggest proposes them from earlier years), and drop what is no task.',
  },
  READ_UNITS_NOT_GIVEN: {
    severity: 'warning',
    zh: '本方案列有 {count} 项任务，没有列明责任单位。请逐项确定责任单位和时限。',
    en: 'This plan lists {count} tasks and names no units. Assign units and deadlines.',
  },
  READ_NARRATIVE_AND_TABLE_DISAGREE: {
    severity: 'warning',
    zh: '正文与任务分解表的{field}不一致：正文（第 {line} 行）为“{text}”，分解表（第 {row} 行）为“{table}”。请核对。',
    en: 'Text and table disagree on {field}: the text (line {line}) says "{text}", the table (line {row}) "{table}". Check it.',
  },
  READ_YEAR_UNKNOWN: {
    severity: 'error',
    zh: '标题、文号和落款中都没有年份，无年份的时限按 {year} 年计算。请核对。',
    en: 'Neither title, number nor date gives a year; deadlines without one were reckoned in {year}. Check them.',
  },
  READ_COLUMN_NOT_READ: {
    severity: 'info',
    zh: '表头“{names}”的含义不明，该列内容没有读入。请核对。',
    en: 'It is not known what the column "{names}" holds; it was not read. Check it.',
  },
  READ_LINES_AFTER_IMPRINT: {
    severity: 'info',
    zh: '第 {from}—{to} 行在印发行之后，不属于任何公文，未读取。',
    en: 'Lines {from}–{to} stand after the imprint and belong to no document; they were not read.',
  },
  READ_PAGE_NOT_READ: {
    severity: 'warning',
    zh: '第 {page} 页是扫描图像，没有文字，未读入。请核对该页是否有任务，必要时改用原始的 .docx 文件。',
    en: 'Page {page} is a scanned picture without text and was not read. Check whether it holds tasks; if so, import the original .docx.',
  },
  READ_FORM_NOT_READ: {
    severity: 'info',
    zh: '“{title}”（第 {from}—{to} 行）不是目前能读取的形式，未作为方案读入。',
    en: '"{title}" (lines {from}–{to}) is in no form that is read yet; it was not read as a plan.',
  },
} as const satisfies Record<string, FindingEntry>;

export type FindingCode = keyof typeof findingCodes;
