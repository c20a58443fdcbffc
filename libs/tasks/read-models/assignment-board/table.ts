import type { LocalDate } from '#kernel';
import type { TableSpec } from '#projections';
import type { AssignmentRole, AssignmentState, TaskState } from '#tasks/contract';
import { lastPeriodOf } from '../task-row/parts.js';
import type { TaskRow, UnitPart } from '../task-row/row.js';

/** One unit's part in one task, with the facts of the task that a unit's board counts by. */
export interface AssignmentRow {
  readonly taskId: string;
  readonly unit: string;
  readonly name: string;
  readonly role: AssignmentRole;
  readonly state: AssignmentState;
  readonly planId: string;
  readonly seq: number;
  readonly taskState: TaskState;
  readonly dispatchedOn: LocalDate | null;
  readonly receivedOn: LocalDate | null;
  readonly deemed: boolean;
  readonly lastPeriod: string | null;
  readonly lastReportOn: LocalDate | null;
  readonly lateReports: number;
  readonly missingReports: number;
  readonly openNotices: number;
  /** Reminders and notices addressed to the unit: the burden put on it (基层减负). */
  readonly requests: number;
  readonly currentDue: LocalDate | null;
  readonly submittedOn: LocalDate | null;
  readonly onTime: boolean | null;
  readonly yellowFrom: LocalDate | null;
  readonly redFrom: LocalDate | null;
  /** Of the last event that this unit may read and not every party. */
  readonly ownPosition: string | null;
  readonly revision: number;
}

export const assignmentBoard: TableSpec<AssignmentRow> = {
  name: 'assignment_board',
  columns: {
    taskId: 'text',
    unit: 'text',
    name: 'text',
    role: 'text',
    state: 'text',
    planId: 'text',
    seq: 'integer',
    taskState: 'text',
    dispatchedOn: 'date?',
    receivedOn: 'date?',
    deemed: 'boolean',
    lastPeriod: 'text?',
    lastReportOn: 'date?',
    lateReports: 'integer',
    missingReports: 'integer',
    openNotices: 'integer',
    requests: 'integer',
    currentDue: 'date?',
    submittedOn: 'date?',
    onTime: 'boolean?',
    yellowFrom: 'date?',
    redFrom: 'date?',
    ownPosition: 'bigint?',
    revision: 'integer',
  },
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
