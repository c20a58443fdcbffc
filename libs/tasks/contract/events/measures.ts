import { z } from 'zod';
import { measures } from '#escalation/contract';
import { rungName } from '../shapes.js';
import { parties, readersOfProposal, supervisors } from '../visibility.js';
import { active, decidable, move, taskEvent } from './task-event.js';

const taskId = z.string();
const unit = z.string();

export const measuresEvents = {
  /** 通报 / 约谈 / 问责 建议 (25, 26, 30): waits for a named person; facts frozen at `factsRevision` of this stream. */
  MeasureProposed: taskEvent(
    {
      taskId,
      proposal: z.string(),
      measure: z.enum(measures),
      rung: rungName.nullable(),
      units: z.array(unit),
      factsRevision: z.int(),
      reason: z.string(),
    },
    { readers: readersOfProposal, task: [move(active, 'same', ['FireRungs'], 'facts frozen at a revision')] },
  ),
  MeasureApproved: taskEvent(
    { taskId, proposal: z.string(), measure: z.enum(measures), opinion: z.string() },
    { readers: parties, task: [move(decidable, 'same', ['ApproveMeasure'], 'proposal pending')] },
  ),
  MeasureDeclined: taskEvent(
    { taskId, proposal: z.string(), measure: z.enum(measures), opinion: z.string() },
    { readers: supervisors, task: [move(decidable, 'same', ['DeclineMeasure'], 'proposal pending')] },
  ),
} as const;
