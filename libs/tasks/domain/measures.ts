import type { Measure } from '#escalation/contract';
import type { TaskEvent } from '#tasks/contract';
import { checkState } from './guards.js';
import { type EvolversOf, fact, type Order, refuse } from './orders.js';
import { type Task, withFacts } from './state.js';

/** 通报、约谈、问责建议: decided by a named person only. */
export function approveMeasure(order: Order<'ApproveMeasure'>, task: Task): TaskEvent[] {
  checkState(order.type, task, 'MeasureApproved');
  return [fact('MeasureApproved', { taskId: order.taskId, ...order.data, measure: pending(order, task) })];
}

export function declineMeasure(order: Order<'DeclineMeasure'>, task: Task): TaskEvent[] {
  checkState(order.type, task, 'MeasureDeclined');
  return [fact('MeasureDeclined', { taskId: order.taskId, ...order.data, measure: pending(order, task) })];
}

function pending({ data }: Order<'ApproveMeasure' | 'DeclineMeasure'>, { facts }: Task): Measure {
  if (!Object.hasOwn(facts.proposals, data.proposal)) throw refuse('PROPOSAL_NOT_PENDING', { proposal: data.proposal });
  return facts.proposals[data.proposal]!;
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
