import type { AssignmentState, TaskCommandType, TaskEventType, TaskState } from '#tasks/contract';

/** One row: this event takes a subject from one of these states to that one, when the guard holds. */
export interface Transition<State extends string> {
  readonly event: TaskEventType;
  readonly from: readonly (State | 'none')[];
  readonly to: State | 'same';
  /** The commands that bring it about; who may give them says `taskCommands`. */
  readonly by: readonly TaskCommandType[];
  readonly guard: string;
}

const beforeEnd: readonly TaskState[] = [
  'Initiated',
  'Dispatched',
  'InProgress',
  'Ongoing',
  'PendingReview',
  'Rectifying',
  'Suspended',
];
const underWay: readonly TaskState[] = ['Dispatched', 'InProgress', 'Ongoing', 'Rectifying'];
const active: readonly TaskState[] = [...underWay, 'PendingReview'];
const decidable: readonly TaskState[] = [...active, 'Suspended', 'Concluded', 'Withdrawn'];
const everyState: readonly TaskState[] = ['Proposed', ...beforeEnd, 'Concluded', 'Withdrawn', 'Archived'];

const row = <State extends string>(
  event: TaskEventType,
  from: readonly (State | 'none')[],
  to: State | 'same',
  by: readonly TaskCommandType[],
  guard: string,
): Transition<State> => ({ event, from, to, by, guard });

/** 督查事项: the life cycle of a task. Guards of the decider look their states up here. */
export const taskLifeCycle: readonly Transition<TaskState>[] = [
  row('TaskProposed', ['none'], 'Proposed', ['InitiateTask'], 'a lead or main unit; deadline definite'),
  row('TaskInitiated', ['Proposed'], 'Initiated', ['InitiateTask'], 'named approver'),
  row('TaskDecomposed', ['Initiated'], 'same', ['InitiateTask'], 'one consolidating unit'),
  row('TaskDispatched', ['Initiated'], 'Dispatched', ['DispatchTask'], 'notice number; clocks armable'),
  row(
    'ClockArmed',
    active,
    'same',
    [
      'DispatchTask',
      'ReceiveAssignment',
      'RuleDispute',
      'ReportProgress',
      'GrantExtension',
      'ResumeTask',
      'IssueNotice',
      'OrderRectification',
      'FireRungs',
    ],
    'versions of policy and calendar named',
  ),
  row(
    'ClockStopped',
    decidable,
    'same',
    [
      'ReceiveAssignment',
      'DisputeAssignment',
      'ReportProgress',
      'GrantExtension',
      'AcceptCompletion',
      'SuspendTask',
      'WithdrawTask',
      'AnswerNotice',
      'ReportRectification',
      'VerifyRectification',
      'FireRungs',
    ],
    'the clock runs',
  ),
  row('RungFired', active, 'same', ['FireRungs'], 'time has come; not fired on this timetable'),
  row('RungHeld', active, 'same', ['AnswerNotice'], 'dated plan; not held before'),
  row('AssignmentReceived', active, 'same', ['ReceiveAssignment'], 'own unit, pending receipt'),
  row('AssignmentDeemedReceived', active, 'same', ['FireRungs'], 'objection window over'),
  row('AssignmentDisputed', active, 'same', ['DisputeAssignment'], 'within the objection window; no ruling yet'),
  row('DisputeRuled', active, 'same', ['RuleDispute'], 'disputed; final'),
  row(
    'WorkStarted',
    ['Dispatched'],
    'InProgress',
    ['ReceiveAssignment', 'RuleDispute', 'FireRungs'],
    'all lead and main units have received; dated',
  ),
  row(
    'WorkStarted',
    ['Dispatched'],
    'Ongoing',
    ['ReceiveAssignment', 'RuleDispute', 'FireRungs'],
    'all lead and main units have received; deadline kind ongoing',
  ),
  row('ProgressReported', underWay, 'same', ['ReportProgress'], 'unit has received; percent or figure; period valid'),
  row('ProgressReturned', active, 'same', ['ReturnProgress'], 'a standing report of that period'),
  row('InstructionGiven', beforeEnd, 'same', ['GiveInstruction'], 'leads the task, or head'),
  row(
    'ExtensionRequested',
    ['Dispatched', 'InProgress', 'Rectifying'],
    'same',
    ['RequestExtension'],
    'dated; consolidating unit; before the date, with lead time; bound not reached; none pending',
  ),
  row(
    'ExtensionGranted',
    ['Dispatched', 'InProgress', 'Rectifying', 'PendingReview'],
    'same',
    ['GrantExtension'],
    'requested by another; later date; head when past the plan year',
  ),
  row(
    'ExtensionRefused',
    ['Dispatched', 'InProgress', 'Rectifying', 'PendingReview'],
    'same',
    ['RefuseExtension'],
    'requested by another',
  ),
  row('AssignmentFinished', ['InProgress', 'Ongoing'], 'same', ['FinishAssignment'], 'unit has received'),
  row(
    'CompletionSubmitted',
    ['InProgress', 'Ongoing'],
    'PendingReview',
    ['SubmitCompletion'],
    'consolidating unit; every lead and main unit done',
  ),
  row('CompletionAccepted', ['PendingReview'], 'Concluded', ['AcceptCompletion'], 'reviewer is not the submitter'),
  row(
    'MilestoneAccepted',
    ['PendingReview'],
    'Ongoing',
    ['AcceptCompletion'],
    'deadline kind milestone, not accepted yet; reviewer is not the submitter',
  ),
  row('CompletionRejected', ['PendingReview'], 'InProgress', ['RejectCompletion'], 'was in progress'),
  row('CompletionRejected', ['PendingReview'], 'Ongoing', ['RejectCompletion'], 'was ongoing'),
  row('TaskSuspended', underWay, 'Suspended', ['SuspendTask'], 'ground from the list'),
  ...(['Dispatched', 'InProgress', 'Ongoing', 'Rectifying'] as const).map((to) =>
    row<TaskState>('TaskResumed', ['Suspended'], to, ['ResumeTask'], 'the state before'),
  ),
  row('TaskWithdrawn', beforeEnd, 'Withdrawn', ['WithdrawTask'], 'reason; history stays'),
  row(
    'TaskArchived',
    ['Concluded', 'Withdrawn'],
    'Archived',
    ['ArchiveTask'],
    'no proposal pending, no rectification open',
  ),
  row('ReminderIssued', active, 'same', ['IssueReminder', 'FireRungs'], 'by hand: cooldown over'),
  row(
    'SupervisionNoticeIssued',
    active,
    'same',
    ['IssueNotice', 'FireRungs'],
    'units assigned; answer due after today',
  ),
  row('NoticeAnswered', active, 'same', ['AnswerNotice'], 'addressed; once per unit'),
  row('MeasureProposed', active, 'same', ['FireRungs'], 'facts frozen at a revision'),
  row('MeasureApproved', decidable, 'same', ['ApproveMeasure'], 'proposal pending'),
  row('MeasureDeclined', decidable, 'same', ['DeclineMeasure'], 'proposal pending'),
  row(
    'RectificationOrdered',
    ['InProgress', 'Ongoing', 'Concluded'],
    'Rectifying',
    ['OrderRectification'],
    'date after today',
  ),
  row('RectificationReported', ['Rectifying'], 'same', ['ReportRectification'], 'consolidating unit'),
  ...(['InProgress', 'Ongoing', 'Concluded'] as const).map((to) =>
    row<TaskState>(
      'RectificationVerified',
      ['Rectifying'],
      to,
      ['VerifyRectification'],
      'reported by another; the state before',
    ),
  ),
  row('CorrectionRecorded', everyState, 'same', ['RecordCorrection'], 'points to an existing event'),
];

