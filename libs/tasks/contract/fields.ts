import { z } from 'zod';
import { described, type InBoth } from '#kernel';
import { noticeColourNames, noticeColours } from '#escalation/contract';
import { unitRef } from '#organizations/contract';
import { attachment, figure, figures, givenAssignment, localDate, longText, period, shortText } from './shapes.js';
import { gradeNames, grades, rulingNames, rulings, suspensionGroundNames, suspensionGrounds } from './vocabulary.js';

/** Fields of the commands to a task, as they are described to whoever sends them. Examples are of one small world: see `docs/openapi.json`. */

const unitLabel: InBoth = { zh: '单位', en: 'unit' };

export const ownUnit = described(unitRef, {
  label: unitLabel,
  zh: '办理本事项的承办单位（编号、名称或别称，最多 80 字），只能是本单位，可以不填。',
  en: 'The unit that acts: id, name or another name, at most 80 characters. It is the sender’s own and may be left out.',
  example: '区财政局',
});

export const concernedUnit = described(unitRef, {
  label: unitLabel,
  zh: '所涉及的承办单位：编号、名称或别称，最多 80 字。',
  en: 'The unit whose part in the task this is about: id, name or another name. At most 80 characters.',
  example: '区财政局',
});

export const addressedUnits = described(z.array(unitRef).min(1).max(200), {
  label: { zh: '发给的单位', en: 'units' },
  zh: '发给哪些单位（编号、名称或别称），须是该事项的承办单位，1 至 200 个。',
  en: 'To which units (ids or names); each has a part in the task. 1 to 200.',
  example: ['区财政局'],
});

export const reportedPeriod = described(period, {
  label: { zh: '反馈期', en: 'reporting period' },
  zh: '所反馈的月份，写作“年-月”，从交办之月到当月。',
  en: 'The month that is reported, as YYYY-MM: from the month of dispatch to the present one.',
  example: '2023-01',
});

export const percent = described(z.number().min(0).max(100).nullable().default(null), {
  label: { zh: '完成百分比', en: 'percentage' },
  zh: '到反馈期末累计完成的百分比，0 至 100；与数值至少填一项。',
  en: 'How much is done in all by the end of the period, 0 to 100. A report has a percentage or a figure, or both.',
  unit: { zh: '%', en: '%' },
  example: 35,
});

export const oneFigure = described(figure.nullable().default(null), {
  label: { zh: '数值', en: 'figure' },
  zh: '到反馈期末累计达到的数值。事项有几项目标值时，其余的写在“各项数值”里，每项目标值只填一个。',
  en: 'What was reached in all by the end of the period. For a task with several targets the others go into `figures`; one figure for each target.',
  example: { value: 120, unit: '亩', target: 1 },
});

export const furtherFigures = described(figures.optional(), {
  label: { zh: '各项数值', en: 'figures' },
  zh: '事项有几项目标值时，每项达到的数值，最多 100 个。',
  en: 'What was reached of each target, for a task with several. At most 100.',
  example: [{ value: 5, unit: '个', target: 2 }],
});

export const replacedReport = described(z.int().min(1).optional(), {
  label: { zh: '更正第几次反馈', en: 'report that it replaces' },
  zh: '更正本单位该期的第几次反馈，从 1 起；首次反馈不填。没有写明的内容照原来的。',
  en: 'Which of the unit’s reports of this period it corrects, counted from 1; left out in the first. What it does not name stays as it was.',
  unit: { zh: '次', en: 'number of the report' },
  example: 1,
  onlyIn: 'correction',
});

export const narrative = described(longText, {
  label: { zh: '进展说明', en: 'narrative' },
  zh: '本期做了什么、遇到什么问题、下一步怎么办，最多 10000 字。',
  en: 'What was done in the period, what stands in the way, what comes next. At most 10,000 characters.',
  example: '已完成选址和清表，新增绿化120亩；5个村庄已进场整治。下月完成其余招标。',
});

