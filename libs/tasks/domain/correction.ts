import type { TaskEvent } from '#tasks/contract';
import { checkState } from './guards.js';
import { type EvolversOf, fact, type Order, refuse, unchanged } from './orders.js';
import type { Task } from './state.js';

/** 更正: says what would have been right; the wrong event stays as it is. */
export function recordCorrection(order: Order<'RecordCorrection'>, task: Task): TaskEvent[] {
  const { revision } = order.data;
  checkState(order.type, task, 'CorrectionRecorded');
  if (revision > task.revision) throw refuse('CORRECTION_TARGET_MISSING', { last: task.revision, revision });
  return [fact('CorrectionRecorded', { taskId: order.taskId, ...order.data })];
}

export const correctionEvolvers: EvolversOf<'CorrectionRecorded'> = { CorrectionRecorded: unchanged };
