import type { LocalDate } from '#kernel';
import type { ClockKind, Measure, ScheduledRung } from '#escalation/contract';
import type { AssignmentRole, AssignmentState, Deadline, Figure, LeaderRef, Target, TaskState } from '#tasks/contract';

/** The newest report of one unit on one period. */
export interface PeriodReport {
  /** Does it stand, or was it returned? */
  readonly mark: 'stands' | 'returned';
  /** Counts the unit's reports of the period from 1. */
  readonly number: number;
  readonly percent: number | null;
  readonly figures: readonly Figure[];
  readonly late: boolean;
}

/** One unit's part. Units keep the order in which they were assigned; a reassigned one stays, ended. */
export interface Assignment {
  readonly unit: string;
  readonly name: string;
  readonly role: AssignmentRole;
  readonly state: AssignmentState;
  /** Designated by a ruling: may not be disputed any more. */
  readonly ruled: boolean;
  /** Per period (`YYYY-MM`). */
  readonly reports: Readonly<Record<string, PeriodReport>>;
}

/** A clock that runs, or that a suspension has stopped with its remaining budget. */
export interface RunningClock {
  readonly clock: string;
  readonly kind: ClockKind;
  readonly unit: string | null;
  readonly anchor: LocalDate;
  /** Rungs of the timetable that have not fired. */
  readonly pending: readonly ScheduledRung[];
  readonly fired: readonly string[];
  /** Rungs that an answered notice has held; each at most once. */
  readonly held: readonly string[];
  readonly policyVersion: string;
}
export type Clocks = Readonly<Record<string, RunningClock>>;

export interface Notice {
  readonly notice: string;
  /** The rung that issued it; null when a director did. */
  readonly rung: string | null;
  readonly units: readonly string[];
  readonly answeredBy: readonly string[];
}

export interface ExtensionRequest {
  readonly requestedDate: LocalDate;
  readonly requestedBy: string;
}

/** What is known of every task, whatever its status. */
export interface TaskFacts {
  readonly taskId: string;
  readonly planYear: number;
  readonly text: string;
  readonly leaders: readonly LeaderRef[];
  readonly deadline: Deadline;
  readonly targets: readonly Target[];
  readonly assignments: readonly Assignment[];
  readonly consolidatingUnit: string;
  /** For assessment; never changes. */
  readonly originalDueDate: LocalDate | null;
  /** For reminders; moves with extensions and suspensions. */
  readonly dueDate: LocalDate | null;
  readonly noticeNumber: string;
  readonly dispatchedOn: LocalDate;
  readonly clocks: Clocks;
  /** Clocks stopped by the latest suspension. */
  readonly paused: Clocks;
  /** Period → day on which its report is or was due, for every report clock ever armed. */
  readonly reportDue: Readonly<Record<string, LocalDate>>;
  /** The latest period for which a report clock was armed. */
  readonly latestReport: string | null;
  readonly extension: ExtensionRequest | null;
  readonly extensionsGranted: number;
  /** The milestone was accepted; was it reached on time? Null until then. */
  readonly milestoneOnTime: boolean | null;
  readonly notices: readonly Notice[];
  /** Proposals that wait for a decision: id → measure. */
  readonly proposals: Readonly<Record<string, Measure>>;
  readonly proposalCount: number;
  readonly lastReminder: LocalDate | null;
}

export type Workable = 'InProgress' | 'Ongoing';

export interface Submission {
  readonly submittedBy: string;
  readonly submittedOn: LocalDate;
}

type Plain = Exclude<TaskState, 'PendingReview' | 'Rectifying' | 'Suspended'>;
type Rectifying = {
  readonly status: 'Rectifying';
  readonly from: Workable | 'Concluded';
  readonly reportedBy: string | null;
};

/** A status with what only that status has. */
export type Stage =
  | { readonly status: Plain }
  | { readonly status: 'PendingReview'; readonly from: Workable; readonly submission: Submission }
  | Rectifying
  | { readonly status: 'Suspended'; readonly suspendedOn: LocalDate; readonly before: Suspendable };

export type Suspendable = { readonly status: 'Dispatched' | Workable } | Rectifying;

/** `revision`: that of the last folded event, from 0. */
export type Task = Stage & { readonly revision: number; readonly facts: TaskFacts };
export type TaskFolded = { readonly status: 'none' } | Task;

export const noTask: TaskFolded = { status: 'none' };

/** The task in another status; nothing of the former one is left over. */
export const moveTo = (task: Task, stage: Stage): Task => ({ ...stage, revision: task.revision, facts: task.facts });

export const withFacts = (task: Task, change: Partial<TaskFacts>): Task => ({
  ...task,
  facts: { ...task.facts, ...change },
});
