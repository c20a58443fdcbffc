import { column, type RowOf, specsOf, type TableSpec } from '#projections';
import type { AssignmentRole, AssignmentState, TaskState } from '#tasks/contract';
import { lastPeriodOf } from '../task-row/parts.js';
import type { TaskRow, UnitPart } from '../task-row/row.js';

/** One unit's part in one task, with the facts of the task that a unit's board counts by. */
const assignmentColumns = {
  taskId: column('text'),
  unit: column('text'),
  name: column('text'),
  role: column('text').of<AssignmentRole>(),
  state: column('text').of<AssignmentState>(),
  planId: column('text'),
  seq: column('integer'),
  taskState: column('text').of<TaskState>(),
  dispatchedOn: column('date?'),
  receivedOn: column('date?'),
  deemed: column('boolean'),
  lastPeriod: column('text?'),
  lastReportOn: column('date?'),
  lateReports: column('integer'),
  missingReports: column('integer'),
  openNotices: column('integer'),
  /** Reminders and notices addressed to the unit: the burden put on it (基层减负). */
  requests: column('integer'),
  currentDue: column('date?'),
  submittedOn: column('date?'),
  onTime: column('boolean?'),
  yellowFrom: column('date?'),
  redFrom: column('date?'),
  /** Of the last event that this unit may read and not every party. */
  ownPosition: column('bigint?'),
  revision: column('integer'),
};

export type AssignmentRow = RowOf<typeof assignmentColumns>;

export const assignmentBoard: TableSpec<AssignmentRow> = {
  name: 'assignment_board',
  columns: specsOf(assignmentColumns),
  key: ['taskId', 'unit'],
  subject: 'taskId',
  fillfactor: 70,
  indexes: [
    { name: 'unit_due', on: `(unit, (coalesce(current_due, 'infinity'::date)), task_id)` },
    { name: 'unit_number', on: '(unit, plan_id, seq, task_id)' },
  ],
  reread: 'none',
};

export const assignmentRow = (task: TaskRow, part: UnitPart): AssignmentRow => ({
  taskId: task.taskId,
  unit: part.unit,
  name: part.name,
  role: part.role,
  state: part.state,
  planId: task.planId,
  seq: task.seq,
  taskState: task.state,
  dispatchedOn: task.dispatchedOn,
  receivedOn: part.receivedOn,
  deemed: part.deemed,
  lastPeriod: lastPeriodOf(part),
  lastReportOn: part.lastReportOn,
  lateReports: part.late.length,
  missingReports: part.missing.length,
  openNotices: part.openNotices.length,
  requests: part.requests,
  currentDue: task.currentDue,
  submittedOn: task.submittedOn,
  onTime: task.onTime,
  yellowFrom: task.yellowFrom,
  redFrom: task.redFrom,
  ownPosition: part.ownPosition,
  revision: task.revision,
});
