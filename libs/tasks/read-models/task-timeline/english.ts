import { localDateOf } from '#kernel';
import type { Deadline } from '#tasks/contract';
import { figuresOf } from '../../domain/figures.js';
import { clip, clockWord, type ClockWords, type Names, type Sentences, type Vocabulary } from './words.js';

const words: Vocabulary = {
  colour: { blue: 'blue', orange: 'orange', red: 'red' },
  measure: { censure: 'public censure', interview: 'admonishing interview', accountability: 'accountability' },
  role: { lead: 'lead', main: 'main', support: 'support' },
  grade: { excellent: 'excellent', good: 'good', pass: 'pass' },
  ground: {
    hearing: 'hearing',
    tender: 'tender',
    test: 'test',
    expertReview: 'expert review',
    forceMajeure: 'force majeure',
    decisionChanged: 'decision changed',
  },
  stopped: { done: 'done', superseded: 'superseded', closed: 'task ended', suspended: 'task suspended' },
};

const clocks: ClockWords = {
  sign: ({ unit }, names) => `Clock for signing by ${names.unit(unit)}`,
  report: ({ period }) => `Clock for the report of ${period}`,
  deadline: () => 'Clock for the due date',
  notice: ({ notice }) => `Clock for the answer to notice ${notice}`,
  rectification: () => 'Clock for the rectification',
};
const clock = (name: string, names: Names): string => clockWord(clocks, name, names);

function deadline(due: Deadline): string {
  switch (due.kind) {
    case 'by':
      return `by ${due.date}`;
    case 'window':
      return `from ${due.from} to ${due.to}`;
    case 'milestone':
      return `milestone by ${due.date}, then ongoing`;
    case 'ongoing':
      return 'ongoing';
    case 'unspecified':
      return 'without a date';
  }
}

const list = (units: readonly string[], names: Names): string => units.map((unit) => names.unit(unit)).join(', ');
const percentOf = (percent: number | null): string => (percent === null ? '' : `${percent}%, `);

