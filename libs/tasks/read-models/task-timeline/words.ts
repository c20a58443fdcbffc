import type { ClockKind, Measure, NoticeColour } from '#escalation/contract';
import {
  type AssignmentRole,
  type ClockName,
  type CompletionWarning,
  type CorrectedReport,
  type Deadline,
  parseClockName,
  type TaskEventData,
  type TaskEventType,
} from '#tasks/contract';

export type Language = 'zh' | 'en';

/** What the sentences call things by. */
export interface Names {
  /** The unit's name as the task prints it; its id where it prints none. */
  unit(unit: string): string;
  /** A leading official's name as the task prints it, else the title of the post. */
  post(post: string): string;
}

type Sentence<Data> = (data: Data, names: Names) => string;

/** One short sentence per type of event and language. A type without a sentence does not compile. */
export type Sentences = {
  readonly [T in TaskEventType]: { readonly [L in Language]: Sentence<TaskEventData<T>> };
};

/** What the sentences of one language are put together from. */
export interface Phrases {
  readonly words: Vocabulary;
  clock(clock: string, names: Names): string;
  deadline(due: Deadline): string;
  list(units: readonly string[], names: Names): string;
  /** The percentage and the figures of a report. */
  said(report: Pick<CorrectedReport, 'percent' | 'figures'>): string;
  /** In brackets; nothing where there are none. */
  warned(warnings: readonly CompletionWarning[] | undefined): string;
}

/** How a language calls what the contract calls by codes. */
export interface Vocabulary {
  readonly colour: Readonly<Record<NoticeColour, string>>;
  readonly measure: Readonly<Record<Measure, string>>;
  readonly role: Readonly<Record<AssignmentRole, string>>;
  readonly grade: Readonly<Record<TaskEventData<'CompletionAccepted'>['grade'], string>>;
  readonly ground: Readonly<Record<TaskEventData<'TaskSuspended'>['ground'], string>>;
  readonly stopped: Readonly<Record<TaskEventData<'ClockStopped'>['reason'], string>>;
}

/** What a language calls the clocks of a task. A kind of clock without a word does not compile. */
export type ClockWords = { readonly [K in ClockKind]: (name: ClockName<K>, names: Names) => string };

const wordOf = <K extends ClockKind>(words: ClockWords, name: ClockName<K>, names: Names): string =>
  words[name.kind](name, names);

/** @throws TypeError when no clock of a task is called so. */
export const clockWord = (words: ClockWords, clock: string, names: Names): string =>
  wordOf(words, parseClockName(clock), names);

/** The beginning of a long text; the whole of it is in the data of the event. */
export const clip = (text: string, most = 80): string => {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
};
