import { z } from 'zod';
import { clockKinds } from '#escalation/contract';
import { localDate, rungName, scheduledRung, timestamp } from '../shapes.js';
import { readersOfClock, readersOfNotice } from '../visibility.js';
import { active, decidable, move, taskEvent } from './task-event.js';

const taskId = z.string();
const unit = z.string();
const clock = z.string();

export const clocksEvents = {
  /** 定时限 (4). `clock`: `sign:<unit>`, `report:<period>`, `deadline`, `notice:<n>`, `rectification`. Arming a clock again replaces it. */
  ClockArmed: taskEvent(
    {
      taskId,
      clock,
      kind: z.enum(clockKinds),
      unit: unit.nullable(),
      anchor: localDate,
      rungs: z.array(scheduledRung),
      policyVersion: z.string(),
      calendarVersion: z.string(),
      provisional: z.boolean(),
    },
    {
      readers: readersOfClock,
      task: [
        move(
          active,
          'same',
          [
            'DispatchTask',
            'ReceiveAssignment',
            'RuleDispute',
            'ReportProgress',
            'GrantExtension',
            'ResumeTask',
            'IssueNotice',
            'OrderRectification',
            'FireRungs',
          ],
          'versions of policy and calendar named',
        ),
      ],
    },
  ),
  ClockStopped: taskEvent(
    { taskId, clock, reason: z.enum(['done', 'superseded', 'closed', 'suspended']) },
    {
      readers: readersOfClock,
      task: [
        move(
          decidable,
          'same',
          [
            'ReceiveAssignment',
            'DisputeAssignment',
            'ReportProgress',
            'GrantExtension',
            'AcceptCompletion',
            'SuspendTask',
            'WithdrawTask',
            'AnswerNotice',
            'ReportRectification',
            'VerifyRectification',
            'FireRungs',
          ],
          'the clock runs',
        ),
      ],
    },
  ),
  /** A rung fired, once. `late`: it fired after its own day (downtime); `scheduledFor` is its own moment. */
  RungFired: taskEvent(
    {
      taskId,
      clock,
      rung: rungName,
      unit: unit.nullable(),
      scheduledFor: timestamp,
      late: z.boolean(),
      policyVersion: z.string(),
    },
    {
      readers: readersOfClock,
      task: [move(active, 'same', ['FireRungs'], 'time has come; not fired on this timetable')],
    },
  ),
  /** An answered notice with a dated plan holds the next rung, once. */
  RungHeld: taskEvent(
    { taskId, clock, rung: rungName, from: timestamp, until: timestamp, notice: z.string() },
    { readers: readersOfNotice, task: [move(active, 'same', ['AnswerNotice'], 'dated plan; not held before')] },
  ),
} as const;
