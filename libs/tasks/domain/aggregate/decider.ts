import type { Decider } from '#kernel';
import type { SupervisionRules } from '#escalation/contract';
import type { TaskCommand, TaskEvent } from '#tasks/contract';
import { answerDecisions } from '../supervision/answers.js';
import { completionDecisions } from '../life-cycle/completion.js';
import { correctionDecisions } from '../life-cycle/correction.js';
import { type Decisions, refuse } from './decisions.js';
import { endingDecisions } from '../life-cycle/ending.js';
import { evolve } from './evolve.js';
import { extensionDecisions } from '../life-cycle/extension.js';
import { firingDecisions } from '../clocks/fire-rungs.js';
import { checkReach } from './guards.js';
import { initiateTask, initiationDecisions } from '../life-cycle/initiation.js';
import { measureDecisions } from '../supervision/measures.js';
import { receiptDecisions } from '../life-cycle/receipt.js';
import { rectificationDecisions } from '../supervision/rectification.js';
import { reportingDecisions } from '../reporting/reporting.js';
import { noTask, type Task, type TaskFolded } from './state.js';
import { supervisionDecisions } from '../supervision/supervision.js';
import { suspensionDecisions } from '../life-cycle/suspension.js';

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
