import type { SupervisionRules } from '#escalation/contract';
import { deadlineClock, type TaskCommand, type TaskEvent } from '#tasks/contract';
import { answerable, reopenFinished, setAssignmentState } from '../aggregate/assignments.js';
import { ladderNotices, stop, stopAll } from '../clocks/clocks.js';
import { checkAssignment, checkConsolidating, checkOther, checkState, wrongState } from '../aggregate/guards.js';
import { type DecisionsOf, type EvolversOf, fact, refuse, todayOf } from '../aggregate/decisions.js';
import { warned } from '../reporting/completion-warnings.js';
import { moveTo, type Stage, type Submission, type Task, withFacts, type Workable } from '../aggregate/state.js';

type Reviewed = Extract<Stage, { status: 'PendingReview' }>;

/** 单位办结: support units may say so too, but nobody waits for them. */
function finishAssignment(command: TaskCommand<'FinishAssignment'>, task: Task): TaskEvent[] {
  const { unit, summary } = command.data;
  checkState(command.type, task, 'AssignmentFinished');
  checkAssignment(command.type, task, unit, 'AssignmentFinished');
  return [fact('AssignmentFinished', { taskId: command.taskId, unit, summary })];
}

/** 申请办结: this day counts, not that of the review. A target that is not reached is no obstacle, but everybody is warned. */
function submitCompletion(command: TaskCommand<'SubmitCompletion'>, task: Task): TaskEvent[] {
  checkState(command.type, task, 'CompletionSubmitted');
  checkConsolidating(task, command.data.unit);
  const open = answerable(task).filter(({ state }) => state !== 'UnitDone');
  if (open.length > 0) throw refuse('COMPLETION_UNITS_NOT_DONE', { open: open.map(({ unit }) => unit) });
  const submission = { submittedBy: command.by.account, submittedOn: todayOf(command) };
  return [fact('CompletionSubmitted', { taskId: command.taskId, ...command.data, ...submission, ...warned(task) })];
}

/** 审核通过: the milestone the first time, when there is one; else the task, whose clocks all stop in the same decision. */
function acceptCompletion(command: TaskCommand<'AcceptCompletion'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { submission } = underReview(command, task);
  checkOther(command.by, submission.submittedBy);
  const { deadline, milestoneOnTime } = task.facts;
  if (deadline.kind === 'milestone' && milestoneOnTime === null)
    return acceptMilestone(command, task, submission, rules);
  const concludedOn = submission.submittedOn;
  const onTime = milestoneOnTime ?? inTime(task, submission);
  return [
    fact('CompletionAccepted', {
      taskId: command.taskId,
      grade: command.data.grade,
      concludedOn,
      onTime,
      ...warned(task),
    }),
    ...stopAll(task, 'closed'),
  ];
}

/** 阶段办结: the date is met, so its clock and its notices stop; reports go on. */
const acceptMilestone = (
  command: TaskCommand<'AcceptCompletion'>,
  task: Task,
  submission: Submission,
  rules: SupervisionRules,
): TaskEvent[] => [
  fact('MilestoneAccepted', {
    taskId: command.taskId,
    acceptedOn: todayOf(command),
    onTime: inTime(task, submission),
    ...warned(task),
  }),
  ...stop(task, [deadlineClock], 'done'),
  ...stop(task, ladderNotices(task, rules), 'superseded'),
];

const inTime = ({ facts }: Task, { submittedOn }: Submission): boolean =>
  facts.originalDueDate === null || submittedOn <= facts.originalDueDate;

/** 退回重办 */
function rejectCompletion(command: TaskCommand<'RejectCompletion'>, task: Task): TaskEvent[] {
  checkOther(command.by, underReview(command, task).submission.submittedBy);
  return [fact('CompletionRejected', { taskId: command.taskId, reason: command.data.reason, ...warned(task) })];
}

function underReview({ type }: TaskCommand<'AcceptCompletion' | 'RejectCompletion'>, task: Task): Reviewed {
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

export const completionDecisions: DecisionsOf<
  'FinishAssignment' | 'SubmitCompletion' | 'AcceptCompletion' | 'RejectCompletion'
> = {
  FinishAssignment: finishAssignment,
  SubmitCompletion: submitCompletion,
  AcceptCompletion: acceptCompletion,
  RejectCompletion: rejectCompletion,
};
