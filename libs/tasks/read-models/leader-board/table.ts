import { column, type RowOf, specsOf, type TableSpec } from '#projections';
import type { LeaderRef, TaskState } from '#tasks/contract';
import type { TaskRow } from '../task-row/row.js';

/** One task of one leading post, with the facts a leader's board counts by. */
const leaderColumns = {
  taskId: column('text'),
  post: column('text'),
  name: column('text'),
  planId: column('text'),
  seq: column('integer'),
  taskState: column('text').of<TaskState>(),
  currentDue: column('date?'),
  submittedOn: column('date?'),
  onTime: column('boolean?'),
  lateReports: column('integer'),
  missingReports: column('integer'),
  yellowFrom: column('date?'),
  redFrom: column('date?'),
  revision: column('integer'),
};

export type LeaderRow = RowOf<typeof leaderColumns>;

export const leaderBoard: TableSpec<LeaderRow> = {
  name: 'leader_board',
  columns: specsOf(leaderColumns),
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
