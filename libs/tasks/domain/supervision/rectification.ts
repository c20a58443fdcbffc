import type { SupervisionRules } from '#escalation/contract';
import { rectificationClock, type TaskCommand, type TaskEvent } from '#tasks/contract';
import { arm, stop, stopAll } from '../clocks/clocks.js';
import { checkConsolidating, checkOther, checkState, wrongState } from '../aggregate/guards.js';
import { type DecisionsOf, type EvolversOf, fact, refuse, todayOf } from '../aggregate/decisions.js';
import { moveTo, type Stage, type Task } from '../aggregate/state.js';

type Rectifying = Extract<Stage, { status: 'Rectifying' }>;

/** 责令整改 */
function orderRectification(
  command: TaskCommand<'OrderRectification'>,
  task: Task,
  rules: SupervisionRules,
): TaskEvent[] {
  const { dueOn } = command.data;
  checkState(command.type, task, 'RectificationOrdered');
  const today = todayOf(command);
  if (dueOn <= today) throw refuse('RECTIFICATION_DATE_INVALID', { today, date: dueOn });
  const subject = { clock: rectificationClock, kind: 'rectification', unit: null, anchor: dueOn } as const;
  return [fact('RectificationOrdered', { taskId: command.taskId, ...command.data }), arm(task, subject, rules, today)];
}

/** 整改报告. It stops the clock: the time the office takes to verify is not charged to the unit. */
function reportRectification(command: TaskCommand<'ReportRectification'>, task: Task): TaskEvent[] {
  checkState(command.type, task, 'RectificationReported');
  checkConsolidating(task, command.data.unit);
  const reported = { taskId: command.taskId, ...command.data, reportedBy: command.by.account };
  return [fact('RectificationReported', reported), ...stop(task, [rectificationClock], 'done')];
}

/**
 * 整改核实: independent of the one who reported. A concluded task is concluded again, so what was set going under
 * rectification stops.
 */
function verifyRectification(command: TaskCommand<'VerifyRectification'>, task: Task): TaskEvent[] {
  const { reportedBy, from } = rectifying(command, task);
  if (reportedBy === null) throw refuse('RECTIFICATION_NOT_REPORTED');
  checkOther(command.by, reportedBy);
  const verified = fact('RectificationVerified', { taskId: command.taskId, note: command.data.note });
  return from === 'Concluded' ? [verified, ...stopAll(task, 'closed')] : [verified];
}

function rectifying({ type }: TaskCommand<'VerifyRectification'>, task: Task): Rectifying {
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

export const rectificationDecisions: DecisionsOf<'OrderRectification' | 'ReportRectification' | 'VerifyRectification'> =
  {
    OrderRectification: orderRectification,
    ReportRectification: reportRectification,
    VerifyRectification: verifyRectification,
  };
