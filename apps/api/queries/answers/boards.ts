import { z } from 'zod';
import { lights, taskStates } from '#tasks/contract';

const day = z.iso.date();
const count = z.int().min(0);

export const tally = z.strictObject({
  tasks: count,
  byState: z.partialRecord(z.enum(taskStates), count),
  byLight: z.record(z.enum(lights), count),
  concluded: count,
  onTime: count,
  onTimeRate: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('concluded on time of all concluded, four decimals; null when none is concluded'),
  overdue: count.describe('open, past the current due date and not handed in'),
  lateReports: count,
  missingReports: count,
});

const redTask = z.strictObject({
  taskId: z.string(),
  planId: z.string(),
  number: z.int(),
  text: z.string(),
  state: z.enum(taskStates),
  currentDue: day.nullable(),
  percent: z.number().nullable(),
  redFrom: day,
});

const leaderTally = tally
  .extend({
    post: z.string(),
    name: z.string().describe('as printed in the newest plan'),
    reds: z.array(redTask).describe('longest red first, at most 50'),
  })
  .meta({ id: 'LeaderTally' });

export const leaderBoardAnswer = z.strictObject({ day, leaders: z.array(leaderTally) }).meta({ id: 'LeaderBoard' });

const unitTally = tally
  .extend({
    unit: z.string(),
    name: z.string(),
    open: z
      .strictObject({ toReceive: count, disputed: count, noticesToAnswer: count })
      .describe('what waits for the unit'),
    requests: count.describe('reminders and notices addressed to the unit'),
  })
  .meta({ id: 'UnitTally' });

export const unitBoardAnswer = z
  .strictObject({ day, units: z.array(unitTally), nextCursor: z.string().nullable().describe('null on the last page') })
  .meta({ id: 'UnitBoard' });
