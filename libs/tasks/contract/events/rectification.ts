import { z } from 'zod';
import { attachment, localDate } from '../shapes.js';
import { parties } from '../visibility.js';
import { move, taskEvent } from './task-event.js';

const taskId = z.string();
const unit = z.string();
/** Who asked: kept with the request, so that the one who decides can be told apart when the stream is folded. */
const account = z.string();

export const rectificationEvents = {
  /** 责令整改 / 整改报告 / 整改核实 (29) */
  RectificationOrdered: taskEvent(
    { taskId, dueOn: localDate, text: z.string() },
    {
      readers: parties,
      task: [move(['InProgress', 'Ongoing', 'Concluded'], 'Rectifying', ['OrderRectification'], 'date after today')],
    },
  ),
  RectificationReported: taskEvent(
    {
      taskId,
      unit,
      text: z.string(),
      attachments: z.array(attachment),
      reportedBy: account,
    },
    { readers: parties, task: [move(['Rectifying'], 'same', ['ReportRectification'], 'consolidating unit')] },
  ),
  RectificationVerified: taskEvent(
    { taskId, note: z.string() },
    {
      readers: parties,
      task: [
        move(['Rectifying'], 'InProgress', ['VerifyRectification'], 'reported by another; the state before'),
        move(['Rectifying'], 'Ongoing', ['VerifyRectification'], 'reported by another; the state before'),
        move(['Rectifying'], 'Concluded', ['VerifyRectification'], 'reported by another; the state before'),
      ],
    },
  ),
} as const;
