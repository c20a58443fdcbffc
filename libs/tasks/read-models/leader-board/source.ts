import type { LocalDate } from '#kernel';
import { heldOn } from '../tally/groups-sql.js';

/** The tasks of leading posts: as they stand, or, from the history of tasks, as they stood at the end of a day. */
export const leaderSource = (asOf: LocalDate | undefined, day: string): string =>
  asOf === undefined ? 'zhezi_read.leader_board' : `(${past(day)})`;

const past = (day: string): string =>
  `SELECT DISTINCT ON (t.task_id, post) t.task_id, p.leader ->> 'post' AS post, p.leader ->> 'name' AS name, t.plan_id, t.seq,
     t.state AS task_state, t.current_due, t.submitted_on, t.on_time, t.late_reports, t.missing_reports, t.yellow_from,
     t.red_from
   FROM zhezi_read.task_history t CROSS JOIN LATERAL jsonb_array_elements(t.leaders) WITH ORDINALITY AS p(leader, place)
   WHERE ${heldOn(day)} ORDER BY t.task_id, post, p.place`;
