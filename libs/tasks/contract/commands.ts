import { z } from 'zod';
import type { CommandCatalog, CommandOf, CommandRoute } from '#kernel';
import { noticeColours } from '#escalation/contract';
import { unitRef as unit } from '#organizations/contract';
import { taskEvents } from './events.js';
import type { taskRefusals } from './refusals.js';
import {
  attachment,
  figure,
  figures,
  givenAssignment,
  localDate,
  longText,
  period,
  shortText,
  timestamp,
} from './shapes.js';
import { grades, rulings, suspensionGrounds } from './vocabulary.js';

const attachments = z.array(attachment).max(50).default([]);

type Refusal = keyof typeof taskRefusals | 'UNIT_UNKNOWN';

/** What a unit's own acts may meet, whatever they are. */
const ofPart = [
  'TASK_FOREIGN_UNIT',
  'TASK_NOT_OF_UNIT',
  'ASSIGNMENT_WRONG_STATE',
] as const satisfies readonly Refusal[];

/** `POST /v1/tasks/{taskId}/<path>` */
const route = (path: string, zh: string, en: string, refusals: readonly Refusal[] = []): CommandRoute => ({
  path,
  summary: { zh, en },
  refusals: ['TASK_NOT_FOUND', 'TASK_WRONG_STATE', ...refusals],
});

/**
 * What may be asked of a task, by whom, and how HTTP offers it; whatever is not here cannot be asked. The task itself is
 * named beside the command (`taskId`). A clerk or unit head acts for the unit they name, and only for that one; a leading
 * official for tasks they lead.
 */
