import type { SupervisionRules } from '#escalation/contract';
import { deadlineClock, type TaskEvent } from '#tasks/contract';
import { answerable, reopenFinished, setAssignmentState } from './assignments.js';
import { ladderNotices, stop, stopAll } from './clocks.js';
import { checkAssignment, checkConsolidating, checkOther, checkState, listed, wrongState } from './guards.js';
import { type EvolversOf, fact, type Order, refuse, todayOf } from './orders.js';
import { moveTo, type Stage, type Submission, type Task, withFacts, type Workable } from './state.js';

type Reviewed = Extract<Stage, { status: 'PendingReview' }>;

/** 单位办结: support units may say so too, but nobody waits for them. */
export function finishAssignment(order: Order<'FinishAssignment'>, task: Task): TaskEvent[] {
  const { unit, summary } = order.data;
  checkState(order.type, task, 'AssignmentFinished');
  checkAssignment(order.type, task, unit, 'AssignmentFinished');
  return [fact('AssignmentFinished', { taskId: order.taskId, unit, summary })];
}

/** 申请办结: this day counts, not that of the review. */
export function submitCompletion(order: Order<'SubmitCompletion'>, task: Task): TaskEvent[] {
  checkState(order.type, task, 'CompletionSubmitted');
  checkConsolidating(task, order.data.unit);
  const open = answerable(task).filter(({ state }) => state !== 'UnitDone');
  if (open.length > 0) throw refuse('COMPLETION_UNITS_NOT_DONE', { open: listed(open.map(({ unit }) => unit)) });
  const submission = { submittedBy: order.by.account, submittedOn: todayOf(order) };
  return [fact('CompletionSubmitted', { taskId: order.taskId, ...order.data, ...submission })];
}

/** 审核通过: the milestone the first time, when there is one; else the task, whose clocks all stop in the same decision. */
export function acceptCompletion(order: Order<'AcceptCompletion'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { submission } = underReview(order, task);
  checkOther(order.by, submission.submittedBy);
  const { deadline, milestoneOnTime } = task.facts;
  if (deadline.kind === 'milestone' && milestoneOnTime === null) return acceptMilestone(order, task, submission, rules);
  const concludedOn = submission.submittedOn;
  const onTime = milestoneOnTime ?? inTime(task, submission);
  return [
    fact('CompletionAccepted', { taskId: order.taskId, grade: order.data.grade, concludedOn, onTime }),
    ...stopAll(task, 'closed'),
  ];
}

/** 阶段办结: the date is met, so its clock and its notices stop; reports go on. */
const acceptMilestone = (
  order: Order<'AcceptCompletion'>,
  task: Task,
  submission: Submission,
  rules: SupervisionRules,
): TaskEvent[] => [
  fact('MilestoneAccepted', {
    taskId: order.taskId,
    acceptedOn: todayOf(order),
    onTime: inTime(task, submission),
  }),
  ...stop(task, [deadlineClock], 'done'),
  ...stop(task, ladderNotices(task, rules), 'superseded'),
];

const inTime = ({ facts }: Task, { submittedOn }: Submission): boolean =>
  facts.originalDueDate === null || submittedOn <= facts.originalDueDate;

/** 退回重办 */
export function rejectCompletion(order: Order<'RejectCompletion'>, task: Task): TaskEvent[] {
  checkOther(order.by, underReview(order, task).submission.submittedBy);
  return [fact('CompletionRejected', { taskId: order.taskId, reason: order.data.reason })];
}

function underReview({ type }: Order<'AcceptCompletion' | 'RejectCompletion'>, task: Task): Reviewed {
  if (task.status !== 'PendingReview') throw wrongState(type, task, ['PendingReview']);
  return task;
}

export const completionEvolvers: EvolversOf<
  'AssignmentFinished' | 'CompletionSubmitted' | 'CompletionAccepted' | 'MilestoneAccepted' | 'CompletionRejected'
> = {
  AssignmentFinished: (task, { unit }) => setAssignmentState(task, unit, 'UnitDone'),
  CompletionSubmitted: (task, { submittedBy, submittedOn }) =>
    moveTo(task, { status: 'PendingReview', from: workable(task), submission: { submittedBy, submittedOn } }),
  CompletionAccepted: (task) => moveTo(withFacts(task, { extension: null }), { status: 'Concluded' }),
  MilestoneAccepted: (task, { onTime }) =>
    moveTo(withFacts(reopenFinished(task), { extension: null, milestoneOnTime: onTime }), { status: 'Ongoing' }),
  CompletionRejected: (task) =>
    moveTo(reopenFinished(task), { status: task.status === 'PendingReview' ? task.from : workable(task) }),
};

const workable = ({ status }: Task): Workable => (status === 'Ongoing' ? 'Ongoing' : 'InProgress');
