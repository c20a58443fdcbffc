import type { RecordedOf } from '#event-store';
import { type LocalDate, localDateOf } from '#kernel';
import {
  type AssignmentState,
  periodOfClock,
  reportClock,
  type TaskEventData,
  type TaskEvents,
  type TaskEventType,
  type TaskState,
} from '#tasks/contract';
import type { Book, NoticeNote, ProposalNote, TaskNote, UnitNote } from './book.js';

interface At {
  readonly on: LocalDate;
  readonly revision: number;
}
type Notes = { readonly [T in TaskEventType]?: (note: TaskNote, data: TaskEventData<T>, at: At) => TaskNote };

/** Notes an event of a task; events of a task come in order. */
export function noteEvent(book: Book, event: RecordedOf<TaskEvents>): void {
  if (event.type === 'TaskProposed') return void book.set(event.data.taskId, proposed(event.data));
  const note = book.get(event.data.taskId);
  if (note) book.set(note.taskId, noted(note, event));
}

const noted = <T extends TaskEventType>(
  note: TaskNote,
  { type, data, metadata, revision }: RecordedOf<TaskEvents, T>,
): TaskNote => notes[type]?.(note, data, { on: localDateOf(metadata.occurredAt), revision }) ?? note;

const proposed = (data: TaskEventData<'TaskProposed'>): TaskNote => ({
  taskId: data.taskId,
  seq: data.seq,
  text: data.text,
  leaders: data.leaders,
  deadline: data.deadline,
  state: 'Proposed',
  statesSeen: ['Proposed'],
  units: data.assignments.map((assignment) => unitNote(assignment, '')),
  consolidatingUnit: '',
  dispatchedOn: '',
  originalDueDate: null,
  extendedTo: null,
  openReport: null,
  missedReport: null,
  notices: [],
  proposals: [],
  submittedOn: null,
  rejections: 0,
  rejectedOn: null,
  milestoneAccepted: false,
  concludedOn: null,
});

const unitNote = (assignment: Pick<UnitNote, 'unit' | 'name' | 'role'>, assignedOn: LocalDate): UnitNote => ({
  ...assignment,
  state: 'PendingReceipt',
  assignedOn,
  percent: 0,
  lastReport: null,
  returned: null,
  returnedBefore: [],
});

const enter = (note: TaskNote, state: TaskState, more: Partial<TaskNote> = {}): TaskNote => ({
  ...note,
  ...more,
  state,
  statesSeen: note.statesSeen.includes(state) ? note.statesSeen : [...note.statesSeen, state],
});

const changeUnit = (note: TaskNote, unit: string, change: (was: UnitNote) => UnitNote): TaskNote => ({
  ...note,
  units: note.units.map((was) => (was.unit === unit ? change(was) : was)),
});

const setUnit = (note: TaskNote, unit: string, state: AssignmentState): TaskNote =>
  changeUnit(note, unit, (was) => ({ ...was, state }));

/** The work has to be done again, or goes on: units that were done work again. */
const reopenUnits = (note: TaskNote): TaskNote => ({
  ...note,
  units: note.units.map((was) => (was.state === 'UnitDone' ? { ...was, state: 'Working' } : was)),
});

/** The state a task goes back to from review, suspension or rectification. */
const before = ({ statesSeen, milestoneAccepted, deadline }: TaskNote): TaskState => {
  if (milestoneAccepted || deadline.kind === 'ongoing') return 'Ongoing';
  return statesSeen.includes('InProgress') ? 'InProgress' : 'Dispatched';
};

const decided = (note: TaskNote, proposal: string, decision: ProposalNote['decision']): TaskNote => ({
  ...note,
  proposals: note.proposals.map((was) => (was.proposal === proposal ? { ...was, decision } : was)),
});

const answered = (was: NoticeNote, { notice, unit }: TaskEventData<'NoticeAnswered'>): NoticeNote =>
  was.notice === notice ? { ...was, answeredBy: [...was.answeredBy, unit] } : was;

