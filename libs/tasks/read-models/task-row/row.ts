import type { NoticeColour } from '#escalation/contract';
import type { LocalDate, Timestamp } from '#kernel';
import type { ColumnSpec } from '#projections';
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

/** A task as the boards know it: all that follows from its events, nothing that changes by time alone. */
export interface TaskRow {
  readonly taskId: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly planYear: number;
  readonly seq: number;
  readonly number: number;
  readonly section: string | null;
  readonly subsection: string | null;
  readonly theme: string | null;
  readonly text: string;
  readonly targets: readonly Target[];
  readonly leaders: readonly LeaderRef[];
  readonly leaderPosts: readonly string[];
  readonly parts: readonly UnitPart[];
  /** Units with a part, those whose part was reassigned left out. */
  readonly units: readonly string[];
  readonly consolidatingUnit: string | null;
  readonly state: TaskState;
  /** States to go back to after review, suspension, rectification; the nearest last. */
  readonly returnsTo: readonly TaskState[];
  readonly deadlineKind: Deadline['kind'];
  readonly deadlineText: string | null;
  readonly originalDue: LocalDate | null;
  readonly currentDue: LocalDate | null;
  /** Of the newest standing report of the consolidating unit that gives one. */
  readonly percent: number | null;
  readonly lastPeriod: string | null;
  readonly lastReportOn: LocalDate | null;
  readonly lateReports: number;
  readonly missingReports: number;
  readonly returned: number;
  readonly reminders: number;
  readonly noticesBlue: number;
  readonly noticesOrange: number;
  readonly noticesRed: number;
  readonly openNotices: number;
  readonly openProposals: number;
  readonly extensionRequestedTo: LocalDate | null;
  readonly extensionsGranted: number;
  readonly dispatchedOn: LocalDate | null;
  readonly startedOn: LocalDate | null;
  readonly submittedOn: LocalDate | null;
  readonly concludedOn: LocalDate | null;
  readonly onTime: boolean | null;
  readonly grade: string | null;
  readonly rectificationDue: LocalDate | null;
  readonly yellowFrom: LocalDate | null;
  readonly redFrom: LocalDate | null;
  /** The latest business day on which something happened. */
  readonly factsOn: LocalDate;
  readonly yellowMonthEnds: number;
  readonly revision: number;
  readonly position: string;
  readonly updatedAt: Timestamp;
  /** The last event that every party may read: its position, and when it happened. */
  readonly commonPosition: string;
  readonly commonAt: Timestamp;
}

export const taskColumns = {
  taskId: 'text',
  planId: 'text',
  planTitle: 'text',
  planYear: 'integer',
  seq: 'integer',
  number: 'integer',
  section: 'text?',
  subsection: 'text?',
  theme: 'text?',
  text: 'text',
  targets: 'jsonb',
  leaders: 'jsonb',
  leaderPosts: 'text[]',
  parts: 'jsonb',
  units: 'text[]',
  consolidatingUnit: 'text?',
  state: 'text',
  returnsTo: 'text[]',
  deadlineKind: 'text',
  deadlineText: 'text?',
  originalDue: 'date?',
  currentDue: 'date?',
  percent: 'double precision?',
  lastPeriod: 'text?',
  lastReportOn: 'date?',
  lateReports: 'integer',
  missingReports: 'integer',
  returned: 'integer',
  reminders: 'integer',
  noticesBlue: 'integer',
  noticesOrange: 'integer',
  noticesRed: 'integer',
  openNotices: 'integer',
  openProposals: 'integer',
  extensionRequestedTo: 'date?',
  extensionsGranted: 'integer',
  dispatchedOn: 'date?',
  startedOn: 'date?',
  submittedOn: 'date?',
  concludedOn: 'date?',
  onTime: 'boolean?',
  grade: 'text?',
  rectificationDue: 'date?',
  yellowFrom: 'date?',
  redFrom: 'date?',
  factsOn: 'date',
  yellowMonthEnds: 'integer',
  revision: 'integer',
  position: 'bigint',
  updatedAt: 'timestamptz',
  commonPosition: 'bigint',
  commonAt: 'timestamptz',
} as const satisfies { readonly [Column in keyof TaskRow]: ColumnSpec };
