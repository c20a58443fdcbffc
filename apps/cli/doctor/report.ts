import type { Timestamp } from '#kernel';
import type { InForce, RunningProcess } from '#platform';
import type { ModelStatus } from '#projections';
import type { DatabaseState } from '../stores.js';

/** What `doctor` has found. */
export interface Report {
  readonly database: {
    readonly state: DatabaseState;
    /** `18.4`; of the event store's server. */
    readonly version: string;
  };
  /** Whether events can be stored: there is room, and the store takes them. */
  readonly storing: boolean;
  readonly process: Pick<RunningProcess, 'pid' | 'address' | 'startedAt' | 'clockStart'> | null;
  /** By what it works: of the running process, else what the next start would find. */
  readonly inForce: InForce;
  /** What its clock shows. */
  readonly now: Timestamp;
  /** Position of the newest event. */
  readonly head: bigint;
  readonly models: readonly ModelStatus[];
  readonly reactors: readonly ReactorStatus[];
  readonly clocks: ClockStatus;
  readonly complaints: readonly Complaint[];
}

export interface ReactorStatus {
  readonly reactor: string;
  readonly position: bigint;
  /** Events it has still to handle, at most {@link mostCounted}. */
  readonly lagEvents: number;
  /** Age of the oldest of them, in seconds. */
  readonly lagSeconds: number;
}

export interface ClockStatus {
  /** Tasks with a rung that should have fired, at most {@link mostCounted}. */
  readonly overdueTasks: number;
  readonly oldest: Timestamp | null;
  /** When the next rung falls due. */
  readonly next: Timestamp | null;
}

export const mostCounted = 1_000;

/** Something a person should look at. */
export interface Complaint {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}
