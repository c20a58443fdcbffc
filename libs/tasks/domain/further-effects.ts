import type { TaskEventType } from '#tasks/contract';

/**
 * Which folds beside the board's an event has an effect on: `readership` who may read what, `details` the lists of a task's own
 * page, `clocks` the index of due clocks. Most have none. Each of these folds has an entry for exactly the events that are
 * named for it here, so that a new event is thought of once and then cannot be forgotten.
 */
export const furtherEffects = {
  TaskProposed: ['readership'],
  TaskInitiated: [],
  TaskDecomposed: ['readership'],
  TaskDispatched: [],
  ClockArmed: ['clocks'],
  ClockStopped: ['clocks'],
  RungFired: ['clocks'],
  RungHeld: ['clocks'],
  AssignmentReceived: [],
  AssignmentDeemedReceived: [],
  AssignmentDisputed: [],
  DisputeRuled: ['readership'],
  WorkStarted: [],
  ProgressReported: ['details'],
  ProgressReturned: ['details'],
  ExtensionRequested: ['details'],
  ExtensionGranted: ['details'],
  ExtensionRefused: ['details'],
  AssignmentFinished: [],
  CompletionSubmitted: ['clocks'],
  CompletionAccepted: ['clocks'],
  CompletionRejected: ['clocks'],
  MilestoneAccepted: ['clocks'],
  TaskSuspended: [],
  TaskResumed: [],
  TaskWithdrawn: [],
  TaskArchived: [],
  InstructionGiven: ['details'],
  ReminderIssued: [],
  SupervisionNoticeIssued: ['readership', 'details'],
  NoticeAnswered: ['details'],
  MeasureProposed: ['details'],
  MeasureApproved: ['readership', 'details'],
  MeasureDeclined: ['details'],
  RectificationOrdered: [],
  RectificationReported: [],
  RectificationVerified: [],
  CorrectionRecorded: ['details'],
} as const satisfies Readonly<Record<TaskEventType, readonly ('readership' | 'details' | 'clocks')[]>>;

/** The events that have an effect on this fold. */
export type Affecting<Fold> = {
  [T in TaskEventType]: Fold extends (typeof furtherEffects)[T][number] ? T : never;
}[TaskEventType];
