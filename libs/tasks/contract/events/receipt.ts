import { z } from 'zod';
import { assignment, localDate } from '../shapes.js';
import { rulings } from '../vocabulary.js';
import { itsUnitAndConsolidating, parties } from '../visibility.js';
import { active, move, taskEvent } from './task-event.js';

const taskId = z.string();
const unit = z.string();

export const receiptEvents = {
  /** 签收 (6) */
  AssignmentReceived: taskEvent(
    { taskId, unit },
    {
      readers: parties,
      task: [move(active, 'same', ['ReceiveAssignment'], 'own unit, pending receipt')],
      part: [move(['PendingReceipt'], 'Received', ['ReceiveAssignment'], 'own unit')],
    },
  ),
  /** 视为签收: the objection window closed. */
  AssignmentDeemedReceived: taskEvent(
    { taskId, unit },
    {
      readers: parties,
      task: [move(active, 'same', ['FireRungs'], 'objection window over')],
      part: [move(['PendingReceipt'], 'Received', ['FireRungs'], 'objection window over')],
    },
  ),
  /** 提出异议 (7) */
  AssignmentDisputed: taskEvent(
    { taskId, unit, reason: z.string() },
    {
      readers: itsUnitAndConsolidating,
      task: [move(active, 'same', ['DisputeAssignment'], 'within the objection window; no ruling yet')],
      part: [move(['PendingReceipt'], 'Disputed', ['DisputeAssignment'], 'in the window; no ruling yet')],
    },
  ),
  /** 裁定 (8); final. `reassigned` ends this assignment and names the unit that takes it over. */
  DisputeRuled: taskEvent(
    {
      taskId,
      unit,
      ruling: z.enum(rulings),
      reassignedTo: assignment.nullable(),
      reason: z.string(),
    },
    {
      readers: parties,
      task: [move(active, 'same', ['RuleDispute'], 'disputed; final')],
      part: [
        move(['none'], 'PendingReceipt', ['RuleDispute'], 'takes over by ruling; may not dispute'),
        move(['Disputed'], 'Received', ['RuleDispute'], 'designated; final'),
        move(['Disputed'], 'Reassigned', ['RuleDispute'], 'reassigned; final'),
      ],
    },
  ),
  /** All lead and main units have received: the task is in progress. */
  WorkStarted: taskEvent(
    { taskId, ongoing: z.boolean(), startedOn: localDate },
    {
      readers: parties,
      task: [
        move(
          ['Dispatched'],
          'InProgress',
          ['ReceiveAssignment', 'RuleDispute', 'FireRungs'],
          'all lead and main units have received; dated',
        ),
        move(
          ['Dispatched'],
          'Ongoing',
          ['ReceiveAssignment', 'RuleDispute', 'FireRungs'],
          'all lead and main units have received; deadline kind ongoing',
        ),
      ],
    },
  ),
} as const;
