import { z } from 'zod';
import { attachment, localDate } from '../shapes.js';
import { completionWarning } from '../targets.js';
import { grades } from '../vocabulary.js';
import { itsUnitAndConsolidating, parties } from '../visibility.js';
import { move, taskEvent } from './task-event.js';

const taskId = z.string();
const unit = z.string();
/** Who asked: kept with the request, so that the one who decides can be told apart when the stream is folded. */
const account = z.string();
/** What was known of the targets when it happened; absent when nothing spoke against it. */
const warnings = z.array(completionWarning).optional();

export const completionEvents = {
  /** 单位办结 */
  AssignmentFinished: taskEvent(
    { taskId, unit, summary: z.string() },
    {
      readers: itsUnitAndConsolidating,
      task: [move(['InProgress', 'Ongoing'], 'same', ['FinishAssignment'], 'unit has received')],
      part: [move(['Received', 'Working'], 'UnitDone', ['FinishAssignment'], '')],
    },
  ),
  /** 申请办结 (18). `submittedOn` is the day that counts for being on time. */
  CompletionSubmitted: taskEvent(
    {
      taskId,
      unit,
      summary: z.string(),
      attachments: z.array(attachment),
      submittedBy: account,
      submittedOn: localDate,
      warnings,
    },
    {
      readers: parties,
      task: [
        move(
          ['InProgress', 'Ongoing'],
          'PendingReview',
          ['SubmitCompletion'],
          'consolidating unit; every lead and main unit done',
        ),
      ],
    },
  ),
  /** 审核通过 (19). `concludedOn` is the day of submission, not that of the review. */
  CompletionAccepted: taskEvent(
    { taskId, grade: z.enum(grades), concludedOn: localDate, onTime: z.boolean(), warnings },
    {
      readers: parties,
      task: [move(['PendingReview'], 'Concluded', ['AcceptCompletion'], 'reviewer is not the submitter')],
    },
  ),
  /** 退回重办 (20) */
  CompletionRejected: taskEvent(
    { taskId, reason: z.string(), warnings },
    {
      readers: parties,
      task: [
        move(['PendingReview'], 'InProgress', ['RejectCompletion'], 'was in progress'),
        move(['PendingReview'], 'Ongoing', ['RejectCompletion'], 'was ongoing'),
      ],
      part: [move(['UnitDone'], 'Working', ['RejectCompletion'], '退回重办')],
    },
  ),
  /** 阶段办结 (21): the milestone is reached, the work goes on. */
  MilestoneAccepted: taskEvent(
    { taskId, acceptedOn: localDate, onTime: z.boolean(), warnings },
    {
      readers: parties,
      task: [
        move(
          ['PendingReview'],
          'Ongoing',
          ['AcceptCompletion'],
          'deadline kind milestone, not accepted yet; reviewer is not the submitter',
        ),
      ],
      part: [move(['UnitDone'], 'Working', ['AcceptCompletion'], 'the work goes on')],
    },
  ),
} as const;
