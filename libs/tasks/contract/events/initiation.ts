import { z } from 'zod';
import { assignment, deadline, leader, localDate } from '../shapes.js';
import { targets } from '../targets.js';
import { parties } from '../visibility.js';
import { move, taskEvent } from './task-event.js';

const taskId = z.string();
const unit = z.string();

export const initiationEvents = {
  /** 拟立项 (1): what the plan prints. `seq` counts the plan's tasks from 1. */
  TaskProposed: taskEvent(
    {
      taskId,
      planId: z.string(),
      planTitle: z.string(),
      planYear: z.int(),
      seq: z.int(),
      number: z.int(),
      section: z.string().nullable(),
      subsection: z.string().nullable(),
      theme: z.string().nullable(),
      text: z.string(),
      leaders: z.array(leader),
      assignments: z.array(assignment),
      deadline,
      deadlineText: z.string().nullable(),
      document: z.string(),
      line: z.int(),
      /** 目标值. Absent from events recorded before targets were read. */
      targets: targets.optional(),
    },
    {
      readers: parties,
      task: [move(['none'], 'Proposed', ['InitiateTask'], 'a lead or main unit; deadline definite')],
      part: [move(['none'], 'PendingReceipt', ['InitiateTask'], 'one per unit')],
    },
  ),
  /** 立项 (2): approved by a named head (政府督查工作条例 art. 11). `authority`: the approved plan. */
  TaskInitiated: taskEvent(
    { taskId, approver: z.string(), authority: z.string() },
    { readers: parties, task: [move(['Proposed'], 'Initiated', ['InitiateTask'], 'named approver')] },
  ),
  /** 分解 (3). `originalDueDate` is the date of assessment and never changes. */
  TaskDecomposed: taskEvent(
    { taskId, consolidatingUnit: unit, originalDueDate: localDate.nullable() },
    { readers: parties, task: [move(['Initiated'], 'same', ['InitiateTask'], 'one consolidating unit')] },
  ),
  /** 交办 (5) */
  TaskDispatched: taskEvent(
    { taskId, noticeNumber: z.string(), dispatchedOn: localDate },
    { readers: parties, task: [move(['Initiated'], 'Dispatched', ['DispatchTask'], 'notice number; clocks armable')] },
  ),
} as const;