export const attachments = described(z.array(attachment).max(50).default([]), {
  label: { zh: '附件', en: 'attachments' },
  zh: '佐证材料的清单，最多 50 件。文件本身由报送单位保存，此处只记名称、校验值和大小。',
  en: 'Evidence, at most 50 files. The files stay with the unit; only their names, digests and sizes are recorded.',
});

export const dueAsked = described(localDate, {
  label: { zh: '申请延至', en: 'requested date' },
  zh: '申请延期到哪一天（含当日），晚于现到期日。',
  en: 'Until which day, inclusive; after the present due date.',
  example: '2023-11-30',
});

export const dueGranted = described(localDate, {
  label: { zh: '新的到期日', en: 'new due date' },
  zh: '批准延期到哪一天（含当日），晚于现到期日；超过方案年度的须由行政首长批准。',
  en: 'Until which day, inclusive; after the present due date. Past the end of the plan’s year only a head of government may grant it.',
  example: '2023-11-30',
});

export const progressSoFar = described(longText, {
  label: { zh: '目前进展', en: 'present progress' },
  zh: '申请时已经做到哪一步，最多 10000 字。',
  en: 'How far the work is at the time of asking. At most 10,000 characters.',
  example: '已完成八成，剩余两个地块待移交。',
});

export const summary = described(longText, {
  label: { zh: '办结说明', en: 'summary' },
  zh: '完成情况和结果，最多 10000 字。',
  en: 'What was done and what came of it. At most 10,000 characters.',
  example: '新增绿化300亩，整治村庄15个，均已验收。',
});

export const grade = described(z.enum(grades), {
  label: { zh: '等次', en: 'grade' },
  zh: '办结等次：excellent 优秀，good 良好，pass 合格。',
  en: 'How well it was done: excellent, good or pass.',
  example: 'good',
  words: gradeNames,
});

export const ruling = described(z.enum(rulings), {
  label: { zh: '裁定结果', en: 'ruling' },
  zh: 'designated 指定原单位承办，reassigned 改派其他单位。',
  en: 'designated: the unit keeps its part. reassigned: another unit takes it over.',
  example: 'reassigned',
  words: rulingNames,
});

export const successor = described(givenAssignment.nullable().default(null), {
  label: { zh: '接办单位', en: 'successor' },
  zh: '改派给哪个单位，须不是原单位，也未承办该事项；指定原单位承办时不填。',
  en: 'Which unit takes over; neither the present one nor one that has a part in the task already. Only for a reassignment.',
  example: { unit: '区商务局', name: '区商务局', role: 'main' },
});

export const suspensionGround = described(z.enum(suspensionGrounds), {
  label: { zh: '中止事由', en: 'ground' },
  zh: 'hearing 听证，tender 招标，test 检测，expertReview 专家评审，forceMajeure 不可抗力，decisionChanged 决策调整。',
  en: 'Why time does not count: a hearing, a tender, a test, an expert review, force majeure, or a decision that was changed.',
  example: 'tender',
  words: suspensionGroundNames,
});

export const colour = described(z.enum(noticeColours), {
  label: { zh: '督办单颜色', en: 'colour' },
  zh: 'blue 蓝色，orange 橙色，red 红色，依次加重。',
  en: 'How grave the notice is: blue, then orange, then red.',
  example: 'blue',
  words: noticeColourNames,
});

export const noticeNumber = described(shortText, {
  label: { zh: '文号', en: 'document number' },
  zh: '文件或督办单的文号，最多 500 字。',
  en: 'Number of the paper under which this is sent out. At most 500 characters.',
  example: '通政督〔2023〕7号',
});

export const answerDue = described(localDate, {
  label: { zh: '回复期限', en: 'answer due' },
  zh: '在哪一天前回复（含当日），晚于今天。',
  en: 'Until which day an answer is due, inclusive; after today.',
  example: '2023-06-09',
});

export const notice = described(shortText, {
  label: { zh: '督办单序号', en: 'notice' },
  zh: '督办单在该事项中的序号，从 1 起，见事项的督办单一栏。',
  en: 'Number of the notice within its task, from 1; the task lists its notices.',
  example: '1',
});