/** One sentence per event. */
export const english: Sentences = {
  TaskProposed: (data) => `Proposed: item ${data.number} of "${data.planTitle}", ${deadline(data.deadline)}`,
  TaskInitiated: ({ approver, authority }) => `Initiated: approved by ${approver} on the authority of ${authority}`,
  TaskDecomposed: ({ consolidatingUnit, originalDueDate }, names) =>
    `Decomposed: ${names.unit(consolidatingUnit)} consolidates, ${originalDueDate ? `assessed by ${originalDueDate}` : 'no date of assessment'}`,
  TaskDispatched: ({ noticeNumber, dispatchedOn }) => `Dispatched on ${dispatchedOn}: ${noticeNumber}`,
  ClockArmed: ({ clock: name, anchor, rungs, provisional }, names) =>
    `${clock(name, names)} started: ${anchor}, ${rungs.length} rungs${provisional ? ' (calendar not published, provisional)' : ''}`,
  ClockStopped: ({ clock: name, reason }, names) => `${clock(name, names)} stopped: ${words.stopped[reason]}`,
  RungFired: ({ clock: name, rung, scheduledFor, late }, names) =>
    `${clock(name, names)}: rung ${rung} of ${localDateOf(scheduledFor)} fired${late ? ' late' : ''}`,
  RungHeld: ({ rung, until, notice }) =>
    `Rung ${rung} held until ${localDateOf(until)}: notice ${notice} was answered with a plan`,
  AssignmentReceived: ({ unit }, names) => `${names.unit(unit)} signed for its assignment`,
  AssignmentDeemedReceived: ({ unit }, names) => `${names.unit(unit)} did not sign in time; deemed received`,
  AssignmentDisputed: ({ unit, reason }, names) => `${names.unit(unit)} objected: ${clip(reason)}`,
  DisputeRuled: ({ unit, reassignedTo, reason }, names) =>
    reassignedTo
      ? `Ruled: ${reassignedTo.name} takes over the ${words.role[reassignedTo.role]} part of ${names.unit(unit)}: ${clip(reason)}`
      : `Ruled: ${names.unit(unit)} is designated: ${clip(reason)}`,
  WorkStarted: ({ ongoing, startedOn }) => `${ongoing ? 'Ongoing' : 'In progress'} from ${startedOn}`,
  ProgressReported: ({ unit, period, percent, figure, figures, narrative, late }, names) =>
    `${names.unit(unit)} reported on ${period}${late ? ' late' : ''}: ${percentOf(percent)}` +
    `${figuresOf({ figure, figures })
      .map((given) => `${given.value} ${given.unit}, `)
      .join('')}${clip(narrative)}`,
  ProgressReturned: ({ unit, period, reason }, names) =>
    `Report of ${names.unit(unit)} on ${period} returned: ${clip(reason)}`,
  InstructionGiven: ({ post, text }, names) => `Instruction of ${names.post(post)}: ${clip(text)}`,
  ExtensionRequested: ({ unit, requestedDate, reason }, names) =>
    `${names.unit(unit)} asked for an extension to ${requestedDate}: ${clip(reason)}`,
  ExtensionGranted: ({ previousDueDate, newDueDate }) =>
    `Extension granted: from ${previousDueDate} to ${newDueDate}; the date of assessment stays`,
  ExtensionRefused: ({ reason }) => `Extension refused: ${clip(reason)}`,
  AssignmentFinished: ({ unit, summary }, names) => `${names.unit(unit)} finished its part: ${clip(summary)}`,
  CompletionSubmitted: ({ unit, summary }, names) => `${names.unit(unit)} submitted completion: ${clip(summary)}`,
  CompletionAccepted: ({ grade, concludedOn, onTime }) =>
    `Completion accepted (${words.grade[grade]}): concluded on ${concludedOn}, ${onTime ? 'on time' : 'late'}`,
  CompletionRejected: ({ reason }) => `Completion rejected: ${clip(reason)}`,
  MilestoneAccepted: ({ acceptedOn, onTime }) =>
    `Milestone accepted on ${acceptedOn}, ${onTime ? 'on time' : 'late'}; the work goes on`,
  TaskSuspended: ({ ground, reason }) => `Suspended (${words.ground[ground]}): ${clip(reason)}`,
  TaskResumed: ({ suspendedDays, dueDate }) =>
    `Resumed: ${suspendedDays} days do not count${dueDate ? `; due ${dueDate}` : ''}`,
  TaskWithdrawn: ({ reason }) => `Withdrawn: ${clip(reason)}`,
  TaskArchived: () => 'Archived',
  ReminderIssued: ({ units, rung }, names) => `Reminder to ${list(units, names)}${rung ? ` (${rung})` : ''}`,
  SupervisionNoticeIssued: ({ notice, noticeNumber, colour, units, answerDue }, names) =>
    `Notice ${notice} (${words.colour[colour]}, ${noticeNumber}) to ${list(units, names)}` +
    `${answerDue ? `, answer by ${answerDue}` : ''}`,
  NoticeAnswered: ({ notice, unit, text, plannedDate }, names) =>
    `${names.unit(unit)} answered notice ${notice}${plannedDate ? `, planned for ${plannedDate}` : ''}: ${clip(text)}`,
  MeasureProposed: ({ proposal, measure, units, reason }, names) =>
    `Proposed (${proposal}): ${words.measure[measure]} of ${list(units, names)}, waits for a decision: ${clip(reason)}`,
  MeasureApproved: ({ proposal, measure, opinion }) =>
    `Proposal ${proposal} (${words.measure[measure]}) approved: ${clip(opinion)}`,
  MeasureDeclined: ({ proposal, measure, opinion }) =>
    `Proposal ${proposal} (${words.measure[measure]}) declined: ${clip(opinion)}`,
  RectificationOrdered: ({ dueOn, text }) => `Rectification ordered by ${dueOn}: ${clip(text)}`,
  RectificationReported: ({ unit, text }, names) => `${names.unit(unit)} reported its rectification: ${clip(text)}`,
  RectificationVerified: ({ note }) => `Rectification verified: ${clip(note)}`,
  CorrectionRecorded: ({ revision, correct, reason }) =>
    `Event ${revision} corrected: ${clip(correct)} (${clip(reason)})`,
};
