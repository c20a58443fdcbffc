import { z } from 'zod';
import { readersOfEvent } from '../visibility.js';
import { everyState, move, taskEvent } from './task-event.js';

const taskId = z.string();

export const correctionEvents = {
  /** 更正 (33): points to the wrong event; nothing is edited. */
  CorrectionRecorded: taskEvent(
    {
      taskId,
      revision: z.int(),
      field: z.string().nullable(),
      correct: z.string(),
      reason: z.string(),
    },
    { readers: readersOfEvent, task: [move(everyState, 'same', ['RecordCorrection'], 'points to an existing event')] },
  ),
} as const;
