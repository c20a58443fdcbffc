import type { NoticeColour } from '#escalation/contract';
import type { LocalDate, Timestamp } from '#kernel';
import { column, type RowOf } from '#projections';
import type { AssignmentRole, AssignmentState, Deadline, Figure, LeaderRef, Target, TaskState } from '#tasks/contract';

/** One unit's part in a task, with what the boards count. */
export interface UnitPart {
  readonly unit: string;
  readonly name: string;
  readonly role: AssignmentRole;
  readonly state: AssignmentState;
  readonly receivedOn: LocalDate | null;
  /** Received because the window for objections closed, not because somebody signed. */
  readonly deemed: boolean;
  /** Reports that stand: period → percent, null where only a figure was given. */
  readonly reports: Readonly<Record<string, number | null>>;
  /** Figures of reports that stand, by period; only such as belong to a target. */
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
  readonly lastReportOn: LocalDate | null;
  /** Periods reported late. */
  readonly late: readonly string[];
  /** Periods whose last rung has fired without a report. A report that comes after all makes them late instead. */
  readonly missing: readonly string[];
  /** Notices this unit still has to answer. */
  readonly openNotices: readonly string[];
  /** How often the unit was asked for something on this task: reminders and notices. */
  readonly requests: number;
  /** Notices addressed to the unit, answered or not: number → colour. */
  readonly notices: Readonly<Record<string, NoticeColour>>;
  /** How often a report of the unit was returned. */
  readonly returned: number;
  /** The last event that this unit may read and not every party: its position, and when it happened. */
  readonly ownPosition: string | null;
  readonly ownAt: Timestamp | null;
}

/**
 * A task as the boards know it: all that follows from its events, nothing that changes by time alone. Columns without an
 * initial value get their first from the proposal.
 */
export const taskColumns = {
  taskId: column('text'),
  planId: column('text'),
  planTitle: column('text'),
  planYear: column('integer'),
  seq: column('integer'),
  number: column('integer'),
  section: column('text?'),
  subsection: column('text?'),
  theme: column('text?'),
  text: column('text'),
  targets: column('jsonb').of<readonly Target[]>(),
  leaders: column('jsonb').of<readonly LeaderRef[]>(),
  leaderPosts: column('text[]'),
  parts: column('jsonb').of<readonly UnitPart[]>(),
  /** Units with a part, those whose part was reassigned left out. */
  units: column('text[]'),
  consolidatingUnit: column('text?').initially(null),
  state: column('text').of<TaskState>().initially('Proposed'),
  /** States to go back to after review, suspension, rectification; the nearest last. */
  returnsTo: column('text[]').of<readonly TaskState[]>().initially([]),
  deadlineKind: column('text').of<Deadline['kind']>(),
  deadlineText: column('text?'),
  originalDue: column('date?').initially(null),
  currentDue: column('date?').initially(null),
  /** Of the newest standing report of the consolidating unit that gives one. */
  percent: column('double precision?').initially(null),
  lastPeriod: column('text?').initially(null),
  lastReportOn: column('date?').initially(null),
  lateReports: column('integer').initially(0),
  missingReports: column('integer').initially(0),
  returned: column('integer').initially(0),
  reminders: column('integer').initially(0),
  noticesBlue: column('integer').initially(0),
  noticesOrange: column('integer').initially(0),
  noticesRed: column('integer').initially(0),
  openNotices: column('integer').initially(0),
  openProposals: column('integer').initially(0),
  extensionRequestedTo: column('date?').initially(null),
  extensionsGranted: column('integer').initially(0),
  dispatchedOn: column('date?').initially(null),
  startedOn: column('date?').initially(null),
  submittedOn: column('date?').initially(null),
  concludedOn: column('date?').initially(null),
  onTime: column('boolean?').initially(null),
  grade: column('text?').initially(null),
  rectificationDue: column('date?').initially(null),
  yellowFrom: column('date?').initially(null),
  redFrom: column('date?').initially(null),
  /** The latest business day on which something happened. */
  factsOn: column('date'),
  yellowMonthEnds: column('integer').initially(0),
  revision: column('integer'),
  position: column('bigint'),
  updatedAt: column('timestamptz'),
  /** The last event that every party may read: its position, and when it happened. */
  commonPosition: column('bigint'),
  commonAt: column('timestamptz'),
};

export type TaskRow = RowOf<typeof taskColumns>;

/** Of the models that keep these rows. A version grows when a column comes, goes or changes its meaning: stored rows are then built anew. */
export const rowVersions = { taskBoard: 6, taskHistory: 3 };
