import { describe as suite, expect, it } from '@jest/globals';
import {
  type CompletionWarning,
  type TaskEvent,
  type TaskEventData,
  type TaskEventType,
  taskEvents,
} from '#tasks/contract';
import { describe, namesIn } from './describe.js';

const titles = { post: (postId: string) => (postId === 'mayor' ? { postId, title: '区长', holders: [] } : undefined) };
const names = namesIn(
  [
    {
      type: 'TaskProposed',
      data: {
        leaders: [{ post: 'vice-mayor', name: '张三' }],
        assignments: [{ unit: 'czj', name: '区财政局', role: 'main' }],
      } as unknown as TaskEventData<'TaskProposed'>,
    },
  ],
  titles,
);

const taskId = 't';
const unit = 'czj';
const reason = '理由';
const clock = 'deadline';
const policyVersion = 'default@1';

type Sample<T extends TaskEventType> = readonly [data: Omit<TaskEventData<T>, 'taskId'>, zh: string];

const samples: { readonly [T in TaskEventType]: Sample<T> } = {
  TaskProposed: [
    {
      planId: 'p',
      planTitle: '重点工作',
      planYear: 2023,
      seq: 7,
      number: 7,
      section: null,
      subsection: null,
      theme: null,
      text: '修路',
      leaders: [],
      assignments: [],
      deadline: { kind: 'milestone', date: '2023-06-30', thenOngoing: true },
      deadlineText: null,
      document: 'd',
      line: 1,
    },
    '拟立项：《重点工作》第 7 项，2023-06-30 前取得阶段成果，此后长期推进',
  ],
  TaskInitiated: [{ approver: '区长', authority: '常务会议' }, '立项：区长批准，依据常务会议'],
  TaskDecomposed: [
    { consolidatingUnit: unit, originalDueDate: '2023-06-30' },
    '分解：由区财政局汇总，考核日期 2023-06-30',
  ],
  TaskDispatched: [{ noticeNumber: '督1号', dispatchedOn: '2023-01-18' }, '交办：督1号，2023-01-18'],
  ClockArmed: [
    {
      ...{ clock: 'sign:czj', kind: 'sign', unit, anchor: '2023-01-18', policyVersion, calendarVersion: 'cn' },
      rungs: [{ rung: 'Sign-1', at: '2023-01-19T01:00:00.000Z' }],
      provisional: true,
    },
    '启动区财政局签收时限：2023-01-18，共 1 级（日历未公布，暂定）',
  ],
  ClockStopped: [{ clock: 'report:2023-01', reason: 'superseded' }, '停止2023-01 期反馈时限：已更替'],
  RungFired: [
    { clock, rung: 'L1', unit: null, scheduledFor: '2023-07-02T17:00:00.000Z', late: true, policyVersion },
    '办理时限触发 L1 级，应于 2023-07-03，补发',
  ],
  RungHeld: [
    { clock, rung: 'L2', from: '2023-07-07T01:00:00.000Z', until: '2023-07-14T01:00:00.000Z', notice: '1' },
    '因第 1 号督办单已回复计划，L2 级暂缓至 2023-07-14',
  ],
  AssignmentReceived: [{ unit }, '区财政局签收'],
  AssignmentDeemedReceived: [{ unit }, '区财政局逾期未签收，视为签收'],
  AssignmentDisputed: [{ unit, reason }, '区财政局提出异议：理由'],
  DisputeRuled: [
    { unit, ruling: 'reassigned', reassignedTo: { unit: 'x', name: '区发改委', role: 'main' }, reason },
    '裁定：区财政局的主责责任改由区发改委承担：理由',
  ],
  WorkStarted: [{ ongoing: false, startedOn: '2023-01-20' }, '2023-01-20 起进入办理'],
  ProgressReported: [
    {
      ...{ unit, period: '2023-01', percent: 12.5, figures: [{ value: 3, unit: '公里' }], narrative: '已开工' },
      ...{ attachments: [], dueOn: '2023-02-05', late: true },
    },
    '区财政局逾期反馈 2023-01 期进展：完成 12.5%，3公里，已开工',
  ],
  ProgressReturned: [{ unit, period: '2023-01', reason }, '退回区财政局 2023-01 期反馈：理由'],
  InstructionGiven: [{ post: 'vice-mayor', text: '抓紧' }, '张三批示：抓紧'],
  ExtensionRequested: [
    { unit, requestedDate: '2023-08-31', reason, progress: '过半', requestedBy: 'a' },
    '区财政局申请延期至 2023-08-31：理由',
  ],
  ExtensionGranted: [
    { previousDueDate: '2023-06-30', newDueDate: '2023-08-31' },
    '批准延期：由 2023-06-30 延至 2023-08-31，考核日期不变',
  ],
  ExtensionRefused: [{ reason }, '不批准延期：理由'],
  AssignmentFinished: [{ unit, summary: '完成' }, '区财政局单位办结：完成'],
  CompletionSubmitted: [
    { unit, summary: '全部完成', attachments: [], submittedBy: 'a', submittedOn: '2023-06-01' },
    '区财政局申请办结：全部完成',
  ],
  CompletionAccepted: [
    { grade: 'good', concludedOn: '2023-06-01', onTime: true },
    '审核通过：良好，办结日期 2023-06-01，按期办结',
  ],
  CompletionRejected: [{ reason }, '退回重办：理由'],
  MilestoneAccepted: [{ acceptedOn: '2023-07-05', onTime: false }, '阶段办结：2023-07-05，逾期，转入长期推进'],
  TaskSuspended: [{ ground: 'tender', reason, suspendedOn: '2023-03-01' }, '中止（招标）：理由'],
  TaskResumed: [{ suspendedDays: 10, dueDate: '2023-07-10' }, '恢复：中止 10 天不计入时限，到期日 2023-07-10'],
  TaskWithdrawn: [{ reason }, '撤销：理由'],
  TaskArchived: [{}, '归档'],
  ReminderIssued: [
    { units: [unit, 'unnamed'], to: ['clerk'], rung: 'L0a', issuedOn: '2023-06-16', text: '请' },
    '催办区财政局、unnamed（L0a）',
  ],
  SupervisionNoticeIssued: [
    {
      ...{ notice: '2', noticeNumber: '督1号-督2', colour: 'orange', units: [unit], rung: 'L2' },
      ...{ answerDue: '2023-07-14', text: '请' },
    },
    '向区财政局发出第 2 号橙色督办单（督1号-督2），2023-07-14 前回复',
  ],
  NoticeAnswered: [
    { notice: '2', unit, text: '正在办理', plannedDate: '2023-07-20' },
    '区财政局回复第 2 号督办单，计划 2023-07-20 完成：正在办理',
  ],
  MeasureProposed: [
    { proposal: 'p1', measure: 'censure', rung: 'L3', units: [unit], factsRevision: 9, reason },
    '建议对区财政局通报（p1），待决定：理由',
  ],
  MeasureApproved: [{ proposal: 'p1', measure: 'interview', opinion: '同意' }, '批准约谈建议（p1）：同意'],
  MeasureDeclined: [{ proposal: 'p1', measure: 'accountability', opinion: '再议' }, '不采纳问责建议（p1）：再议'],
  RectificationOrdered: [{ dueOn: '2023-09-30', text: '返工' }, '责令整改，2023-09-30 前完成：返工'],
  RectificationReported: [{ unit, text: '已返工', attachments: [], reportedBy: 'a' }, '区财政局报告整改情况：已返工'],
  RectificationVerified: [{ note: '属实' }, '整改核实通过：属实'],
  CorrectionRecorded: [
    { revision: 3, field: null, correct: '应为六月', reason: '误记' },
    '更正第 3 条记录：应为六月（误记）',
  ],
};

