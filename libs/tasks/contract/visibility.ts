import type { ClockKind } from '#escalation/contract';
import type { ClockName } from './clock-names.js';
import type { TaskEventData, TaskEventType } from './events.js';

/**
 * Which units may read an event. Supervisors (the offices, and the posts that lead the task) read every event; a unit
 * without a standing part reads none.
 * - `parties`: every unit with a standing part.
 * - `supervisors`: no unit.
 * - `units`: those the event names; with `consolidating` also the unit that reports for the whole task.
 * - `readersOf`: it points to something else, and is for whom that is: a notice by its number, a clock by its name,
 *   an event of the same task by its revision, a proposal by its id. A proposal is for supervisors until it is approved,
 *   then for every party.
 */
export type VisibilityRule<Data> =
  | { readonly for: 'parties' }
  | { readonly for: 'supervisors' }
  | { readonly for: 'units'; readonly named: (data: Data) => readonly string[]; readonly consolidating: boolean }
  | {
      readonly for: 'readersOf';
      readonly what: 'notice' | 'proposal' | 'clock';
      readonly which: (data: Data) => string;
    }
  | { readonly for: 'readersOf'; readonly what: 'event'; readonly which: (data: Data) => number };

interface OneUnit {
  readonly unit: string;
}

const parties = { for: 'parties' } as const;
const supervisors = { for: 'supervisors' } as const;
const itsUnit = { for: 'units', named: ({ unit }: OneUnit) => [unit], consolidating: false } as const;
const itsUnitAndConsolidating = { ...itsUnit, consolidating: true } as const;
const itsUnits = {
  for: 'units',
  named: ({ units }: { readonly units: readonly string[] }) => units,
  consolidating: false,
} as const;
const readersOfNotice = {
  for: 'readersOf',
  what: 'notice',
  which: ({ notice }: { readonly notice: string }) => notice,
} as const;
const readersOfProposal = {
  for: 'readersOf',
  what: 'proposal',
  which: ({ proposal }: { readonly proposal: string }) => proposal,
} as const;
const readersOfClock = {
  for: 'readersOf',
  what: 'clock',
  which: ({ clock }: { readonly clock: string }) => clock,
} as const;

/** Who may read which event. A new type of event without an entry does not compile. */
export const taskVisibility: { readonly [T in TaskEventType]: VisibilityRule<TaskEventData<T>> } = {
  TaskProposed: parties,
  TaskInitiated: parties,
  TaskDecomposed: parties,
  TaskDispatched: parties,
  ClockArmed: readersOfClock,
  ClockStopped: readersOfClock,
  RungFired: readersOfClock,
  RungHeld: readersOfNotice,
  AssignmentReceived: parties,
  AssignmentDeemedReceived: parties,
  AssignmentDisputed: itsUnitAndConsolidating,
  DisputeRuled: parties,
  WorkStarted: parties,
  ProgressReported: itsUnitAndConsolidating,
  ProgressReturned: itsUnitAndConsolidating,
  InstructionGiven: parties,
  ExtensionRequested: parties,
  ExtensionGranted: parties,
  ExtensionRefused: parties,
  AssignmentFinished: itsUnitAndConsolidating,
  CompletionSubmitted: parties,
  CompletionAccepted: parties,
  CompletionRejected: parties,
  MilestoneAccepted: parties,
  TaskSuspended: parties,
  TaskResumed: parties,
  TaskWithdrawn: parties,
  TaskArchived: parties,
  ReminderIssued: itsUnits,
  SupervisionNoticeIssued: itsUnits,
  NoticeAnswered: itsUnit,
  MeasureProposed: readersOfProposal,
  MeasureApproved: parties,
  MeasureDeclined: supervisors,
  RectificationOrdered: parties,
  RectificationReported: parties,
  RectificationVerified: parties,
  CorrectionRecorded: { for: 'readersOf', what: 'event', which: ({ revision }) => revision },
};

/** Who may read what happens to a clock, by what the clock waits for. */
export const clockVisibility: { readonly [K in ClockKind]: VisibilityRule<ClockName<K>> } = {
  sign: itsUnitAndConsolidating,
  report: { for: 'units', named: () => [], consolidating: true },
  notice: readersOfNotice,
  deadline: parties,
  rectification: parties,
};
