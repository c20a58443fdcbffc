import { localDateOf } from '#kernel';
import { chinese as zh } from './chinese.js';
import { english as en } from './english.js';
import { clip, type Sentences } from './words.js';

/** 公文用语，每件事一句话。One sentence per event, in both languages. */
export const sentences: Sentences = {
  TaskProposed: {
    zh: (data) => `拟立项：《${data.planTitle}》第 ${data.number} 项，${zh.deadline(data.deadline)}`,
    en: (data) => `Proposed: item ${data.number} of "${data.planTitle}", ${en.deadline(data.deadline)}`,
  },
  TaskInitiated: {
    zh: ({ approver, authority }) => `立项：${approver}批准，依据${authority}`,
    en: ({ approver, authority }) => `Initiated: approved by ${approver} on the authority of ${authority}`,
  },
  TaskDecomposed: {
    zh: ({ consolidatingUnit, originalDueDate }, names) =>
      `分解：由${names.unit(consolidatingUnit)}汇总，${originalDueDate ? `考核日期 ${originalDueDate}` : '无考核日期'}`,
    en: ({ consolidatingUnit, originalDueDate }, names) =>
      `Decomposed: ${names.unit(consolidatingUnit)} consolidates, ${originalDueDate ? `assessed by ${originalDueDate}` : 'no date of assessment'}`,
  },
  TaskDispatched: {
    zh: ({ noticeNumber, dispatchedOn }) => `交办：${noticeNumber}，${dispatchedOn}`,
    en: ({ noticeNumber, dispatchedOn }) => `Dispatched on ${dispatchedOn}: ${noticeNumber}`,
  },
  ClockArmed: {
    zh: ({ clock: name, anchor, rungs, provisional }, names) =>
      `启动${zh.clock(name, names)}：${anchor}，共 ${rungs.length} 级${provisional ? '（日历未公布，暂定）' : ''}`,
    en: ({ clock: name, anchor, rungs, provisional }, names) =>
      `${en.clock(name, names)} started: ${anchor}, ${rungs.length} rungs${provisional ? ' (calendar not published, provisional)' : ''}`,
  },
  ClockStopped: {
    zh: ({ clock: name, reason }, names) => `停止${zh.clock(name, names)}：${zh.words.stopped[reason]}`,
    en: ({ clock: name, reason }, names) => `${en.clock(name, names)} stopped: ${en.words.stopped[reason]}`,
  },
  RungFired: {
    zh: ({ clock: name, rung, scheduledFor, late }, names) =>
      `${zh.clock(name, names)}触发 ${rung} 级，应于 ${localDateOf(scheduledFor)}${late ? '，补发' : ''}`,
    en: ({ clock: name, rung, scheduledFor, late }, names) =>
      `${en.clock(name, names)}: rung ${rung} of ${localDateOf(scheduledFor)} fired${late ? ' late' : ''}`,
  },
  RungHeld: {
    zh: ({ rung, until, notice }) => `因第 ${notice} 号督办单已回复计划，${rung} 级暂缓至 ${localDateOf(until)}`,
    en: ({ rung, until, notice }) =>
      `Rung ${rung} held until ${localDateOf(until)}: notice ${notice} was answered with a plan`,
  },
  AssignmentReceived: {
    zh: ({ unit }, names) => `${names.unit(unit)}签收`,
    en: ({ unit }, names) => `${names.unit(unit)} signed for its assignment`,
  },
  AssignmentDeemedReceived: {
    zh: ({ unit }, names) => `${names.unit(unit)}逾期未签收，视为签收`,
    en: ({ unit }, names) => `${names.unit(unit)} did not sign in time; deemed received`,
  },
  AssignmentDisputed: {
    zh: ({ unit, reason }, names) => `${names.unit(unit)}提出异议：${clip(reason)}`,
    en: ({ unit, reason }, names) => `${names.unit(unit)} objected: ${clip(reason)}`,
  },
  DisputeRuled: {
    zh: ({ unit, reassignedTo, reason }, names) =>
      reassignedTo
        ? `裁定：${names.unit(unit)}的${zh.words.role[reassignedTo.role]}责任改由${reassignedTo.name}承担：${clip(reason)}`
        : `裁定：指定${names.unit(unit)}承办：${clip(reason)}`,
    en: ({ unit, reassignedTo, reason }, names) =>
      reassignedTo
        ? `Ruled: ${reassignedTo.name} takes over the ${en.words.role[reassignedTo.role]} part of ${names.unit(unit)}: ${clip(reason)}`
        : `Ruled: ${names.unit(unit)} is designated: ${clip(reason)}`,
  },
  WorkStarted: {
    zh: ({ ongoing, startedOn }) => `${startedOn} 起${ongoing ? '长期推进' : '进入办理'}`,
    en: ({ ongoing, startedOn }) => `${ongoing ? 'Ongoing' : 'In progress'} from ${startedOn}`,
  },
  ProgressReported: {
    zh: ({ unit, period, narrative, late, corrected, ...said }, names) =>
      corrected
        ? `${names.unit(unit)}更正 ${period} 期反馈：原为${zh.said(corrected)}，现为${zh.said(said)}；${clip(narrative)}`
        : `${names.unit(unit)}${late ? '逾期' : ''}反馈 ${period} 期进展：${zh.said(said)}，${clip(narrative)}`,
    en: ({ unit, period, narrative, late, corrected, ...said }, names) =>
      corrected
        ? `${names.unit(unit)} corrected its report on ${period}: was ${en.said(corrected)}, is ${en.said(said)}; ${clip(narrative)}`
        : `${names.unit(unit)} reported on ${period}${late ? ' late' : ''}: ${en.said(said)}, ${clip(narrative)}`,
  },
  ProgressReturned: {
    zh: ({ unit, period, reason }, names) => `退回${names.unit(unit)} ${period} 期反馈：${clip(reason)}`,
    en: ({ unit, period, reason }, names) => `Report of ${names.unit(unit)} on ${period} returned: ${clip(reason)}`,
  },
  InstructionGiven: {
    zh: ({ post, text }, names) => `${names.post(post)}批示：${clip(text)}`,
    en: ({ post, text }, names) => `Instruction of ${names.post(post)}: ${clip(text)}`,
  },
  ExtensionRequested: {
    zh: ({ unit, requestedDate, reason }, names) => `${names.unit(unit)}申请延期至 ${requestedDate}：${clip(reason)}`,
    en: ({ unit, requestedDate, reason }, names) =>
      `${names.unit(unit)} asked for an extension to ${requestedDate}: ${clip(reason)}`,
  },
  ExtensionGranted: {
    zh: ({ previousDueDate, newDueDate }) => `批准延期：由 ${previousDueDate} 延至 ${newDueDate}，考核日期不变`,
    en: ({ previousDueDate, newDueDate }) =>
      `Extension granted: from ${previousDueDate} to ${newDueDate}; the date of assessment stays`,
  },
  ExtensionRefused: {
    zh: ({ reason }) => `不批准延期：${clip(reason)}`,
    en: ({ reason }) => `Extension refused: ${clip(reason)}`,
  },
  AssignmentFinished: {
    zh: ({ unit, summary }, names) => `${names.unit(unit)}单位办结：${clip(summary)}`,
    en: ({ unit, summary }, names) => `${names.unit(unit)} finished its part: ${clip(summary)}`,
  },
  CompletionSubmitted: {
    zh: ({ unit, summary, warnings }, names) => `${names.unit(unit)}申请办结：${clip(summary)}${zh.warned(warnings)}`,
    en: ({ unit, summary, warnings }, names) =>
      `${names.unit(unit)} submitted completion: ${clip(summary)}${en.warned(warnings)}`,
  },
  CompletionAccepted: {
    zh: ({ grade, concludedOn, onTime, warnings }) =>
      `审核通过：${zh.words.grade[grade]}，办结日期 ${concludedOn}，${onTime ? '按期' : '逾期'}办结${zh.warned(warnings)}`,
    en: ({ grade, concludedOn, onTime, warnings }) =>
      `Completion accepted (${en.words.grade[grade]}): concluded on ${concludedOn}, ${onTime ? 'on time' : 'late'}${en.warned(warnings)}`,
  },
  CompletionRejected: {
    zh: ({ reason, warnings }) => `退回重办：${clip(reason)}${zh.warned(warnings)}`,
    en: ({ reason, warnings }) => `Completion rejected: ${clip(reason)}${en.warned(warnings)}`,
  },
  MilestoneAccepted: {
    zh: ({ acceptedOn, onTime, warnings }) =>
      `阶段办结：${acceptedOn}，${onTime ? '按期' : '逾期'}，转入长期推进${zh.warned(warnings)}`,
    en: ({ acceptedOn, onTime, warnings }) =>
      `Milestone accepted on ${acceptedOn}, ${onTime ? 'on time' : 'late'}; the work goes on${en.warned(warnings)}`,
  },
  TaskSuspended: {
    zh: ({ ground, reason }) => `中止（${zh.words.ground[ground]}）：${clip(reason)}`,
    en: ({ ground, reason }) => `Suspended (${en.words.ground[ground]}): ${clip(reason)}`,
  },
  TaskResumed: {
    zh: ({ suspendedDays, dueDate }) =>
      `恢复：中止 ${suspendedDays} 天不计入时限${dueDate ? `，到期日 ${dueDate}` : ''}`,
    en: ({ suspendedDays, dueDate }) =>
      `Resumed: ${suspendedDays} days do not count${dueDate ? `; due ${dueDate}` : ''}`,
  },
  TaskWithdrawn: {
    zh: ({ reason }) => `撤销：${clip(reason)}`,
    en: ({ reason }) => `Withdrawn: ${clip(reason)}`,
  },
  TaskArchived: {
    zh: () => '归档',
    en: () => 'Archived',
  },
  ReminderIssued: {
    zh: ({ units, rung }, names) => `催办${zh.list(units, names)}${rung ? `（${rung}）` : ''}`,
    en: ({ units, rung }, names) => `Reminder to ${en.list(units, names)}${rung ? ` (${rung})` : ''}`,
  },
  SupervisionNoticeIssued: {
    zh: ({ notice, noticeNumber, colour, units, answerDue }, names) =>
      `向${zh.list(units, names)}发出第 ${notice} 号${zh.words.colour[colour]}督办单（${noticeNumber}）` +
      `${answerDue ? `，${answerDue} 前回复` : ''}`,
    en: ({ notice, noticeNumber, colour, units, answerDue }, names) =>
      `Notice ${notice} (${en.words.colour[colour]}, ${noticeNumber}) to ${en.list(units, names)}` +
      `${answerDue ? `, answer by ${answerDue}` : ''}`,
  },
  NoticeAnswered: {
    zh: ({ notice, unit, text, plannedDate }, names) =>
      `${names.unit(unit)}回复第 ${notice} 号督办单${plannedDate ? `，计划 ${plannedDate} 完成` : ''}：${clip(text)}`,
    en: ({ notice, unit, text, plannedDate }, names) =>
      `${names.unit(unit)} answered notice ${notice}${plannedDate ? `, planned for ${plannedDate}` : ''}: ${clip(text)}`,
  },
  MeasureProposed: {
    zh: ({ proposal, measure, units, reason }, names) =>
      `建议对${zh.list(units, names)}${zh.words.measure[measure]}（${proposal}），待决定：${clip(reason)}`,
    en: ({ proposal, measure, units, reason }, names) =>
      `Proposed (${proposal}): ${en.words.measure[measure]} of ${en.list(units, names)}, waits for a decision: ${clip(reason)}`,
  },
  MeasureApproved: {
    zh: ({ proposal, measure, opinion }) => `批准${zh.words.measure[measure]}建议（${proposal}）：${clip(opinion)}`,
    en: ({ proposal, measure, opinion }) =>
      `Proposal ${proposal} (${en.words.measure[measure]}) approved: ${clip(opinion)}`,
  },
  MeasureDeclined: {
    zh: ({ proposal, measure, opinion }) => `不采纳${zh.words.measure[measure]}建议（${proposal}）：${clip(opinion)}`,
    en: ({ proposal, measure, opinion }) =>
      `Proposal ${proposal} (${en.words.measure[measure]}) declined: ${clip(opinion)}`,
  },
  RectificationOrdered: {
    zh: ({ dueOn, text }) => `责令整改，${dueOn} 前完成：${clip(text)}`,
    en: ({ dueOn, text }) => `Rectification ordered by ${dueOn}: ${clip(text)}`,
  },
  RectificationReported: {
    zh: ({ unit, text }, names) => `${names.unit(unit)}报告整改情况：${clip(text)}`,
    en: ({ unit, text }, names) => `${names.unit(unit)} reported its rectification: ${clip(text)}`,
  },
  RectificationVerified: {
    zh: ({ note }) => `整改核实通过：${clip(note)}`,
    en: ({ note }) => `Rectification verified: ${clip(note)}`,
  },
  CorrectionRecorded: {
    zh: ({ revision, correct, reason }) => `更正第 ${revision} 条记录：${clip(correct)}（${clip(reason)}）`,
    en: ({ revision, correct, reason }) => `Event ${revision} corrected: ${clip(correct)} (${clip(reason)})`,
  },
};
