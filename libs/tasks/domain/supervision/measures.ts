import type { Measure } from '#escalation/contract';
import type { TaskCommand, TaskEvent } from '#tasks/contract';
import { checkState } from '../aggregate/guards.js';
import { type DecisionsOf, type EvolversOf, fact, fewOf, refuse } from '../aggregate/decisions.js';
import { type Task, withFacts } from '../aggregate/state.js';

/** 通报、约谈、问责建议: decided by a named person only. */
function approveMeasure(command: TaskCommand<'ApproveMeasure'>, task: Task): TaskEvent[] {
  checkState(command.type, task, 'MeasureApproved');
  return [fact('MeasureApproved', { taskId: command.taskId, ...command.data, measure: pending(command, task) })];
}

function declineMeasure(command: TaskCommand<'DeclineMeasure'>, task: Task): TaskEvent[] {
  checkState(command.type, task, 'MeasureDeclined');
  return [fact('MeasureDeclined', { taskId: command.taskId, ...command.data, measure: pending(command, task) })];
}

function pending({ data }: TaskCommand<'ApproveMeasure' | 'DeclineMeasure'>, { facts }: Task): Measure {
  const { proposal } = data;
  if (!Object.hasOwn(facts.proposals, proposal)) {
    throw refuse('PROPOSAL_NOT_PENDING', { proposal, known: fewOf(Object.keys(facts.proposals)) });
  }
  return facts.proposals[proposal]!;
}

export const nextProposal = ({ facts }: Task): string => `p${facts.proposalCount + 1}`;

export const measureEvolvers: EvolversOf<'MeasureProposed' | 'MeasureApproved' | 'MeasureDeclined'> = {
  MeasureProposed: (task, { proposal, measure }) =>
    withFacts(task, {
      proposals: { ...task.facts.proposals, [proposal]: measure },
      proposalCount: task.facts.proposalCount + 1,
    }),
  MeasureApproved: (task, { proposal }) => decided(task, proposal),
  MeasureDeclined: (task, { proposal }) => decided(task, proposal),
};

function decided(task: Task, proposal: string): Task {
  const waiting = Object.entries(task.facts.proposals).filter(([id]) => id !== proposal);
  return withFacts(task, { proposals: Object.fromEntries(waiting) });
}

export const measureDecisions: DecisionsOf<'ApproveMeasure' | 'DeclineMeasure'> = {
  ApproveMeasure: approveMeasure,
  DeclineMeasure: declineMeasure,
};
