import type { Json } from '#kernel';
import type { AssignmentRole } from '#tasks/contract';
import type { FindingCode } from '../result/finding-codes.js';
import type { ReadContact } from '../result/types.js';

export type TaskField = 'number' | 'section' | 'text' | 'leaders' | 'units' | 'contacts' | 'deadline';

/** A doubt that a form reader has about one task; it becomes a finding. */
export interface Doubt {
  readonly code: FindingCode;
  readonly line: number;
  readonly excerpt: string;
  readonly field: TaskField;
  /** Where it weighs otherwise than the code's findings do as a rule. */
  readonly severity?: 'error' | 'warning' | 'info';
  readonly values?: Readonly<Record<string, string | number>>;
  readonly proposal?: Json;
}

/** What stands in a field, line breaks taken out, not yet interpreted. */
export interface RawField {
  readonly text: string;
  readonly line: number;
  /** The label or column it stands under. */
  readonly label: string;
}

export interface RawUnits extends RawField {
  readonly role: AssignmentRole;
}

/** A task as the form shows it: whose text is where, before names and dates are read. */
export interface RawTask {
  readonly number: number | null;
  readonly numberText: string | null;
  readonly section: string | null;
  readonly subsection: string | null;
  readonly theme: string | null;
  /** Paragraphs joined with "\n". */
  readonly text: string;
  readonly leaders: readonly RawField[];
  readonly units: readonly RawUnits[];
  readonly contacts: readonly ReadContact[];
  /** Null where the form gives none, which is not the same as an empty one. */
  readonly deadline: RawField | null;
  readonly line: number;
  readonly lines: readonly number[];
  readonly doubts: readonly Doubt[];
}
