import { lightColumns, lightSql, overdueSql } from '../criteria/light-sql.js';

/** The counts of {@link Group} over rows `r` of one unit's or one post's tasks. */
export const groupCounts = (day: string): string =>
  `r.task_state AS "taskState", ${lightSql(lightColumns('r', 'task_state'), day)} AS light, count(*)::int AS tasks, ` +
  `count(r.on_time)::int AS concluded, count(*) FILTER (WHERE r.on_time)::int AS "onTime", ` +
  `count(*) FILTER (WHERE ${overdueSql('r', 'task_state', day)})::int AS overdue, ` +
  `sum(r.late_reports)::int AS "lateReports", sum(r.missing_reports)::int AS "missingReports"`;

/** Rows of the history that hold on a day. */
export const heldOn = (day: string): string => `t.valid_from <= ${day}::date AND t.valid_to > ${day}::date`;
