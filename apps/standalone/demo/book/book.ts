import type { LocalDate } from '#kernel';
import type { AssignmentRole, AssignmentState, Deadline, LeaderRef, TaskState } from '#tasks/contract';
import type { Measure } from '#escalation/contract';

/** What the player has noted of one unit's part. */
export interface UnitNote {
  readonly unit: string;
  readonly name: string;
  readonly role: AssignmentRole;
  readonly state: AssignmentState;
  readonly assignedOn: LocalDate;
  readonly percent: number;
  readonly lastReport: { readonly period: string; readonly on: LocalDate; readonly revision: number } | null;
  /** The period of a report that was returned and not given again. */
  readonly returned: { readonly period: string; readonly on: LocalDate } | null;
  readonly returnedBefore: readonly string[];
}

export interface NoticeNote {
  readonly notice: string;
  readonly rung: string | null;
  readonly issuedOn: LocalDate;
  readonly units: readonly string[];
  readonly answeredBy: readonly string[];
}

export interface ProposalNote {
  readonly proposal: string;
  readonly measure: Measure;
  readonly proposedOn: LocalDate;
  readonly decision: 'approved' | 'declined' | null;
}

/** What a person who works on this task would know of it, noted from its events. */
export interface TaskNote {
  readonly taskId: string;
  readonly seq: number;
  readonly text: string;
  readonly leaders: readonly LeaderRef[];
  readonly deadline: Deadline;
  readonly state: TaskState;
  readonly statesSeen: readonly TaskState[];
  readonly units: readonly UnitNote[];
  readonly consolidatingUnit: string;
  readonly dispatchedOn: LocalDate;
  readonly originalDueDate: LocalDate | null;
  readonly extendedTo: LocalDate | null;
  /** The report that is asked for. */
  readonly openReport: {
    readonly period: string;
    readonly dueOn: LocalDate;
    readonly remindedOn: LocalDate | null;
  } | null;
  /** A report that was never given, for which a notice was issued. */
  readonly missedReport: { readonly period: string; readonly on: LocalDate } | null;
  readonly notices: readonly NoticeNote[];
  readonly proposals: readonly ProposalNote[];
  readonly submittedOn: LocalDate | null;
  readonly rejections: number;
  readonly rejectedOn: LocalDate | null;
  readonly milestoneAccepted: boolean;
  readonly concludedOn: LocalDate | null;
}

/** The book, by task id. */
export type Book = Map<string, TaskNote>;

export const activeUnits = (note: TaskNote): readonly UnitNote[] =>
  note.units.filter(({ state }) => state !== 'Reassigned');

/** Lead and main units, which answer for the task. */
export const answerableUnits = (note: TaskNote): readonly UnitNote[] =>
  activeUnits(note).filter(({ role }) => role !== 'support');

export const isConsolidating = (note: TaskNote, { unit }: UnitNote): boolean => unit === note.consolidatingUnit;

/** The date that counts for the people at work: the extended one, else the printed one. */
export const workingDueDate = (note: TaskNote): LocalDate | null => note.extendedTo ?? note.originalDueDate;
