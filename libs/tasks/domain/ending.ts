import type { TaskEvent } from '#tasks/contract';
import { stopAll } from './clocks.js';
import { checkState, listed } from './guards.js';
import { type EvolversOf, fact, type Order, refuse } from './orders.js';
import { moveTo, type Task, withFacts } from './state.js';

/** 撤销: the history stays, the clocks stop. */
export function withdrawTask(order: Order<'WithdrawTask'>, task: Task): TaskEvent[] {
  checkState(order.type, task, 'TaskWithdrawn');
  return [fact('TaskWithdrawn', { taskId: order.taskId, reason: order.data.reason }), ...stopAll(task, 'closed')];
}

/** 归档 */
export function archiveTask(order: Order<'ArchiveTask'>, task: Task): TaskEvent[] {
  const rectifying = task.status === 'Rectifying' && task.from === 'Concluded';
  if (!rectifying) checkState(order.type, task, 'TaskArchived');
  const open = [...Object.keys(task.facts.proposals), ...(rectifying ? ['整改'] : [])];
  if (open.length > 0) throw refuse('ARCHIVE_OPEN_MATTERS', { open: listed(open) });
  return [fact('TaskArchived', { taskId: order.taskId })];
}

export const endingEvolvers: EvolversOf<'TaskWithdrawn' | 'TaskArchived'> = {
  TaskWithdrawn: (task) => moveTo(withFacts(task, { extension: null }), { status: 'Withdrawn' }),
  TaskArchived: (task) => moveTo(task, { status: 'Archived' }),
};
