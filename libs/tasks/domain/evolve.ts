import type { TaskEvent, TaskEventType } from '#tasks/contract';
import { answerEvolvers } from './answers.js';
import { clockEvolvers } from './clocks.js';
import { completionEvolvers } from './completion.js';
import { correctionEvolvers } from './correction.js';
import { endingEvolvers } from './ending.js';
import { extensionEvolvers } from './extension.js';
import { initiationEvolvers, proposedTask } from './initiation.js';
import { measureEvolvers } from './measures.js';
import type { Evolvers } from './decisions.js';
import { receiptEvolvers } from './receipt.js';
import { rectificationEvolvers } from './rectification.js';
import { reportingEvolvers } from './reporting.js';
import type { Task, TaskFolded } from './state.js';
import { supervisionEvolvers } from './supervision.js';
import { suspensionEvolvers } from './suspension.js';

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
