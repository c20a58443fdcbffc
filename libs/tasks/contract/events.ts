import { z } from 'zod';
import { event, type EventCatalog, type EventOf } from '#kernel';
import { clockKinds, measures, noticeColours } from '#escalation/contract';
import {
  assignment,
  attachment,
  deadline,
  figure,
  figures,
  leader,
  localDate,
  period,
  rungName,
  scheduledRung,
  timestamp,
} from './shapes.js';
import { targets } from './targets.js';
import { grades, rulings, suspensionGrounds } from './vocabulary.js';

const taskId = z.string();
const unit = z.string();
const clock = z.string();
/** Who asked: kept with the request, so that the one who decides can be told apart when the stream is folded. */
const account = z.string();

/**
 * Facts of one task; stream `task-<taskId>`. Every event names its task.
 * Numbers in comments are rows of the life-cycle table in the context's README.
 */
export const taskEvents = {
  /** 拟立项 (1): what the plan prints. `seq` counts the plan's tasks from 1. */
  TaskProposed: event({
    taskId,
    planId: z.string(),
    planTitle: z.string(),
    planYear: z.int(),
    seq: z.int(),
    number: z.int(),
    section: z.string().nullable(),
    subsection: z.string().nullable(),
    theme: z.string().nullable(),
    text: z.string(),
    leaders: z.array(leader),
    assignments: z.array(assignment),
    deadline,
    deadlineText: z.string().nullable(),
    document: z.string(),
    line: z.int(),
    /** 目标值. Absent from events recorded before targets were read. */
    targets: targets.optional(),
  }),
  /** 立项 (2): approved by a named head (政府督查工作条例 art. 11). `authority`: the approved plan. */
  TaskInitiated: event({ taskId, approver: z.string(), authority: z.string() }),
  /** 分解 (3). `originalDueDate` is the date of assessment and never changes. */
  TaskDecomposed: event({ taskId, consolidatingUnit: unit, originalDueDate: localDate.nullable() }),
  /** 交办 (5) */
  TaskDispatched: event({ taskId, noticeNumber: z.string(), dispatchedOn: localDate }),
  /** 定时限 (4). `clock`: `sign:<unit>`, `report:<period>`, `deadline`, `notice:<n>`, `rectification`. Arming a clock again replaces it. */
  ClockArmed: event({
    taskId,
    clock,
    kind: z.enum(clockKinds),
    unit: unit.nullable(),
    anchor: localDate,
    rungs: z.array(scheduledRung),
    policyVersion: z.string(),
    calendarVersion: z.string(),
    provisional: z.boolean(),
  }),
  ClockStopped: event({ taskId, clock, reason: z.enum(['done', 'superseded', 'closed', 'suspended']) }),
  /** A rung fired, once. `late`: it fired after its own day (downtime); `scheduledFor` is its own moment. */
  RungFired: event({
    taskId,
    clock,
    rung: rungName,
    unit: unit.nullable(),
    scheduledFor: timestamp,
    late: z.boolean(),
    policyVersion: z.string(),
  }),
  /** An answered notice with a dated plan holds the next rung, once. */
  RungHeld: event({ taskId, clock, rung: rungName, from: timestamp, until: timestamp, notice: z.string() }),
  /** 签收 (6) */
  AssignmentReceived: event({ taskId, unit }),
  /** 视为签收: the objection window closed. */
  AssignmentDeemedReceived: event({ taskId, unit }),
  /** 提出异议 (7) */
  AssignmentDisputed: event({ taskId, unit, reason: z.string() }),
  /** 裁定 (8); final. `reassigned` ends this assignment and names the unit that takes it over. */
  DisputeRuled: event({
    taskId,
    unit,
    ruling: z.enum(rulings),
    reassignedTo: assignment.nullable(),
    reason: z.string(),
  }),
  /** All lead and main units have received: the task is in progress. */
  WorkStarted: event({ taskId, ongoing: z.boolean(), startedOn: localDate }),
  /** 进展反馈 (9). `dueOn`: when the report of this period was due; null when none was. */
  ProgressReported: event({
    taskId,
    unit,
    period,
    percent: z.number().min(0).max(100).nullable(),
    figure: figure.nullable(),
    /** All of them, `figure` the first; absent when there is no other. */
    figures: figures.optional(),
    narrative: z.string(),
    attachments: z.array(attachment),
    dueOn: localDate.nullable(),
    late: z.boolean(),
  }),
  /** 退回 (11) */
  ProgressReturned: event({ taskId, unit, period, reason: z.string() }),
  /** 批示 */
  InstructionGiven: event({ taskId, post: z.string(), text: z.string() }),
  /** 申请延期 (13) */
  ExtensionRequested: event({
    taskId,
    unit,
    requestedDate: localDate,
    reason: z.string(),
    progress: z.string(),
    requestedBy: account,
  }),
  /** 批准延期 (14). `originalDueDate` stays. */
  ExtensionGranted: event({ taskId, previousDueDate: localDate, newDueDate: localDate }),
  ExtensionRefused: event({ taskId, reason: z.string() }),
  /** 单位办结 */
  AssignmentFinished: event({ taskId, unit, summary: z.string() }),
  /** 申请办结 (18). `submittedOn` is the day that counts for being on time. */
  CompletionSubmitted: event({
    taskId,
    unit,
    summary: z.string(),
    attachments: z.array(attachment),
    submittedBy: account,
    submittedOn: localDate,
  }),
  /** 审核通过 (19). `concludedOn` is the day of submission, not that of the review. */
  CompletionAccepted: event({ taskId, grade: z.enum(grades), concludedOn: localDate, onTime: z.boolean() }),
  /** 退回重办 (20) */
  CompletionRejected: event({ taskId, reason: z.string() }),
  /** 阶段办结 (21): the milestone is reached, the work goes on. */
  MilestoneAccepted: event({ taskId, acceptedOn: localDate, onTime: z.boolean() }),
  /** 中止 / 恢复 (17). The time in between does not count. */
  TaskSuspended: event({
    taskId,
    ground: z.enum(suspensionGrounds),
    reason: z.string(),
    suspendedOn: localDate,
  }),
  TaskResumed: event({ taskId, suspendedDays: z.int(), dueDate: localDate.nullable() }),
  /** 撤销 (31) */
  TaskWithdrawn: event({ taskId, reason: z.string() }),
  /** 归档 (32) */
  TaskArchived: event({ taskId }),
  /** 提醒 / 催办 (22). `rung` null: by an officer's hand. */
  ReminderIssued: event({
    taskId,
    units: z.array(unit),
    to: z.array(z.string()),
    rung: rungName.nullable(),
    issuedOn: localDate,
    text: z.string(),
  }),
  /** 督办单 (23). `notice`: number within the task, `1`, `2`, … */
  SupervisionNoticeIssued: event({
    taskId,
    notice: z.string(),
    noticeNumber: z.string(),
    colour: z.enum(noticeColours),
    units: z.array(unit),
    rung: rungName.nullable(),
    answerDue: localDate.nullable(),
    text: z.string(),
  }),
  /** 回复督办 (24) */
  NoticeAnswered: event({ taskId, notice: z.string(), unit, text: z.string(), plannedDate: localDate.nullable() }),
  /** 通报 / 约谈 / 问责 建议 (25, 26, 30): waits for a named person; facts frozen at `factsRevision` of this stream. */
  MeasureProposed: event({
    taskId,
    proposal: z.string(),
    measure: z.enum(measures),
    rung: rungName.nullable(),
    units: z.array(unit),
    factsRevision: z.int(),
    reason: z.string(),
  }),
  MeasureApproved: event({ taskId, proposal: z.string(), measure: z.enum(measures), opinion: z.string() }),
  MeasureDeclined: event({ taskId, proposal: z.string(), measure: z.enum(measures), opinion: z.string() }),
  /** 责令整改 / 整改报告 / 整改核实 (29) */
  RectificationOrdered: event({ taskId, dueOn: localDate, text: z.string() }),
  RectificationReported: event({
    taskId,
    unit,
    text: z.string(),
    attachments: z.array(attachment),
    reportedBy: account,
  }),
  RectificationVerified: event({ taskId, note: z.string() }),
  /** 更正 (33): points to the wrong event; nothing is edited. */
  CorrectionRecorded: event({
    taskId,
    revision: z.int(),
    field: z.string().nullable(),
    correct: z.string(),
    reason: z.string(),
  }),
} as const satisfies EventCatalog;

export type TaskEventType = keyof typeof taskEvents;
export type TaskEventData<T extends TaskEventType> = Readonly<z.infer<(typeof taskEvents)[T]['data']>>;
/** Event type → data. */
export type TaskEvents = { readonly [T in TaskEventType]: TaskEventData<T> };
export type TaskEvent<T extends TaskEventType = TaskEventType> = EventOf<TaskEvents, T>;
