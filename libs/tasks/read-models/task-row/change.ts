import type { LocalDate } from '#kernel';
import {
  type ClockName,
  parseClockName,
  type TaskEventData,
  type TaskEventType,
  type TaskState,
} from '#tasks/contract';
import {
  changePart,
  changeParts,
  newPart,
  received,
  reopened,
  setState,
  without,
  withOne,
  withoutOpenNotices,
  withoutReport,
  withReport,
} from './parts.js';
import type { TaskRow, UnitPart } from './row.js';

export type Change = Partial<TaskRow>;
export type Changes = { readonly [T in Exclude<TaskEventType, 'TaskProposed'>]: Changer<T> };
type Changer<T extends TaskEventType> = (row: TaskRow, data: TaskEventData<T>, on: LocalDate) => Change;

/** This very object: nothing but the revision changes. */
export const unchanged: Change = {};
const nothing = (): Change => unchanged;

const enter = ({ state, returnsTo }: TaskRow, next: TaskState): Change => ({
  state: next,
  returnsTo: [...returnsTo, state],
});

const goBack = ({ returnsTo }: TaskRow, otherwise: TaskState): Change => ({
  state: returnsTo.at(-1) ?? otherwise,
  returnsTo: returnsTo.slice(0, -1),
});

const end = (row: TaskRow, state: TaskState): Change => ({
  state,
  returnsTo: [],
  extensionRequestedTo: null,
  parts: withoutOpenNotices(row.parts),
});

/** What each event changes in a row. That the newest facts win, and what follows from them, is the fold's business. */
export const changes: Changes = {
  TaskInitiated: () => ({ state: 'Initiated' }),
  TaskDecomposed: (_row, { consolidatingUnit, originalDueDate }) => ({
    consolidatingUnit,
    originalDue: originalDueDate,
    currentDue: originalDueDate,
  }),
  TaskDispatched: (_row, { dispatchedOn }) => ({ state: 'Dispatched', dispatchedOn }),
  ClockArmed: nothing,
  ClockStopped: (row, { clock, reason }) =>
    reason === 'superseded' ? superseded(row, parseClockName(clock)) : unchanged,
  RungFired: nothing,
  RungHeld: nothing,
  AssignmentReceived: (row, { unit }, on) => ({ parts: received(row.parts, unit, on, false) }),
  AssignmentDeemedReceived: (row, { unit }, on) => ({ parts: received(row.parts, unit, on, true) }),
  AssignmentDisputed: (row, { unit }) => ({ parts: setState(row.parts, unit, 'Disputed') }),
  DisputeRuled: ruled,
  WorkStarted: (_row, { ongoing, startedOn }) => ({ state: ongoing ? 'Ongoing' : 'InProgress', startedOn }),
  ProgressReported: (row, { unit, period, percent, figures, late }, on) => ({
    parts: changePart(row.parts, unit, (part) => withReport(part, { period, percent, figures, late, on })),
  }),
  ProgressReturned: (row, { unit, period }) => ({
    returned: row.returned + 1,
    parts: changePart(row.parts, unit, (part) => withoutReport(part, period)),
  }),
  InstructionGiven: nothing,
  ExtensionRequested: (_row, { requestedDate }) => ({ extensionRequestedTo: requestedDate }),
  ExtensionGranted: (row, { newDueDate }) => ({
    currentDue: newDueDate,
    extensionRequestedTo: null,
    extensionsGranted: row.extensionsGranted + 1,
  }),
  ExtensionRefused: () => ({ extensionRequestedTo: null }),
  AssignmentFinished: (row, { unit }) => ({ parts: setState(row.parts, unit, 'UnitDone') }),
  CompletionSubmitted: (row, { submittedOn }) => ({ ...enter(row, 'PendingReview'), submittedOn }),
  CompletionAccepted: (row, { grade, concludedOn, onTime }) => ({
    ...end(row, 'Concluded'),
    grade,
    concludedOn,
    onTime,
  }),
  CompletionRejected: (row) => ({ ...goBack(row, 'InProgress'), submittedOn: null, parts: reopened(row.parts) }),
  MilestoneAccepted: (row) => ({
    state: 'Ongoing',
    returnsTo: [],
    submittedOn: null,
    extensionRequestedTo: null,
    parts: reopened(row.parts),
  }),
  TaskSuspended: (row) => enter(row, 'Suspended'),
  TaskResumed: (row, { dueDate }) => ({ ...goBack(row, 'InProgress'), currentDue: dueDate }),
  TaskWithdrawn: (row) => end(row, 'Withdrawn'),
  TaskArchived: (row) => end(row, 'Archived'),
  ReminderIssued: (row, { units }) => ({
    reminders: row.reminders + 1,
    parts: changeParts(row.parts, units, (part) => ({ ...part, requests: part.requests + 1 })),
  }),
  SupervisionNoticeIssued: noticed,
  NoticeAnswered: (row, { notice, unit }) => ({
    parts: changePart(row.parts, unit, (part) => ({ ...part, openNotices: without(part.openNotices, notice) })),
  }),
  MeasureProposed: (row) => ({ openProposals: row.openProposals + 1 }),
  MeasureApproved: (row) => ({ openProposals: row.openProposals - 1 }),
  MeasureDeclined: (row) => ({ openProposals: row.openProposals - 1 }),
  RectificationOrdered: (row, { dueOn }) => ({
    ...enter(row, 'Rectifying'),
    rectificationDue: dueOn,
    submittedOn: null,
  }),
  RectificationReported: (_row, _data, on) => ({ submittedOn: on }),
  RectificationVerified: (row) => ({ ...goBack(row, 'InProgress'), rectificationDue: null, submittedOn: null }),
  CorrectionRecorded: nothing,
};

/** After its last rung a report counts as missing; the consolidating unit owed it. */
function superseded(row: TaskRow, clock: ClockName): Change {
  if (clock.kind !== 'report') return unchanged;
  const missing = (part: UnitPart) => ({ ...part, missing: withOne(part.missing, clock.period) });
  return { parts: changePart(row.parts, row.consolidatingUnit, missing) };
}

function ruled(row: TaskRow, { unit, reassignedTo }: TaskEventData<'DisputeRuled'>, on: LocalDate): Change {
  if (!reassignedTo) return { parts: received(row.parts, unit, on, false) };
  const parts = [...setState(row.parts, unit, 'Reassigned'), newPart(reassignedTo)];
  return row.consolidatingUnit === unit ? { parts, consolidatingUnit: reassignedTo.unit } : { parts };
}

function noticed(row: TaskRow, data: TaskEventData<'SupervisionNoticeIssued'>): Change {
  const { notice, colour, units, answerDue } = data;
  const parts = changeParts(row.parts, units, (part) => ({
    ...part,
    requests: part.requests + 1,
    notices: { ...part.notices, [notice]: colour },
    openNotices: answerDue === null ? part.openNotices : withOne(part.openNotices, notice),
  }));
  if (colour === 'blue') return { parts, noticesBlue: row.noticesBlue + 1 };
  if (colour === 'orange') return { parts, noticesOrange: row.noticesOrange + 1 };
  return { parts, noticesRed: row.noticesRed + 1 };
}
