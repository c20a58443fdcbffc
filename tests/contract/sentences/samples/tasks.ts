import { commandSaid, said, saidList } from '#kernel';
import { taskCommands, taskRefusals } from '#tasks/contract';
import { taskQueryRefusals } from '../../../../libs/tasks/read-models/criteria/refusals.js';
import { refusedWith } from './samples-of.js';

const unit = '区财政局';
const given = { unit, period: '2023-05', replaces: 2, report: '20%、3公里', on: '2023-06-02', by: '张明' };
const targets = '1. 新开工老旧小区 =15个；2. 完工 ≥10个';

export const ofTasks = refusedWith(taskRefusals, {
  TASK_NOT_FOUND: [{ taskId: 'p1-001' }],
  TASK_ALREADY_EXISTS: [{ taskId: 'p1-001' }],
  TASK_FORBIDDEN_ROLE: [
    { command: commandSaid(taskCommands, 'WithdrawTask'), allowed: ['head'], role: 'leadingOfficial' },
    { command: commandSaid(taskCommands, 'FireRungs'), allowed: ['system'], role: 'unitHead' },
  ],
  TASK_FOREIGN_UNIT: [{ own: unit, unit: '区发展改革委' }],
  TASK_NOT_LED_BY_POST: [{ post: '副区长（分管住建）' }],
  TASK_NOT_OF_UNIT: [{ unit }],
  TASK_UNIT_NOT_ASSIGNED: [
    { unit, assigned: ['区教委', '区住房城乡建设委'] },
    { unit, assigned: [] },
  ],
  TASK_WRONG_STATE: [
    { command: commandSaid(taskCommands, 'ArchiveTask'), expected: ['Concluded', 'Withdrawn'], state: 'PendingReview' },
  ],
  ASSIGNMENT_WRONG_STATE: [
    {
      command: commandSaid(taskCommands, 'ReportProgress'),
      expected: ['Received', 'Working'],
      unit,
      state: 'PendingReceipt',
    },
  ],
  TASK_NO_MAIN_UNIT: [{}],
  TASK_DEADLINE_UNRESOLVED: [{ deadlineText: '适时' }],
  DISPUTE_WINDOW_CLOSED: [{ until: '2023-02-07' }],
  DISPUTE_AFTER_RULING: [{ unit }],
  DISPUTE_REASSIGNEE_MISSING: [{}],
  REPORT_PERIOD_INVALID: [{ from: '2023-01', to: '2023-06', period: '2023-07' }],
  REPORT_EMPTY: [{}],
  REPORT_TARGET_UNKNOWN: [{ target: 3, targets }],
  REPORT_FIGURE_UNIT: [{ figure: '15公里', targets }],
  REPORT_TARGET_AMBIGUOUS: [{ figure: '15个', targets }],
  REPORT_TARGET_REPEATED: [{ target: 1 }],
  REPORT_ALREADY_GIVEN: [given],
  REPORT_NOT_THE_LAST: [{ ...given, given: 1 }],
  REPORT_NOTHING_TO_CORRECT: [{ unit, period: '2023-05' }],
  REPORT_NOT_FOUND: [{ unit, period: '2023-05', known: ['2023-03', '2023-04'] }],
  EXTENSION_AFTER_DUE: [{ due: '2023-06-30', today: '2023-07-03' }],
  EXTENSION_TOO_LATE: [{ days: 5, latest: '2023-06-20', today: '2023-06-26' }],
  EXTENSION_BOUND_REACHED: [{ granted: 1, max: 1 }],
  EXTENSION_ALREADY_PENDING: [{ requestedDate: '2023-09-30' }],
  EXTENSION_NOT_REQUESTED: [{}],
  EXTENSION_DATE_INVALID: [{ due: '2023-06-30', date: '2023-06-01' }],
  EXTENSION_NEEDS_HEAD: [{ year: 2023 }],
  EXTENSION_NOT_DATED: [{}],
  SAME_PERSON: [{ account: '张明' }],
  COMPLETION_UNITS_NOT_DONE: [{ open: ['区教委', unit] }],
  NOT_CONSOLIDATING_UNIT: [{ consolidating: '区教委', unit }],
  REMINDER_COOLDOWN: [{ days: 5, last: '2023-06-20' }],
  NOTICE_NOT_FOUND: [{ notice: '通督〔2023〕12号', unit, known: ['1'] }],
  NOTICE_ALREADY_ANSWERED: [{ notice: '通督〔2023〕12号', unit }],
  NOTICE_DATE_INVALID: [{ today: '2023-07-03', date: '2023-07-01' }],
  PROPOSAL_NOT_PENDING: [{ proposal: 'L4', known: ['p1', 'p2'] }],
  RECTIFICATION_DATE_INVALID: [{ today: '2023-07-03', date: '2023-07-01' }],
  RECTIFICATION_NOT_REPORTED: [{}],
  ARCHIVE_OPEN_MATTERS: [
    {
      open: saidList([
        said('L4', { zh: '约谈建议“L4”', en: 'proposed admonishing interview "L4"' }),
        said('rectification', { zh: '整改', en: 'rectification' }),
      ]),
    },
  ],
  CORRECTION_TARGET_MISSING: [{ last: 12, revision: 30 }],
});

export const ofTaskQueries = refusedWith(taskQueryRefusals, {
  CURSOR_INVALID: [{ sort: 'number' }],
  BOARD_SCOPE_FORBIDDEN: [{ own: unit, asked: '区教委' }],
});
