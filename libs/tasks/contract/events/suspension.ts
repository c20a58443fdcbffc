import { z } from 'zod';
import { localDate } from '../shapes.js';
import { suspensionGrounds } from '../vocabulary.js';
import { parties } from '../visibility.js';
import { move, taskEvent, underWay } from './task-event.js';

const taskId = z.string();

export const suspensionEvents = {
  /** 中止 / 恢复 (17). The time in between does not count. */
  TaskSuspended: taskEvent(
    {
      taskId,
      ground: z.enum(suspensionGrounds),
      reason: z.string(),
      suspendedOn: localDate,
    },
    { readers: parties, task: [move(underWay, 'Suspended', ['SuspendTask'], 'ground from the list')] },
  ),
  TaskResumed: taskEvent(
    { taskId, suspendedDays: z.int(), dueDate: localDate.nullable() },
    {
      readers: parties,
      task: [
        move(['Suspended'], 'Dispatched', ['ResumeTask'], 'the state before'),
        move(['Suspended'], 'InProgress', ['ResumeTask'], 'the state before'),
        move(['Suspended'], 'Ongoing', ['ResumeTask'], 'the state before'),
        move(['Suspended'], 'Rectifying', ['ResumeTask'], 'the state before'),
      ],
    },
  ),
} as const;
