import type { Json, LocalDate } from '#kernel';
import type { AssignmentRole, Deadline } from '#tasks/contract';
import type { FindingCode } from './finding-codes.js';

export interface ReadUnit {
  readonly name: string;
  /** main: 主责 / 责任 / 主办单位; lead: 牵头单位 beside them; support: 协办 / 配合单位. */
  readonly role: AssignmentRole;
}

export interface ReadContact {
  readonly unit: string;
  readonly person: string | null;
  readonly phone: string | null;
}

/** How sure the reader is of a field: 1 as printed, 0.9 repaired, 0.5 doubtful, 0 missing. */
export interface Confidence {
  readonly number: number;
  readonly section: number;
  readonly text: number;
  readonly leaders: number;
  readonly units: number;
  readonly deadline: number;
}

/** A task as a person reading the document would write it down. */
export interface ReadTask {
  readonly number: number;
  readonly numberText: string | null;
  readonly section: string | null;
  readonly subsection: string | null;
  readonly theme: string | null;
  readonly text: string;
  readonly leaders: readonly string[];
  readonly units: readonly ReadUnit[];
  readonly contacts: readonly ReadContact[];
  readonly deadlineText: string | null;
  readonly deadline: Deadline;
  /** 1-based line of the number, or of the first line of text. */
  readonly line: number;
  /** Every line that holds a part of the task, ascending. */
  readonly lines: readonly number[];
  readonly confidence: Confidence;
}

/** A doubt, with the place to look at. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly line: number;
  readonly excerpt: string;
  readonly field: string | null;
  /** 0-based index into the plan's tasks; null for the plan or the document as a whole. */
  readonly taskIndex: number | null;
  readonly reason: { readonly zh: string; readonly en: string };
  readonly proposal: Json | null;
}

export interface Heading {
  readonly text: string;
  readonly lines: readonly number[];
}

export type LeftOutReason =
  | 'title'
  | 'notice'
  | 'page-number'
  | 'running-head'
  | 'introduction'
  | 'chapter-without-tasks'
  | 'no-commitment'
  | 'stray-text'
  | 'end-matter';

/** A line of a plan's range that is in no task and in no heading, and why. */
export interface LeftOut {
  readonly line: number;
  readonly text: string;
  readonly reason: LeftOutReason;
}

export interface ReadPlan {
  readonly document: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuedOn: LocalDate | null;
  readonly issuer: string | null;
  /** The year in the title, else of issue: a month without a year belongs to it. */
  readonly year: number;
  /** First and last line, both included. */
  readonly lineRange: readonly [number, number];
  /** Name of the form reader that read it. */
  readonly form: string;
  readonly tasks: readonly ReadTask[];
  readonly headings: readonly Heading[];
  readonly leftOut: readonly LeftOut[];
  readonly findings: readonly Finding[];
}

/** An official document found in the file, whether or not it lists tasks. */
export interface FoundDocument {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuedOn: LocalDate | null;
  readonly issuer: string | null;
  readonly lineRange: readonly [number, number];
  /** Titles of the plans read in it. */
  readonly plans: readonly string[];
}

/** A task of a plan's text and the row of its table that says the same; indexes from 0, `score` of the wording from 0 to 1. */
export interface TextAndRow {
  readonly plan: string;
  readonly task: number;
  readonly table: string;
  readonly row: number;
  readonly score: number;
}

export interface DocumentReading {
  readonly document: string;
  readonly documents: readonly FoundDocument[];
  readonly plans: readonly ReadPlan[];
  /** Between the text of a plan and the table that decomposes it. */
  readonly links: readonly TextAndRow[];
  /** Doubts that belong to no plan. */
  readonly findings: readonly Finding[];
}
