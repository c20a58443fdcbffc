import type { TaskCommand, TaskEvent } from '#tasks/contract';
import { checkState } from '../aggregate/guards.js';
import { type DecisionsOf, type EvolversOf, fact, refuse, unchanged } from '../aggregate/decisions.js';
import type { Task } from '../aggregate/state.js';

/** 更正: says what would have been right; the wrong event stays as it is. */
function recordCorrection(command: TaskCommand<'RecordCorrection'>, task: Task): TaskEvent[] {
  const { revision } = command.data;
  checkState(command.type, task, 'CorrectionRecorded');
  if (revision > task.revision) throw refuse('CORRECTION_TARGET_MISSING', { last: task.revision, revision });
  return [fact('CorrectionRecorded', { taskId: command.taskId, ...command.data })];
}

export const correctionEvolvers: EvolversOf<'CorrectionRecorded'> = { CorrectionRecorded: unchanged };

export const correctionDecisions: DecisionsOf<'RecordCorrection'> = { RecordCorrection: recordCorrection };
