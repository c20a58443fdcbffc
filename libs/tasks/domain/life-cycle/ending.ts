import { measureNames } from '#escalation/contract';
import { nameOf, said, type Said, saidList } from '#kernel';
import type { TaskCommand, TaskEvent } from '#tasks/contract';
import { stopAll } from '../clocks/clocks.js';
import { checkState } from '../aggregate/guards.js';
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
  const open: readonly Said[] = [...proposalsOf(task), ...(rectifying ? [rectification] : [])];
  if (open.length > 0) throw refuse('ARCHIVE_OPEN_MATTERS', { open: saidList(open) });
  return [fact('TaskArchived', { taskId: command.taskId })];
}

const rectification = said('rectification', { zh: '整改', en: 'rectification' });

const proposalsOf = ({ facts }: Task): readonly Said[] =>
  Object.entries(facts.proposals).map(([proposal, measure]) => {
    const { zh, en } = nameOf(measureNames, measure);
    return said(proposal, { zh: `${zh}建议“${proposal}”`, en: `proposed ${en} "${proposal}"` });
  });

export const endingEvolvers: EvolversOf<'TaskWithdrawn' | 'TaskArchived'> = {
  TaskWithdrawn: (task) => moveTo(withFacts(task, { extension: null }), { status: 'Withdrawn' }),
  TaskArchived: (task) => moveTo(task, { status: 'Archived' }),
};

export const endingDecisions: DecisionsOf<'WithdrawTask' | 'ArchiveTask'> = {
  WithdrawTask: withdrawTask,
  ArchiveTask: archiveTask,
};
