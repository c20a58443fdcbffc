import type { TaskCommandType } from '#tasks/contract';
import type { Action } from './action.js';

/** Orders of the system itself: the process from plan to tasks, and the escalator. */
export const notOffered = ['InitiateTask', 'DispatchTask', 'FireRungs'] as const satisfies readonly TaskCommandType[];
export type OfferedTaskCommand = Exclude<TaskCommandType, (typeof notOffered)[number]>;

/** Every order to a task: `POST /v1/tasks/{taskId}/<path>`. Who may give it: `taskPermissions`. */
export const taskActions: readonly Action<OfferedTaskCommand>[] = [
  action('receipts', 'ReceiveAssignment', '签收', 'Sign for an assignment', assignment),
  action('disputes', 'DisputeAssignment', '提出异议', 'Object to an assignment', [
    'DISPUTE_WINDOW_CLOSED',
    'DISPUTE_AFTER_RULING',
    ...assignment(),
  ]),
  action('dispute-rulings', 'RuleDispute', '裁定异议', 'Rule on an objection', [
    'DISPUTE_REASSIGNEE_MISSING',
    'UNIT_UNKNOWN',
    ...assignment(),
  ]),
  action('progress-reports', 'ReportProgress', '反馈进展', 'Report progress', [
    'REPORT_PERIOD_INVALID',
    'REPORT_EMPTY',
    'REPORT_TARGET_UNKNOWN',
    'REPORT_FIGURE_UNIT',
    'REPORT_TARGET_AMBIGUOUS',
    'REPORT_TARGET_REPEATED',
    ...assignment(),
  ]),
  action('progress-returns', 'ReturnProgress', '退回反馈', 'Return a progress report', ['REPORT_NOT_FOUND']),
  action('instructions', 'GiveInstruction', '批示', 'Give an instruction', ['TASK_NOT_LED_BY_POST']),
  action('extension-requests', 'RequestExtension', '申请延期', 'Ask for an extension', [
    'EXTENSION_AFTER_DUE',
    'EXTENSION_TOO_LATE',
    'EXTENSION_BOUND_REACHED',
    'EXTENSION_ALREADY_PENDING',
    'EXTENSION_DATE_INVALID',
    'EXTENSION_NOT_DATED',
    'NOT_CONSOLIDATING_UNIT',
    ...assignment(),
  ]),
  action('extension-grants', 'GrantExtension', '批准延期', 'Grant an extension', [
    'EXTENSION_NOT_REQUESTED',
    'EXTENSION_DATE_INVALID',
    'EXTENSION_NEEDS_HEAD',
    'SAME_PERSON',
  ]),
  action('extension-refusals', 'RefuseExtension', '不予延期', 'Refuse an extension', [
    'EXTENSION_NOT_REQUESTED',
    'SAME_PERSON',
  ]),
  action('finished-assignments', 'FinishAssignment', '单位办结', 'Finish a unit’s part', assignment),
  action('completion-submissions', 'SubmitCompletion', '申请办结', 'Submit completion', [
    'COMPLETION_UNITS_NOT_DONE',
    'NOT_CONSOLIDATING_UNIT',
    ...assignment(),
  ]),
  action('completion-acceptances', 'AcceptCompletion', '审核通过', 'Accept completion', ['SAME_PERSON']),
  action('completion-rejections', 'RejectCompletion', '退回重办', 'Reject completion', ['SAME_PERSON']),
  action('suspension', 'SuspendTask', '中止', 'Suspend the task'),
  action('resumption', 'ResumeTask', '恢复', 'Resume the task'),
  action('withdrawal', 'WithdrawTask', '撤销', 'Withdraw the task'),
  action('archive', 'ArchiveTask', '归档', 'Archive the task', ['ARCHIVE_OPEN_MATTERS']),
  action('reminders', 'IssueReminder', '催办', 'Remind units', ['REMINDER_COOLDOWN', 'TASK_UNIT_NOT_ASSIGNED']),
  action('notices', 'IssueNotice', '发督办单', 'Issue a supervision notice', [
    'NOTICE_DATE_INVALID',
    'TASK_UNIT_NOT_ASSIGNED',
  ]),
  action('notice-answers', 'AnswerNotice', '回复督办单', 'Answer a supervision notice', [
    'NOTICE_NOT_FOUND',
    'NOTICE_ALREADY_ANSWERED',
    'NOTICE_DATE_INVALID',
    'TASK_FOREIGN_UNIT',
  ]),
  action('measure-approvals', 'ApproveMeasure', '批准建议措施', 'Approve a proposed measure', ['PROPOSAL_NOT_PENDING']),
  action('measure-refusals', 'DeclineMeasure', '不予采纳建议措施', 'Decline a proposed measure', [
    'PROPOSAL_NOT_PENDING',
  ]),
  action('rectification-orders', 'OrderRectification', '责令整改', 'Order rectification', [
    'RECTIFICATION_DATE_INVALID',
  ]),
  action('rectification-reports', 'ReportRectification', '报告整改', 'Report rectification', assignment),
  action('rectification-verifications', 'VerifyRectification', '核实整改', 'Verify rectification', [
    'RECTIFICATION_NOT_REPORTED',
    'SAME_PERSON',
  ]),
  action('corrections', 'RecordCorrection', '更正记录', 'Correct the record', ['CORRECTION_TARGET_MISSING']),
];

function assignment(): readonly string[] {
  return ['TASK_FOREIGN_UNIT', 'TASK_NOT_OF_UNIT', 'ASSIGNMENT_WRONG_STATE'];
}

function action(
  path: string,
  command: OfferedTaskCommand,
  zh: string,
  en: string,
  refusals: readonly string[] | (() => readonly string[]) = [],
): Action<OfferedTaskCommand> {
  const more = typeof refusals === 'function' ? refusals() : refusals;
  return { path, command, summary: { zh, en }, refusals: ['TASK_NOT_FOUND', 'TASK_WRONG_STATE', ...more] };
}
