import { z } from 'zod';
import { parties } from '../visibility.js';
import { beforeEnd, move, taskEvent } from './task-event.js';

const taskId = z.string();

export const endingEvents = {
  /** 撤销 (31) */
  TaskWithdrawn: taskEvent(
    { taskId, reason: z.string() },
    { readers: parties, task: [move(beforeEnd, 'Withdrawn', ['WithdrawTask'], 'reason; history stays')] },
  ),
  /** 归档 (32) */
  TaskArchived: taskEvent(
    { taskId },
    {
      readers: parties,
      task: [
        move(['Concluded', 'Withdrawn'], 'Archived', ['ArchiveTask'], 'no proposal pending, no rectification open'),
      ],
    },
  ),
} as const;