export const plannedDate = described(localDate.nullable().default(null), {
  label: { zh: '计划完成日', en: 'planned date' },
  zh: '计划在哪一天前解决（含当日）；有此日期的，下一级督办暂缓一次。',
  en: 'By which day it will be settled, inclusive. A date holds the next step of escalation back, once.',
  example: '2023-06-20',
});

export const proposal = described(shortText, {
  label: { zh: '建议编号', en: 'proposal' },
  zh: '建议措施在该事项中的编号，p1、p2 等，见事项的建议措施一栏。',
  en: 'Id of the proposed measure within its task: p1, p2 and so on; the task lists its proposals.',
  example: 'p1',
});

export const opinion = described(longText, {
  label: { zh: '意见', en: 'opinion' },
  zh: '决定的理由，最多 10000 字。',
  en: 'Why it is decided so. At most 10,000 characters.',
  example: '情况属实，按程序办理。',
});

export const rectificationDue = described(localDate, {
  label: { zh: '整改期限', en: 'rectification due' },
  zh: '在哪一天前完成整改（含当日），晚于今天。',
  en: 'Until which day the matter is to be put right, inclusive; after today.',
  example: '2023-06-30',
});

export const wrongRevision = described(z.int().min(0).max(1_000_000_000_000_000), {
  label: { zh: '记录编号', en: 'revision' },
  zh: '有误的那条记录的编号，即全程留痕中该条的 revision。',
  en: 'Which entry is wrong: its `revision` in the timeline.',
  unit: { zh: '条', en: 'entry' },
  example: 4,
});

export const wrongField = described(shortText.nullable().default(null), {
  label: { zh: '有误的栏目', en: 'field' },
  zh: '有误的是哪一栏；整条有误的不填。',
  en: 'Which field of the entry is wrong; left out when all of it is.',
  example: '完成百分比',
});

export const correctContent = described(longText, {
  label: { zh: '正确内容', en: 'correct content' },
  zh: '正确的应当是什么，最多 10000 字。',
  en: 'What would have been right. At most 10,000 characters.',
  example: '完成百分比应为30%。',
});

/** A text of the act: what is told, ordered or asked. */
const textOf = (label: InBoth, about: InBoth, example: string) =>
  described(longText, {
    label,
    zh: `${about.zh}，最多 10000 字。`,
    en: `${about.en}. At most 10,000 characters.`,
    example,
  });

/** Why it is done. */
export const reason = (example: string) =>
  textOf({ zh: '理由', en: 'reason' }, { zh: '理由或者原因', en: 'Why it is done' }, example);

export const instruction = textOf(
  { zh: '批示内容', en: 'instruction' },
  { zh: '批示的内容', en: 'What the unit is told to do' },
  '请抓紧推进，确保按时完成。',
);

export const reminder = textOf(
  { zh: '催办内容', en: 'reminder' },
  { zh: '催办的内容', en: 'What the units are reminded of' },
  '请于本周内反馈进展。',
);

export const noticeText = textOf(
  { zh: '督办内容', en: 'notice text' },
  { zh: '督办的内容和要求', en: 'What the notice asks for' },
  '进度滞后，请说明原因和下一步措施。',
);

export const noticeAnswer = textOf(
  { zh: '回复内容', en: 'answer' },
  { zh: '回复的内容', en: 'What is answered' },
  '已增派力量，六月二十日前完成。',
);

export const rectificationOrder = textOf(
  { zh: '整改要求', en: 'what to put right' },
  { zh: '存在的问题和整改要求', en: 'What is wrong and what is to be done about it' },
  '部分村庄整治不彻底，请限期整改。',
);

export const rectificationReport = textOf(
  { zh: '整改情况', en: 'rectification' },
  { zh: '整改的情况和结果', en: 'What was put right and how' },
  '三个村庄已重新整治并通过复查。',
);

export const verification = textOf(
  { zh: '核实意见', en: 'note' },
  { zh: '核实的情况', en: 'What was found' },
  '经现场核查，整改到位。',
);
