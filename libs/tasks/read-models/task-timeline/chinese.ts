import { localDateOf } from '#kernel';
import type { Deadline } from '#tasks/contract';
import { figuresOf } from '../../domain/figures.js';
import { clip, clockWord, type ClockWords, type Names, type Sentences, type Vocabulary } from './words.js';

const words: Vocabulary = {
  colour: { blue: '蓝色', orange: '橙色', red: '红色' },
  measure: { censure: '通报', interview: '约谈', accountability: '问责' },
  role: { lead: '牵头', main: '主责', support: '协办' },
  grade: { excellent: '优秀', good: '良好', pass: '合格' },
  ground: {
    hearing: '听证',
    tender: '招标',
    test: '检测',
    expertReview: '专家评审',
    forceMajeure: '不可抗力',
    decisionChanged: '决策调整',
  },
  stopped: { done: '已办理', superseded: '已更替', closed: '事项已结束', suspended: '事项中止' },
};

const clocks: ClockWords = {
  sign: ({ unit }, names) => `${names.unit(unit)}签收时限`,
  report: ({ period }) => `${period} 期反馈时限`,
  deadline: () => '办理时限',
  notice: ({ notice }) => `第 ${notice} 号督办单回复时限`,
  rectification: () => '整改时限',
};
const clock = (name: string, names: Names): string => clockWord(clocks, name, names);

function deadline(due: Deadline): string {
  switch (due.kind) {
    case 'by':
      return `${due.date} 前完成`;
    case 'window':
      return `${due.from} 至 ${due.to} 完成`;
    case 'milestone':
      return `${due.date} 前取得阶段成果，此后长期推进`;
    case 'ongoing':
      return '长期推进';
    case 'unspecified':
      return '时限待定';
  }
}

const list = (units: readonly string[], names: Names): string => units.map((unit) => names.unit(unit)).join('、');
const percentOf = (percent: number | null): string => (percent === null ? '' : `完成 ${percent}%，`);