const notes: Notes = {
  TaskInitiated: (note) => enter(note, 'Initiated'),
  TaskDecomposed: (note, { consolidatingUnit, originalDueDate }) => ({ ...note, consolidatingUnit, originalDueDate }),
  TaskDispatched: (note, { dispatchedOn }) =>
    enter(note, 'Dispatched', {
      dispatchedOn,
      units: note.units.map((was) => ({ ...was, assignedOn: dispatchedOn })),
    }),
  AssignmentReceived: (note, { unit }) => setUnit(note, unit, 'Received'),
  AssignmentDeemedReceived: (note, { unit }) => setUnit(note, unit, 'Received'),
  AssignmentDisputed: (note, { unit }) => setUnit(note, unit, 'Disputed'),
  DisputeRuled: ruled,
  WorkStarted: (note, { ongoing }) => enter(note, ongoing ? 'Ongoing' : 'InProgress'),
  ClockArmed: (note, { clock, kind, anchor }) =>
    kind === 'report'
      ? { ...note, openReport: { period: periodOfClock(clock), dueOn: anchor, remindedOn: null } }
      : note,
  ClockStopped: (note, { clock }) =>
    note.openReport && clock === reportClock(note.openReport.period) ? { ...note, openReport: null } : note,
  RungFired: reportRungFired,
  ProgressReported: reported,
  ProgressReturned: (note, { unit, period }, { on }) =>
    changeUnit(note, unit, (was) => ({
      ...was,
      returned: { period, on },
      returnedBefore: [...was.returnedBefore, period],
    })),
  ExtensionGranted: (note, { newDueDate }) => ({ ...note, extendedTo: newDueDate }),
  AssignmentFinished: (note, { unit }) => setUnit(note, unit, 'UnitDone'),
  CompletionSubmitted: (note, { submittedOn }) => enter(note, 'PendingReview', { submittedOn }),
  CompletionAccepted: (note, _data, { on }) => enter(note, 'Concluded', { concludedOn: on }),
  MilestoneAccepted: (note) => enter(reopenUnits(note), 'Ongoing', { milestoneAccepted: true }),
  CompletionRejected: (note, _data, { on }) =>
    enter(reopenUnits(note), before(note), { rejections: note.rejections + 1, rejectedOn: on }),
  TaskSuspended: (note) => enter(note, 'Suspended'),
  TaskResumed: (note) => enter(note, before(note)),
  TaskWithdrawn: (note) => enter(note, 'Withdrawn'),
  TaskArchived: (note) => enter(note, 'Archived'),
  SupervisionNoticeIssued: (note, { notice, rung, units }, { on }) => ({
    ...note,
    notices: [...note.notices, { notice, rung, units, issuedOn: on, answeredBy: [] }],
  }),
  NoticeAnswered: (note, data) => ({ ...note, notices: note.notices.map((was) => answered(was, data)) }),
  MeasureProposed: (note, { proposal, measure }, { on }) => ({
    ...note,
    proposals: [...note.proposals, { proposal, measure, proposedOn: on, decision: null }],
  }),
  MeasureApproved: (note, { proposal }) => decided(note, proposal, 'approved'),
  MeasureDeclined: (note, { proposal }) => decided(note, proposal, 'declined'),
  RectificationOrdered: (note) => enter(note, 'Rectifying'),
  RectificationVerified: (note) => enter(note, note.concludedOn ? 'Concluded' : before(note)),
};

function ruled(note: TaskNote, { unit, reassignedTo }: TaskEventData<'DisputeRuled'>, { on }: At): TaskNote {
  if (!reassignedTo) return setUnit(note, unit, 'Received');
  const ended = setUnit(note, unit, 'Reassigned');
  const consolidatingUnit = note.consolidatingUnit === unit ? reassignedTo.unit : note.consolidatingUnit;
  return { ...ended, consolidatingUnit, units: [...ended.units, unitNote(reassignedTo, on)] };
}

function reportRungFired(note: TaskNote, { rung }: TaskEventData<'RungFired'>, { on }: At): TaskNote {
  const { openReport } = note;
  if (!openReport) return note;
  if (rung === 'Rep-1') return { ...note, openReport: { ...openReport, remindedOn: on } };
  return rung === 'Rep-2' ? { ...note, missedReport: { period: openReport.period, on } } : note;
}

function reported(note: TaskNote, { unit, period, percent }: TaskEventData<'ProgressReported'>, at: At): TaskNote {
  const missedReport = note.missedReport?.period === period ? null : note.missedReport;
  return changeUnit({ ...note, missedReport }, unit, (was) => ({
    ...was,
    state: was.state === 'UnitDone' ? 'UnitDone' : 'Working',
    percent: percent ?? was.percent,
    lastReport: { period, on: at.on, revision: at.revision },
    returned: was.returned?.period === period ? null : was.returned,
  }));
}
