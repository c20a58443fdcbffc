import type { LocalDate } from '#kernel';
import type { TableSpec } from '#projections';
import type { LeaderRef, TaskState } from '#tasks/contract';
import type { TaskRow } from '../task-row/row.js';

/** One task of one leading post, with the facts a leader's board counts by. */
export interface LeaderRow {
  readonly taskId: string;
  readonly post: string;
  readonly name: string;
  readonly planId: string;
  readonly seq: number;
  readonly taskState: TaskState;
  readonly currentDue: LocalDate | null;
  readonly submittedOn: LocalDate | null;
  readonly onTime: boolean | null;
  readonly lateReports: number;
  readonly missingReports: number;
  readonly yellowFrom: LocalDate | null;
  readonly redFrom: LocalDate | null;
  readonly revision: number;
}

export const leaderBoard: TableSpec<LeaderRow> = {
  name: 'leader_board',
  columns: {
    taskId: 'text',
    post: 'text',
    name: 'text',
    planId: 'text',
    seq: 'integer',
    taskState: 'text',
    currentDue: 'date?',
    submittedOn: 'date?',
    onTime: 'boolean?',
    lateReports: 'integer',
    missingReports: 'integer',
    yellowFrom: 'date?',
    redFrom: 'date?',
    revision: 'integer',
  },
  key: ['taskId', 'post'],
  subject: 'taskId',
  fillfactor: 70,
  indexes: [
    { name: 'post_due', on: `(post, (coalesce(current_due, 'infinity'::date)), task_id)` },
    { name: 'post_red', on: `(post, (coalesce(red_from, 'infinity'::date)), task_id)` },
  ],
  reread: 'none',
};

export const leaderRow = (task: TaskRow, { post, name }: LeaderRef): LeaderRow => ({
  taskId: task.taskId,
  post,
  name,
  planId: task.planId,
  seq: task.seq,
  taskState: task.state,
  currentDue: task.currentDue,
  submittedOn: task.submittedOn,
  onTime: task.onTime,
  lateReports: task.lateReports,
  missingReports: task.missingReports,
  yellowFrom: task.yellowFrom,
  redFrom: task.redFrom,
  revision: task.revision,
});
