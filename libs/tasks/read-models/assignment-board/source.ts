import type { LocalDate } from '#kernel';
import { heldOn } from '../tally/groups-sql.js';

/**
 * The parts of units in tasks: as they stand, or, from the history of tasks, as they stood at the end of a day. Parts that
 * were reassigned do not count.
 */
export const assignmentSource = (asOf: LocalDate | undefined, day: string): string =>
  asOf === undefined ? `(SELECT * FROM zhezi_read.assignment_board WHERE state <> 'Reassigned')` : `(${past(day)})`;

const past = (day: string): string =>
  `SELECT t.task_id, p.unit, p.name, p.role, p.state, t.plan_id, t.seq, t.state AS task_state, t.current_due, t.submitted_on,
     t.on_time, t.yellow_from, t.red_from, jsonb_array_length(p.late) AS late_reports,
     jsonb_array_length(p.missing) AS missing_reports, jsonb_array_length(p."openNotices") AS open_notices, p.requests
   FROM zhezi_read.task_history t CROSS JOIN LATERAL jsonb_to_recordset(t.parts) AS p(unit text, name text, role text,
     state text, late jsonb, missing jsonb, "openNotices" jsonb, requests integer)
   WHERE ${heldOn(day)} AND p.state <> 'Reassigned'`;
