import type { TaskEvent, TaskEventType } from '#tasks/contract';
import { answerEvolvers } from '../supervision/answers.js';
import { clockEvolvers } from '../clocks/clocks.js';
import { completionEvolvers } from '../life-cycle/completion.js';
import { correctionEvolvers } from '../life-cycle/correction.js';
import { endingEvolvers } from '../life-cycle/ending.js';
import { extensionEvolvers } from '../life-cycle/extension.js';
import { initiationEvolvers, proposedTask } from '../life-cycle/initiation.js';
import { measureEvolvers } from '../supervision/measures.js';
import type { Evolvers } from './decisions.js';
import { receiptEvolvers } from '../life-cycle/receipt.js';
import { rectificationEvolvers } from '../supervision/rectification.js';
import { reportingEvolvers } from '../reporting/reporting.js';
import type { Task, TaskFolded } from './state.js';
import { supervisionEvolvers } from '../supervision/supervision.js';
import { suspensionEvolvers } from '../life-cycle/suspension.js';

const evolvers: Evolvers = {
  ...initiationEvolvers,
  ...clockEvolvers,
  ...receiptEvolvers,
  ...reportingEvolvers,
  ...extensionEvolvers,
  ...completionEvolvers,
  ...suspensionEvolvers,
  ...endingEvolvers,
  ...supervisionEvolvers,
  ...answerEvolvers,
  ...measureEvolvers,
  ...rectificationEvolvers,
  ...correctionEvolvers,
};

export const evolveTask = <T extends TaskEventType>(task: Task, { type, data }: TaskEvent<T>): Task => ({
  ...evolvers[type](task, data),
  revision: task.revision + 1,
});

/** Total: whatever was recorded is folded. A stream that does not start with its proposal is no task. */
export function evolve(state: TaskFolded, event: TaskEvent): TaskFolded {
  if (state.status !== 'none') return evolveTask(state, event);
  return event.type === 'TaskProposed' ? proposedTask(event.data) : state;
}
