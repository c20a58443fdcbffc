import { z } from 'zod';
import { localDate } from '../shapes.js';
import { parties } from '../visibility.js';
import { move, taskEvent } from './task-event.js';

const taskId = z.string();
const unit = z.string();
/** Who asked: kept with the request, so that the one who decides can be told apart when the stream is folded. */
const account = z.string();

export const extensionEvents = {
  /** 申请延期 (13) */
  ExtensionRequested: taskEvent(
    {
      taskId,
      unit,
      requestedDate: localDate,
      reason: z.string(),
      progress: z.string(),
      requestedBy: account,
    },
    {
      readers: parties,
      task: [
        move(
          ['Dispatched', 'InProgress', 'Rectifying'],
          'same',
          ['RequestExtension'],
          'dated; consolidating unit; before the date, with lead time; bound not reached; none pending',
        ),
      ],
    },
  ),
  /** 批准延期 (14). `originalDueDate` stays. */
  ExtensionGranted: taskEvent(
    { taskId, previousDueDate: localDate, newDueDate: localDate },
    {
      readers: parties,
      task: [
        move(
          ['Dispatched', 'InProgress', 'Rectifying', 'PendingReview'],
          'same',
          ['GrantExtension'],
          'requested by another; later date; head when past the plan year',
        ),
      ],
    },
  ),
  ExtensionRefused: taskEvent(
    { taskId, reason: z.string() },
    {
      readers: parties,
      task: [
        move(
          ['Dispatched', 'InProgress', 'Rectifying', 'PendingReview'],
          'same',
          ['RefuseExtension'],
          'requested by another',
        ),
      ],
    },
  ),
} as const;