export const taskCommands = {
  /** Proposed and initiated in one: a plan approved as a whole initiates its tasks. */
  InitiateTask: {
    data: taskEvents.TaskProposed.data.omit({ taskId: true }).extend({ approver: shortText, authority: shortText }),
    roles: ['system'],
    route: null,
    name: { zh: '立项', en: 'Initiate the task' },
  },
  DispatchTask: {
    data: z.object({ noticeNumber: shortText }),
    roles: ['system', 'director'],
    route: null,
    name: { zh: '交办', en: 'Dispatch the task' },
  },
  ReceiveAssignment: {
    data: z.object({ unit }),
    roles: ['clerk', 'unitHead'],
    route: route('receipts', '签收', 'Sign for an assignment', [...ofPart]),
  },
  DisputeAssignment: {
    data: z.object({ unit, reason: longText }),
    roles: ['unitHead'],
    route: route('disputes', '提出异议', 'Object to an assignment', [
      'DISPUTE_WINDOW_CLOSED',
      'DISPUTE_AFTER_RULING',
      ...ofPart,
    ]),
  },
  RuleDispute: {
    data: z.object({
      unit,
      ruling: z.enum(rulings),
      reassignedTo: givenAssignment.nullable().default(null),
      reason: longText,
    }),
    roles: ['director'],
    route: route('dispute-rulings', '裁定异议', 'Rule on an objection', [
      'DISPUTE_REASSIGNEE_MISSING',
      'UNIT_UNKNOWN',
      ...ofPart,
    ]),
  },
  ReportProgress: {
    data: z.object({
      unit,
      period,
      percent: z.number().min(0).max(100).nullable().default(null),
      figure: figure.nullable().default(null),
      /** More than one: for a task with several targets. */
      figures: figures.optional(),
      narrative: longText,
      attachments,
    }),
    roles: ['clerk', 'unitHead'],
    route: route('progress-reports', '反馈进展', 'Report progress', [
      'REPORT_PERIOD_INVALID',
      'REPORT_EMPTY',
      'REPORT_TARGET_UNKNOWN',
      'REPORT_FIGURE_UNIT',
      'REPORT_TARGET_AMBIGUOUS',
      'REPORT_TARGET_REPEATED',
      ...ofPart,
    ]),
  },
  ReturnProgress: {
    data: z.object({ unit, period, reason: longText }),
    roles: ['officer', 'director'],
    route: route('progress-returns', '退回反馈', 'Return a progress report', ['REPORT_NOT_FOUND']),
  },
  GiveInstruction: {
    data: z.object({ text: longText }),
    roles: ['leadingOfficial', 'head'],
    route: route('instructions', '批示', 'Give an instruction', ['TASK_NOT_LED_BY_POST']),
  },
  RequestExtension: {
    data: z.object({ unit, requestedDate: localDate, reason: longText, progress: longText }),
    roles: ['unitHead'],
    route: route('extension-requests', '申请延期', 'Ask for an extension', [
      'EXTENSION_AFTER_DUE',
      'EXTENSION_TOO_LATE',
      'EXTENSION_BOUND_REACHED',
      'EXTENSION_ALREADY_PENDING',
      'EXTENSION_DATE_INVALID',
      'EXTENSION_NOT_DATED',
      'NOT_CONSOLIDATING_UNIT',
      ...ofPart,
    ]),
  },
  GrantExtension: {
    data: z.object({ newDueDate: localDate }),
    roles: ['director', 'head'],
    route: route('extension-grants', '批准延期', 'Grant an extension', [
      'EXTENSION_NOT_REQUESTED',
      'EXTENSION_DATE_INVALID',
      'EXTENSION_NEEDS_HEAD',
      'SAME_PERSON',
    ]),
  },
  RefuseExtension: {
    data: z.object({ reason: longText }),
    roles: ['director', 'head'],
    route: route('extension-refusals', '不批准延期', 'Refuse an extension', ['EXTENSION_NOT_REQUESTED', 'SAME_PERSON']),
  },
  FinishAssignment: {
    data: z.object({ unit, summary: longText }),
    roles: ['unitHead'],
    route: route('finished-assignments', '单位办结', 'Finish a unit’s part', [...ofPart]),
  },
  SubmitCompletion: {
    data: z.object({ unit, summary: longText, attachments }),
    roles: ['unitHead'],
    route: route('completion-submissions', '申请办结', 'Submit completion', [
      'COMPLETION_UNITS_NOT_DONE',
      'NOT_CONSOLIDATING_UNIT',
      ...ofPart,
    ]),
  },
  AcceptCompletion: {
    data: z.object({ grade: z.enum(grades) }),
    roles: ['director'],
    route: route('completion-acceptances', '审核通过', 'Accept completion', ['SAME_PERSON']),
  },
  RejectCompletion: {
    data: z.object({ reason: longText }),
    roles: ['director'],
    route: route('completion-rejections', '退回重办', 'Reject completion', ['SAME_PERSON']),
  },
  SuspendTask: {
    data: z.object({ ground: z.enum(suspensionGrounds), reason: longText }),
    roles: ['head'],
    route: route('suspension', '中止', 'Suspend the task'),
  },
  ResumeTask: {
    data: z.object({}),
    roles: ['head'],
    route: route('resumption', '恢复', 'Resume the task'),
  },
  WithdrawTask: {
    data: z.object({ reason: longText }),
    roles: ['head'],
    route: route('withdrawal', '撤销', 'Withdraw the task'),
  },
  ArchiveTask: {
    data: z.object({}),
    roles: ['officer', 'director'],
    route: route('archive', '归档', 'Archive the task', ['ARCHIVE_OPEN_MATTERS']),
  },
  IssueReminder: {
    data: z.object({ units: z.array(unit).min(1).max(200), text: longText }),
    roles: ['officer', 'director'],
    route: route('reminders', '催办', 'Remind units', ['REMINDER_COOLDOWN', 'TASK_UNIT_NOT_ASSIGNED']),
  },
  IssueNotice: {
    data: z.object({
      colour: z.enum(noticeColours),
      units: z.array(unit).min(1).max(200),
      noticeNumber: shortText,
      answerDue: localDate,
      text: longText,
    }),
    roles: ['director'],
    route: route('notices', '发督办单', 'Issue a supervision notice', [
      'NOTICE_DATE_INVALID',
      'TASK_UNIT_NOT_ASSIGNED',
    ]),
  },
  AnswerNotice: {
    data: z.object({ notice: shortText, unit, text: longText, plannedDate: localDate.nullable().default(null) }),
    roles: ['unitHead'],
    route: route('notice-answers', '回复督办单', 'Answer a supervision notice', [
      'NOTICE_NOT_FOUND',
      'NOTICE_ALREADY_ANSWERED',
      'NOTICE_DATE_INVALID',
      'TASK_FOREIGN_UNIT',
    ]),
  },
  ApproveMeasure: {
    data: z.object({ proposal: shortText, opinion: longText }),
    roles: ['head'],
    route: route('measure-approvals', '批准建议措施', 'Approve a proposed measure', ['PROPOSAL_NOT_PENDING']),
  },
  DeclineMeasure: {
    data: z.object({ proposal: shortText, opinion: longText }),
    roles: ['head'],
    route: route('measure-refusals', '不予采纳建议措施', 'Decline a proposed measure', ['PROPOSAL_NOT_PENDING']),
  },
  OrderRectification: {
    data: z.object({ dueOn: localDate, text: longText }),
    roles: ['head', 'director'],
    route: route('rectification-orders', '责令整改', 'Order rectification', ['RECTIFICATION_DATE_INVALID']),
  },
  ReportRectification: {
    data: z.object({ unit, text: longText, attachments }),
    roles: ['unitHead'],
    route: route('rectification-reports', '报告整改', 'Report rectification', [...ofPart]),
  },
  VerifyRectification: {
    data: z.object({ note: longText }),
    roles: ['director'],
    route: route('rectification-verifications', '核实整改', 'Verify rectification', [
      'RECTIFICATION_NOT_REPORTED',
      'SAME_PERSON',
    ]),
  },
  RecordCorrection: {
    data: z.object({
      revision: z.int().min(0),
      field: shortText.nullable().default(null),
      correct: longText,
      reason: longText,
    }),
    roles: ['officer', 'director'],
    route: route('corrections', '更正记录', 'Correct the record', ['CORRECTION_TARGET_MISSING']),
  },
  /** From the escalator: these rungs look due. The task decides by its own facts which may fire. */
  FireRungs: {
    data: z.object({ now: timestamp }),
    roles: ['system'],
    route: null,
    name: { zh: '触发阶梯', en: 'Fire rungs' },
  },
} as const satisfies CommandCatalog;

export type TaskCommandType = keyof typeof taskCommands;
export type TaskCommandData<T extends TaskCommandType> = Readonly<z.infer<(typeof taskCommands)[T]['data']>>;

/** A command as the decider takes it: time and actor come in with it. */
export type TaskCommand<T extends TaskCommandType = TaskCommandType> = CommandOf<
  { readonly [C in TaskCommandType]: TaskCommandData<C> },
  { readonly taskId: string },
  T
>;
