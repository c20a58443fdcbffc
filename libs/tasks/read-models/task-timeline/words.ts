import type { Measure, NoticeColour } from '#escalation/contract';
import type { AssignmentRole, TaskEventData, TaskEventType } from '#tasks/contract';

export type Language = 'zh' | 'en';

/** What the sentences call things by. */
export interface Names {
  /** The unit's name as the task prints it; its id where it prints none. */
  unit(unit: string): string;
  /** A leading official's post and name; the post's id where the task prints none. */
  post(post: string): string;
}

/** One short sentence per type of event. A type without a sentence does not compile. */
export type Sentences = {
  readonly [T in TaskEventType]: (data: TaskEventData<T>, names: Names) => string;
};

/** How a language calls what the contract calls by codes. */
export interface Vocabulary {
  readonly colour: Readonly<Record<NoticeColour, string>>;
  readonly measure: Readonly<Record<Measure, string>>;
  readonly role: Readonly<Record<AssignmentRole, string>>;
  readonly grade: Readonly<Record<TaskEventData<'CompletionAccepted'>['grade'], string>>;
  readonly ground: Readonly<Record<TaskEventData<'TaskSuspended'>['ground'], string>>;
  readonly stopped: Readonly<Record<TaskEventData<'ClockStopped'>['reason'], string>>;
}

/** `sign:czj`, `report:2023-03`, `deadline`, `notice:2`, `rectification`. */
export interface ClockName {
  readonly kind: string;
  readonly subject: string;
}

export function clockName(clock: string): ClockName {
  const at = clock.indexOf(':');
  return at < 0 ? { kind: clock, subject: '' } : { kind: clock.slice(0, at), subject: clock.slice(at + 1) };
}

/** The beginning of a long text; the whole of it is in the data of the event. */
export const clip = (text: string, most = 80): string => {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
};