/** 承办: the life cycle of one unit's part. */
export const assignmentLifeCycle: readonly Transition<AssignmentState>[] = [
  row('TaskProposed', ['none'], 'PendingReceipt', ['InitiateTask'], 'one per unit'),
  row('DisputeRuled', ['none'], 'PendingReceipt', ['RuleDispute'], 'takes over by ruling; may not dispute'),
  row('AssignmentReceived', ['PendingReceipt'], 'Received', ['ReceiveAssignment'], 'own unit'),
  row('AssignmentDeemedReceived', ['PendingReceipt'], 'Received', ['FireRungs'], 'objection window over'),
  row('AssignmentDisputed', ['PendingReceipt'], 'Disputed', ['DisputeAssignment'], 'in the window; no ruling yet'),
  row('DisputeRuled', ['Disputed'], 'Received', ['RuleDispute'], 'designated; final'),
  row('DisputeRuled', ['Disputed'], 'Reassigned', ['RuleDispute'], 'reassigned; final'),
  row('ProgressReported', ['Received', 'Working'], 'Working', ['ReportProgress'], ''),
  row('ProgressReported', ['UnitDone'], 'same', ['ReportProgress'], 'done units still report'),
  row('ProgressReturned', ['Working', 'UnitDone'], 'same', ['ReturnProgress'], 'a standing report of that period'),
  row('AssignmentFinished', ['Received', 'Working'], 'UnitDone', ['FinishAssignment'], ''),
  row('CompletionRejected', ['UnitDone'], 'Working', ['RejectCompletion'], '退回重办'),
  row('MilestoneAccepted', ['UnitDone'], 'Working', ['AcceptCompletion'], 'the work goes on'),
];

const isState = <State extends string>(state: State | 'none'): state is State => state !== 'none';

function statesByEvent<State extends string>(
  rows: readonly Transition<State>[],
): ReadonlyMap<string, readonly State[]> {
  const states = new Map<string, State[]>();
  for (const { event, from } of rows) {
    states.set(event, [...new Set([...(states.get(event) ?? []), ...from.filter(isState)])]);
  }
  return states;
}

const taskStatesByEvent = statesByEvent(taskLifeCycle);
const assignmentStatesByEvent = statesByEvent(assignmentLifeCycle);

/** The task states in which an event may happen. */
export const statesBefore = (event: TaskEventType): readonly TaskState[] => taskStatesByEvent.get(event) ?? [];

/** The assignment states in which an event may happen to a unit's part. */
export const assignmentStatesBefore = (event: TaskEventType): readonly AssignmentState[] =>
  assignmentStatesByEvent.get(event) ?? [];
