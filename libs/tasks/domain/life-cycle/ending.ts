import type { TaskCommand, TaskEvent } from '#tasks/contract';
import { stopAll } from '../clocks/clocks.js';
import { checkState, listed } from '../aggregate/guards.js';
import { type DecisionsOf, type EvolversOf, fact, refuse } from '../aggregate/decisions.js';
import { moveTo, type Task, withFacts } from '../aggregate/state.js';

/** 撤销: the history stays, the clocks stop. */
function withdrawTask(command: TaskCommand<'WithdrawTask'>, task: Task): TaskEvent[] {
  checkState(command.type, task, 'TaskWithdrawn');
  return [fact('TaskWithdrawn', { taskId: command.taskId, reason: command.data.reason }), ...stopAll(task, 'closed')];
}

/** 归档 */
function archiveTask(command: TaskCommand<'ArchiveTask'>, task: Task): TaskEvent[] {
  const rectifying = task.status === 'Rectifying' && task.from === 'Concluded';
  if (!rectifying) checkState(command.type, task, 'TaskArchived');
  const open = [...Object.keys(task.facts.proposals), ...(rectifying ? ['整改'] : [])];
  if (open.length > 0) throw refuse('ARCHIVE_OPEN_MATTERS', { open: listed(open) });
  return [fact('TaskArchived', { taskId: command.taskId })];
}

export const endingEvolvers: EvolversOf<'TaskWithdrawn' | 'TaskArchived'> = {
  TaskWithdrawn: (task) => moveTo(withFacts(task, { extension: null }), { status: 'Withdrawn' }),
  TaskArchived: (task) => moveTo(task, { status: 'Archived' }),
};

export const endingDecisions: DecisionsOf<'WithdrawTask' | 'ArchiveTask'> = {
  WithdrawTask: withdrawTask,
  ArchiveTask: archiveTask,
};
