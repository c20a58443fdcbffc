import type { Decider } from '#kernel';
import type { SupervisionRules } from '#escalation/contract';
import type { TaskCommand, TaskEvent } from '#tasks/contract';
import { answerDecisions } from './answers.js';
import { completionDecisions } from './completion.js';
import { correctionDecisions } from './correction.js';
import { type Decisions, refuse } from './decisions.js';
import { endingDecisions } from './ending.js';
import { evolve } from './evolve.js';
import { extensionDecisions } from './extension.js';
import { firingDecisions } from './fire-rungs.js';
import { checkReach } from './guards.js';
import { initiateTask, initiationDecisions } from './initiation.js';
import { measureDecisions } from './measures.js';
import { receiptDecisions } from './receipt.js';
import { rectificationDecisions } from './rectification.js';
import { reportingDecisions } from './reporting.js';
import { noTask, type Task, type TaskFolded } from './state.js';
import { supervisionDecisions } from './supervision.js';
import { suspensionDecisions } from './suspension.js';

export type { TaskFolded } from './state.js';

/** The task, bound to one policy version and one calendar version. */
export const createTaskDecider = (rules: SupervisionRules): Decider<TaskCommand, TaskEvent, TaskFolded> => ({
  decide: (command, state) => decide(command, state, rules),
  evolve,
  initialState: () => noTask,
});

const decisions: Decisions = {
  ...initiationDecisions,
  ...receiptDecisions,
  ...reportingDecisions,
  ...supervisionDecisions,
  ...extensionDecisions,
  ...completionDecisions,
  ...suspensionDecisions,
  ...endingDecisions,
  ...answerDecisions,
  ...measureDecisions,
  ...rectificationDecisions,
  ...correctionDecisions,
  ...firingDecisions,
};

function decide(command: TaskCommand, state: TaskFolded, rules: SupervisionRules): readonly TaskEvent[] {
  const { taskId } = command;
  if (command.type === 'InitiateTask') {
    if (state.status !== 'none') throw refuse('TASK_ALREADY_EXISTS', { taskId });
    return initiateTask(command);
  }
  if (state.status === 'none') throw refuse('TASK_NOT_FOUND', { taskId });
  checkReach(command, state);
  return decideOn(command, state, rules);
}

const decideOn = <T extends keyof Decisions>(
  command: TaskCommand<T>,
  task: Task,
  rules: SupervisionRules,
): readonly TaskEvent[] => decisions[command.type](command, task, rules);