const types = Object.keys(taskEvents) as TaskEventType[];
const eventOf = (type: TaskEventType): TaskEvent => ({ type, data: { taskId, ...samples[type][0] } }) as TaskEvent;

suite('an event in words', () => {
  it.each(types)('the event %s is told in Chinese as its sample says, and in English', (type) => {
    expect(taskEvents[type].data.safeParse(eventOf(type).data).error).toBeUndefined();
    expect(describe(eventOf(type), 'zh', names)).toBe(samples[type][1]);
    expect(describe(eventOf(type), 'en', names)).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('an event is told in English as it is told in Chinese', () => {
    const told = (['DisputeRuled', 'RungFired', 'CompletionAccepted', 'TaskArchived'] as const).map((type) =>
      describe(eventOf(type), 'en', names),
    );
    expect(told).toEqual([
      'Ruled: 区发改委 takes over the main part of 区财政局: 理由',
      'Clock for the due date: rung L1 of 2023-07-03 fired late',
      'Completion accepted (good): concluded on 2023-06-01, on time',
      'Archived',
    ]);
  });

  it('a correction of a report is told with what was reported before and what holds now', () => {
    const data: TaskEventData<'ProgressReported'> = {
      ...{ taskId, unit, period: '2023-01', percent: 12.5, figures: [{ value: 4, unit: '公里' }], narrative: '已核实' },
      ...{ attachments: [], dueOn: '2023-02-05', late: false },
      corrected: { number: 1, percent: 12.5, figures: [{ value: 3, unit: '公里' }] },
    };
    const told = (['zh', 'en'] as const).map((language) =>
      describe({ type: 'ProgressReported', data }, language, names),
    );
    expect(told).toEqual([
      '区财政局更正 2023-01 期反馈：原为完成 12.5%，3公里，现为完成 12.5%，4公里；已核实',
      '区财政局 corrected its report on 2023-01: was 12.5%, 3 公里, is 12.5%, 4 公里; 已核实',
    ]);
  });

  it('an application for completion, and its review, are told with what spoke against them', () => {
    const warnings: CompletionWarning[] = [
      { target: 1, indicator: '修路', printed: '5公里', kind: 'unreported', reported: null },
    ];
    const told = (
      ['CompletionSubmitted', 'CompletionAccepted', 'CompletionRejected', 'MilestoneAccepted'] as const
    ).map((type) => describe({ type, data: { ...eventOf(type).data, warnings } } as TaskEvent, 'zh', names));
    expect(told).toEqual([
      '区财政局申请办结：全部完成（提示：第 1 项目标值“修路5公里”没有反馈数值）',
      '审核通过：良好，办结日期 2023-06-01，按期办结（提示：第 1 项目标值“修路5公里”没有反馈数值）',
      '退回重办：理由（提示：第 1 项目标值“修路5公里”没有反馈数值）',
      '阶段办结：2023-07-05，逾期，转入长期推进（提示：第 1 项目标值“修路5公里”没有反馈数值）',
    ]);
  });

  it('an event names a post that does not lead the task by its title, and one that nobody knows by its id', () => {
    const by = (post: string) =>
      describe({ type: 'InstructionGiven', data: { taskId, post, text: '请加快' } }, 'zh', names);
    expect([by('vice-mayor'), by('mayor'), by('amt')]).toEqual([
      '张三批示：请加快',
      '区长批示：请加快',
      'amt批示：请加快',
    ]);
  });

  it('an event is told in one short sentence, however long its text is', () => {
    const long = { type: 'TaskWithdrawn', data: { taskId, reason: '长'.repeat(5_000) } } as const;
    expect(describe(long, 'zh', names)).toBe(`撤销：${'长'.repeat(80)}…`);
  });
});
