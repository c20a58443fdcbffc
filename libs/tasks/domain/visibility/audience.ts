import {
  type ClockName,
  clockVisibility,
  parseClockName,
  type TaskEventData,
  type TaskEventType,
  taskReaders,
  type VisibilityRule,
} from '#tasks/contract';
import type { ClockKind } from '#escalation/contract';

/** Whom one event of one task is for, as far as the units of the task are concerned. */
export type Audience =
  | { readonly for: 'parties' }
  | { readonly for: 'supervisors' }
  | { readonly for: 'units'; readonly units: readonly string[]; readonly consolidating: boolean }
  /** Supervisors until this proposal is approved, then every party. */
  | { readonly for: 'approval'; readonly proposal: string };

/** What the rules ask about the events before. */
export interface EarlierEvents {
  /** The units a notice was addressed to; none when there is no such notice. */
  unitsOfNotice(notice: string): readonly string[];
  /** Undefined when there is no such event. */
  audienceAt(revision: number): Audience | undefined;
}

/** A fact of a task, with its type and its content belonging together. */
export interface Fact<T extends TaskEventType> {
  readonly type: T;
  readonly data: TaskEventData<T>;
}

const supervisors: Audience = { for: 'supervisors' };

/** What points to nothing is for supervisors only. @throws TypeError when the event names a clock that is none. */
export const audienceOf = <T extends TaskEventType>({ type, data }: Fact<T>, earlier: EarlierEvents): Audience =>
  resolved<TaskEventData<T>>(taskReaders[type].readers, data, earlier);

function resolved<Data>(rule: VisibilityRule<Data>, data: Data, earlier: EarlierEvents): Audience {
  switch (rule.for) {
    case 'parties':
    case 'supervisors':
      return rule;
    case 'units':
      return { for: 'units', units: rule.named(data), consolidating: rule.consolidating };
    case 'readersOf':
      return rule.what === 'event'
        ? (earlier.audienceAt(rule.which(data)) ?? supervisors)
        : readersOf(rule.what, rule.which(data), earlier);
  }
}

function readersOf(what: 'notice' | 'proposal' | 'clock', which: string, earlier: EarlierEvents): Audience {
  switch (what) {
    case 'notice':
      return { for: 'units', units: earlier.unitsOfNotice(which), consolidating: false };
    case 'proposal':
      return { for: 'approval', proposal: which };
    case 'clock':
      return audienceOfClock(parseClockName(which), earlier);
  }
}

const audienceOfClock = <K extends ClockKind>(name: ClockName<K>, earlier: EarlierEvents): Audience =>
  resolved<ClockName<K>>(clockVisibility[name.kind], name, earlier);
