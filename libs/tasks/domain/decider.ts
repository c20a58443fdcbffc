import { assertNever, type Decider } from '#kernel';
import type { SupervisionRules } from '#escalation/contract';
import type { TaskCommand, TaskEvent } from '#tasks/contract';
import { answerNotice } from './answers.js';
import { acceptCompletion, finishAssignment, rejectCompletion, submitCompletion } from './completion.js';
import { recordCorrection } from './correction.js';
import { archiveTask, withdrawTask } from './ending.js';
import { evolve } from './evolve.js';
import { grantExtension, refuseExtension, requestExtension } from './extension.js';
import { fireRungs } from './fire-rungs.js';
import { checkReach, checkRole } from './guards.js';
import { dispatchTask, initiateTask } from './initiation.js';
import { approveMeasure, declineMeasure } from './measures.js';
import { refuse } from './orders.js';
import { disputeAssignment, receiveAssignment, ruleDispute } from './receipt.js';
import { orderRectification, reportRectification, verifyRectification } from './rectification.js';
import { reportProgress, returnProgress } from './reporting.js';
import { noTask, type Task, type TaskFolded } from './state.js';
import { giveInstruction, issueNotice, issueReminder } from './supervision.js';
import { resumeTask, suspendTask } from './suspension.js';

export type { TaskFolded } from './state.js';

/** The task, bound to one policy version and one calendar version. */
export const createTaskDecider = (rules: SupervisionRules): Decider<TaskCommand, TaskEvent, TaskFolded> => ({
  decide: (command, state) => decide(command, state, rules),
  evolve,
  initialState: () => noTask,
});

function decide(command: TaskCommand, state: TaskFolded, rules: SupervisionRules): readonly TaskEvent[] {
  checkRole(command);
  const { taskId } = command;
  if (command.type === 'InitiateTask') {
    if (state.status !== 'none') throw refuse('TASK_ALREADY_EXISTS', { taskId });
    return initiateTask(command);
  }
  if (state.status === 'none') throw refuse('TASK_NOT_FOUND', { taskId });
  checkReach(command, state);
  return decideOn(command, state, rules);
}

type OrderToTask = Exclude<TaskCommand, { type: 'InitiateTask' }>;

// eslint-disable-next-line complexity, max-lines-per-function -- two lines per command, nothing else
function decideOn(command: OrderToTask, task: Task, rules: SupervisionRules): TaskEvent[] {
  switch (command.type) {
    case 'DispatchTask':
      return dispatchTask(command, task, rules);
    case 'ReceiveAssignment':
      return receiveAssignment(command, task, rules);
    case 'DisputeAssignment':
      return disputeAssignment(command, task, rules);
    case 'RuleDispute':
      return ruleDispute(command, task, rules);
    case 'ReportProgress':
      return reportProgress(command, task, rules);
    case 'ReturnProgress':
      return returnProgress(command, task);
    case 'GiveInstruction':
      return giveInstruction(command, task);
    case 'RequestExtension':
      return requestExtension(command, task, rules);
    case 'GrantExtension':
      return grantExtension(command, task, rules);
    case 'RefuseExtension':
      return refuseExtension(command, task);
    case 'FinishAssignment':
      return finishAssignment(command, task);
    case 'SubmitCompletion':
      return submitCompletion(command, task);
    case 'AcceptCompletion':
      return acceptCompletion(command, task, rules);
    case 'RejectCompletion':
      return rejectCompletion(command, task);
    case 'SuspendTask':
      return suspendTask(command, task);
    case 'ResumeTask':
      return resumeTask(command, task, rules);
    case 'WithdrawTask':
      return withdrawTask(command, task);
    case 'ArchiveTask':
      return archiveTask(command, task);
    case 'IssueReminder':
      return issueReminder(command, task, rules);
    case 'IssueNotice':
      return issueNotice(command, task, rules);
    case 'AnswerNotice':
      return answerNotice(command, task, rules);
    case 'ApproveMeasure':
      return approveMeasure(command, task);
    case 'DeclineMeasure':
      return declineMeasure(command, task);
    case 'OrderRectification':
      return orderRectification(command, task, rules);
    case 'ReportRectification':
      return reportRectification(command, task);
    case 'VerifyRectification':
      return verifyRectification(command, task);
    case 'RecordCorrection':
      return recordCorrection(command, task);
    case 'FireRungs':
      return fireRungs(command, task, rules);
    default:
      return assertNever(command);
  }
}