/** 公文用语，每件事一句话。 */
export const chinese: Sentences = {
  TaskProposed: (data) => `拟立项：《${data.planTitle}》第 ${data.number} 项，${deadline(data.deadline)}`,
  TaskInitiated: ({ approver, authority }) => `立项：${approver}批准，依据${authority}`,
  TaskDecomposed: ({ consolidatingUnit, originalDueDate }, names) =>
    `分解：由${names.unit(consolidatingUnit)}汇总，${originalDueDate ? `考核日期 ${originalDueDate}` : '无考核日期'}`,
  TaskDispatched: ({ noticeNumber, dispatchedOn }) => `交办：${noticeNumber}，${dispatchedOn}`,
  ClockArmed: ({ clock: name, anchor, rungs, provisional }, names) =>
    `启动${clock(name, names)}：${anchor}，共 ${rungs.length} 级${provisional ? '（日历未公布，暂定）' : ''}`,
  ClockStopped: ({ clock: name, reason }, names) => `停止${clock(name, names)}：${words.stopped[reason]}`,
  RungFired: ({ clock: name, rung, scheduledFor, late }, names) =>
    `${clock(name, names)}触发 ${rung} 级，应于 ${localDateOf(scheduledFor)}${late ? '，补发' : ''}`,
  RungHeld: ({ rung, until, notice }) => `因第 ${notice} 号督办单已回复计划，${rung} 级暂缓至 ${localDateOf(until)}`,
  AssignmentReceived: ({ unit }, names) => `${names.unit(unit)}签收`,
  AssignmentDeemedReceived: ({ unit }, names) => `${names.unit(unit)}逾期未签收，视为签收`,
  AssignmentDisputed: ({ unit, reason }, names) => `${names.unit(unit)}提出异议：${clip(reason)}`,
  DisputeRuled: ({ unit, reassignedTo, reason }, names) =>
    reassignedTo
      ? `裁定：${names.unit(unit)}的${words.role[reassignedTo.role]}责任改由${reassignedTo.name}承担：${clip(reason)}`
      : `裁定：指定${names.unit(unit)}承办：${clip(reason)}`,
  WorkStarted: ({ ongoing, startedOn }) => `${startedOn} 起${ongoing ? '长期推进' : '进入办理'}`,
  ProgressReported: ({ unit, period, percent, figure, figures, narrative, late }, names) =>
    `${names.unit(unit)}${late ? '逾期' : ''}反馈 ${period} 期进展：${percentOf(percent)}` +
    `${figuresOf({ figure, figures })
      .map((given) => `${given.value}${given.unit}，`)
      .join('')}${clip(narrative)}`,
  ProgressReturned: ({ unit, period, reason }, names) => `退回${names.unit(unit)} ${period} 期反馈：${clip(reason)}`,
  InstructionGiven: ({ post, text }, names) => `${names.post(post)}批示：${clip(text)}`,
  ExtensionRequested: ({ unit, requestedDate, reason }, names) =>
    `${names.unit(unit)}申请延期至 ${requestedDate}：${clip(reason)}`,
  ExtensionGranted: ({ previousDueDate, newDueDate }) =>
    `批准延期：由 ${previousDueDate} 延至 ${newDueDate}，考核日期不变`,
  ExtensionRefused: ({ reason }) => `不批准延期：${clip(reason)}`,
  AssignmentFinished: ({ unit, summary }, names) => `${names.unit(unit)}单位办结：${clip(summary)}`,
  CompletionSubmitted: ({ unit, summary }, names) => `${names.unit(unit)}申请办结：${clip(summary)}`,
  CompletionAccepted: ({ grade, concludedOn, onTime }) =>
    `审核通过：${words.grade[grade]}，办结日期 ${concludedOn}，${onTime ? '按期' : '逾期'}办结`,
  CompletionRejected: ({ reason }) => `退回重办：${clip(reason)}`,
  MilestoneAccepted: ({ acceptedOn, onTime }) => `阶段办结：${acceptedOn}，${onTime ? '按期' : '逾期'}，转入长期推进`,
  TaskSuspended: ({ ground, reason }) => `中止（${words.ground[ground]}）：${clip(reason)}`,
  TaskResumed: ({ suspendedDays, dueDate }) =>
    `恢复：中止 ${suspendedDays} 天不计入时限${dueDate ? `，到期日 ${dueDate}` : ''}`,
  TaskWithdrawn: ({ reason }) => `撤销：${clip(reason)}`,
  TaskArchived: () => '归档',
  ReminderIssued: ({ units, rung }, names) => `催办${list(units, names)}${rung ? `（${rung}）` : ''}`,
  SupervisionNoticeIssued: ({ notice, noticeNumber, colour, units, answerDue }, names) =>
    `向${list(units, names)}发出第 ${notice} 号${words.colour[colour]}督办单（${noticeNumber}）` +
    `${answerDue ? `，${answerDue} 前回复` : ''}`,
  NoticeAnswered: ({ notice, unit, text, plannedDate }, names) =>
    `${names.unit(unit)}回复第 ${notice} 号督办单${plannedDate ? `，计划 ${plannedDate} 完成` : ''}：${clip(text)}`,
  MeasureProposed: ({ proposal, measure, units, reason }, names) =>
    `建议对${list(units, names)}${words.measure[measure]}（${proposal}），待决定：${clip(reason)}`,
  MeasureApproved: ({ proposal, measure, opinion }) =>
    `批准${words.measure[measure]}建议（${proposal}）：${clip(opinion)}`,
  MeasureDeclined: ({ proposal, measure, opinion }) =>
    `不采纳${words.measure[measure]}建议（${proposal}）：${clip(opinion)}`,
  RectificationOrdered: ({ dueOn, text }) => `责令整改，${dueOn} 前完成：${clip(text)}`,
  RectificationReported: ({ unit, text }, names) => `${names.unit(unit)}报告整改情况：${clip(text)}`,
  RectificationVerified: ({ note }) => `整改核实通过：${clip(note)}`,
  CorrectionRecorded: ({ revision, correct, reason }) =>
    `更正第 ${revision} 条记录：${clip(correct)}（${clip(reason)}）`,
};
