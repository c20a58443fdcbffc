import { z } from 'zod';
import type { CommandCatalog, CommandOf } from '#kernel';
import { about } from './about.js';
import { taskEvents } from './events.js';
import * as field from './fields.js';
import { inside, ofPart, route } from './command-route.js';
import { shortText, timestamp } from './shapes.js';

/**
 * What may be asked of a task, by whom, and how HTTP offers it; whatever is not here cannot be asked. The task itself is
 * named beside the command (`taskId`). A clerk or unit head acts for the unit they name, and only for that one; a leading
 * official for tasks they lead.
 */
export const taskCommands = {
  /** Proposed and initiated in one: a plan approved as a whole initiates its tasks. */
  InitiateTask: {
    about: about.InitiateTask,
    data: taskEvents.TaskProposed.data.omit({ taskId: true }).extend({ approver: shortText, authority: shortText }),
    roles: ['system'],
    ...inside('立项', 'Initiate the task'),
  },
  DispatchTask: {
    about: about.DispatchTask,
    data: z.object({ noticeNumber: field.noticeNumber }),
    roles: ['system', 'director'],
    ...inside('交办', 'Dispatch the task'),
  },
  ReceiveAssignment: {
    about: about.ReceiveAssignment,
    data: z.object({ unit: field.ownUnit }),
    roles: ['clerk', 'unitHead'],
    route: route('receipts', '签收', 'Sign for an assignment', [...ofPart]),
  },
  DisputeAssignment: {
    about: about.DisputeAssignment,
    data: z.object({ unit: field.ownUnit, reason: field.reason('该项工作属区商务局职责。') }),
    roles: ['unitHead'],
    route: route('disputes', '提出异议', 'Object to an assignment', [
      'DISPUTE_WINDOW_CLOSED',
      'DISPUTE_AFTER_RULING',
      ...ofPart,
    ]),
  },
  RuleDispute: {
    about: about.RuleDispute,
    data: z.object({
      unit: field.concernedUnit,
      ruling: field.ruling,
      reassignedTo: field.successor,
      reason: field.reason('按部门职责分工，由区商务局承办。'),
    }),
    roles: ['director'],
    route: route('dispute-rulings', '裁定异议', 'Rule on an objection', [
      'DISPUTE_REASSIGNEE_MISSING',
      'UNIT_UNKNOWN',
      ...ofPart,
    ]),
  },
  ReportProgress: {
    about: about.ReportProgress,
    data: z.object({
      unit: field.ownUnit,
      period: field.reportedPeriod,
      percent: field.percent,
      figure: field.oneFigure,
      figures: field.furtherFigures,
      narrative: field.narrative,
      attachments: field.attachments,
      replaces: field.replacedReport,
    }),
    roles: ['clerk', 'unitHead'],
    route: route('progress-reports', '反馈进展', 'Report progress', [
      'REPORT_PERIOD_INVALID',
      'REPORT_EMPTY',
      'REPORT_TARGET_UNKNOWN',
      'REPORT_FIGURE_UNIT',
      'REPORT_TARGET_AMBIGUOUS',
      'REPORT_TARGET_REPEATED',
      'REPORT_ALREADY_GIVEN',
      'REPORT_NOT_THE_LAST',
      'REPORT_NOTHING_TO_CORRECT',
      ...ofPart,
    ]),
  },
  ReturnProgress: {
    about: about.ReturnProgress,
    data: z.object({
      unit: field.concernedUnit,
      period: field.reportedPeriod,
      reason: field.reason('数值与附件不一致，请核实后重报。'),
    }),
    roles: ['officer', 'director'],
    route: route('progress-returns', '退回反馈', 'Return a progress report', ['REPORT_NOT_FOUND']),
  },
  GiveInstruction: {
    about: about.GiveInstruction,
    data: z.object({ text: field.instruction }),
    roles: ['leadingOfficial', 'head'],
    route: route('instructions', '批示', 'Give an instruction', ['TASK_NOT_LED_BY_POST']),
  },
  RequestExtension: {
    about: about.RequestExtension,
    data: z.object({
      unit: field.ownUnit,
      requestedDate: field.dueAsked,
      reason: field.reason('两个地块移交推迟。'),
      progress: field.progressSoFar,
    }),
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
    about: about.GrantExtension,
    data: z.object({ newDueDate: field.dueGranted }),
    roles: ['director', 'head'],
    route: route('extension-grants', '批准延期', 'Grant an extension', [
      'EXTENSION_NOT_REQUESTED',
      'EXTENSION_DATE_INVALID',
      'EXTENSION_NEEDS_HEAD',
      'SAME_PERSON',
    ]),
  },
  RefuseExtension: {
    about: about.RefuseExtension,
    data: z.object({ reason: field.reason('理由不充分，请按原定期限完成。') }),
    roles: ['director', 'head'],
    route: route('extension-refusals', '不批准延期', 'Refuse an extension', ['EXTENSION_NOT_REQUESTED', 'SAME_PERSON']),
  },
  FinishAssignment: {
    about: about.FinishAssignment,
    data: z.object({ unit: field.ownUnit, summary: field.summary }),
    roles: ['unitHead'],
    route: route('finished-assignments', '单位办结', 'Finish a unit’s part', [...ofPart]),
  },
  SubmitCompletion: {
    about: about.SubmitCompletion,
    data: z.object({ unit: field.ownUnit, summary: field.summary, attachments: field.attachments }),
    roles: ['unitHead'],
    route: route('completion-submissions', '申请办结', 'Submit completion', [
      'COMPLETION_UNITS_NOT_DONE',
      'NOT_CONSOLIDATING_UNIT',
      ...ofPart,
    ]),
  },
  AcceptCompletion: {
    about: about.AcceptCompletion,
    data: z.object({ grade: field.grade }),
    roles: ['director'],
    route: route('completion-acceptances', '审核通过', 'Accept completion', ['SAME_PERSON']),
  },
  RejectCompletion: {
    about: about.RejectCompletion,
    data: z.object({ reason: field.reason('缺少验收材料，请补充后再报。') }),
    roles: ['director'],
    route: route('completion-rejections', '退回重办', 'Reject completion', ['SAME_PERSON']),
  },
  SuspendTask: {
    about: about.SuspendTask,
    data: z.object({ ground: field.suspensionGround, reason: field.reason('施工单位重新招标。') }),
    roles: ['head'],
    route: route('suspension', '中止', 'Suspend the task'),
  },
  ResumeTask: {
    about: about.ResumeTask,
    data: z.object({}),
    roles: ['head'],
    route: route('resumption', '恢复', 'Resume the task'),
  },
  WithdrawTask: {
    about: about.WithdrawTask,
    data: z.object({ reason: field.reason('上级调整任务，不再实施。') }),
    roles: ['head'],
    route: route('withdrawal', '撤销', 'Withdraw the task'),
  },
  ArchiveTask: {
    about: about.ArchiveTask,
    data: z.object({}),
    roles: ['officer', 'director'],
    route: route('archive', '归档', 'Archive the task', ['ARCHIVE_OPEN_MATTERS']),
  },
  IssueReminder: {
    about: about.IssueReminder,
    data: z.object({
      units: field.addressedUnits,
      text: field.reminder,
    }),
    roles: ['officer', 'director'],
    route: route('reminders', '催办', 'Remind units', ['REMINDER_COOLDOWN', 'TASK_UNIT_NOT_ASSIGNED']),
  },
  IssueNotice: {
    about: about.IssueNotice,
    data: z.object({
      colour: field.colour,
      units: field.addressedUnits,
      noticeNumber: field.noticeNumber,
      answerDue: field.answerDue,
      text: field.noticeText,
    }),
    roles: ['director'],
    route: route('notices', '发督办单', 'Issue a supervision notice', [
      'NOTICE_DATE_INVALID',
      'TASK_UNIT_NOT_ASSIGNED',
    ]),
  },
  AnswerNotice: {
    about: about.AnswerNotice,
    data: z.object({
      notice: field.notice,
      unit: field.ownUnit,
      text: field.noticeAnswer,
      plannedDate: field.plannedDate,
    }),
    roles: ['unitHead'],
    route: route('notice-answers', '回复督办单', 'Answer a supervision notice', [
      'NOTICE_NOT_FOUND',
      'NOTICE_ALREADY_ANSWERED',
      'NOTICE_DATE_INVALID',
      'TASK_FOREIGN_UNIT',
    ]),
  },
  ApproveMeasure: {
    about: about.ApproveMeasure,
    data: z.object({ proposal: field.proposal, opinion: field.opinion }),
    roles: ['head'],
    route: route('measure-approvals', '批准建议措施', 'Approve a proposed measure', ['PROPOSAL_NOT_PENDING']),
  },
  DeclineMeasure: {
    about: about.DeclineMeasure,
    data: z.object({ proposal: field.proposal, opinion: field.opinion }),
    roles: ['head'],
    route: route('measure-refusals', '不予采纳建议措施', 'Decline a proposed measure', ['PROPOSAL_NOT_PENDING']),
  },
  OrderRectification: {
    about: about.OrderRectification,
    data: z.object({
      dueOn: field.rectificationDue,
      text: field.rectificationOrder,
    }),
    roles: ['head', 'director'],
    route: route('rectification-orders', '责令整改', 'Order rectification', ['RECTIFICATION_DATE_INVALID']),
  },
  ReportRectification: {
    about: about.ReportRectification,
    data: z.object({
      unit: field.ownUnit,
      text: field.rectificationReport,
      attachments: field.attachments,
    }),
    roles: ['unitHead'],
    route: route('rectification-reports', '报告整改', 'Report rectification', [...ofPart]),
  },
  VerifyRectification: {
    about: about.VerifyRectification,
    data: z.object({ note: field.verification }),
    roles: ['director'],
    route: route('rectification-verifications', '核实整改', 'Verify rectification', [
      'RECTIFICATION_NOT_REPORTED',
      'SAME_PERSON',
    ]),
  },
  RecordCorrection: {
    about: about.RecordCorrection,
    data: z.object({
      revision: field.wrongRevision,
      field: field.wrongField,
      correct: field.correctContent,
      reason: field.reason('录入笔误。'),
    }),
    roles: ['officer', 'director'],
    route: route('corrections', '更正记录', 'Correct the record', ['CORRECTION_TARGET_MISSING']),
  },
  /** From the escalator: these rungs look due. The task decides by its own facts which may fire. */
  FireRungs: {
    about: about.FireRungs,
    data: z.object({ now: timestamp }),
    roles: ['system'],
    ...inside('触发阶梯', 'Fire rungs'),
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
