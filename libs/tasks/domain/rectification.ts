import type { SupervisionRules } from '#escalation/contract';
import { rectificationClock, type TaskEvent } from '#tasks/contract';
import { arm, stop, stopAll } from './clocks.js';
import { checkConsolidating, checkOther, checkState, wrongState } from './guards.js';
import { type EvolversOf, fact, type Order, refuse, todayOf } from './orders.js';
import { moveTo, type Stage, type Task } from './state.js';

type Rectifying = Extract<Stage, { status: 'Rectifying' }>;

/** 责令整改 */
export function orderRectification(
  order: Order<'OrderRectification'>,
  task: Task,
  rules: SupervisionRules,
): TaskEvent[] {
  const { dueOn } = order.data;
  checkState(order.type, task, 'RectificationOrdered');
  const today = todayOf(order);
  if (dueOn <= today) throw refuse('RECTIFICATION_DATE_INVALID', { today, date: dueOn });
  const subject = { clock: rectificationClock, kind: 'rectification', unit: null, anchor: dueOn } as const;
  return [fact('RectificationOrdered', { taskId: order.taskId, ...order.data }), arm(task, subject, rules, today)];
}

/** 整改报告. It stops the clock: the time the office takes to verify is not charged to the unit. */
export function reportRectification(order: Order<'ReportRectification'>, task: Task): TaskEvent[] {
  checkState(order.type, task, 'RectificationReported');
  checkConsolidating(task, order.data.unit);
  const reported = { taskId: order.taskId, ...order.data, reportedBy: order.by.account };
  return [fact('RectificationReported', reported), ...stop(task, [rectificationClock], 'done')];
}

/**
 * 整改核实: independent of the one who reported. A concluded task is concluded again, so what was set going under
 * rectification stops.
 */
export function verifyRectification(order: Order<'VerifyRectification'>, task: Task): TaskEvent[] {
  const { reportedBy, from } = rectifying(order, task);
  if (reportedBy === null) throw refuse('RECTIFICATION_NOT_REPORTED');
  checkOther(order.by, reportedBy);
  const verified = fact('RectificationVerified', { taskId: order.taskId, note: order.data.note });
  return from === 'Concluded' ? [verified, ...stopAll(task, 'closed')] : [verified];
}

function rectifying({ type }: Order<'VerifyRectification'>, task: Task): Rectifying {
  if (task.status !== 'Rectifying') throw wrongState(type, task, ['Rectifying']);
  return task;
}

export const rectificationEvolvers: EvolversOf<
  'RectificationOrdered' | 'RectificationReported' | 'RectificationVerified'
> = {
  RectificationOrdered: (task) => moveTo(task, { status: 'Rectifying', from: returnsTo(task), reportedBy: null }),
  RectificationReported: (task, { reportedBy }) => (task.status === 'Rectifying' ? { ...task, reportedBy } : task),
  RectificationVerified: (task) => (task.status === 'Rectifying' ? moveTo(task, { status: task.from }) : task),
};

const returnsTo = ({ status }: Task): Rectifying['from'] =>
  status === 'Ongoing' || status === 'Concluded' ? status : 'InProgress';
