import { z } from 'zod';
import { assignmentRoles, assignmentStates, deadline, lights, target, taskStates } from '#tasks/contract';

const day = z.iso.date();
const count = z.int();

export const leaderAnswer = z.strictObject({ post: z.string(), name: z.string() });

const unitOnTask = z.strictObject({
  unit: z.string(),
  name: z.string(),
  role: z.enum(assignmentRoles),
  state: z.enum(assignmentStates),
});

export const deadlineKind = z.enum(deadline.options.map(({ shape }) => shape.kind.value));

const targetProgress = z
  .strictObject({
    target: z.int().describe('counts the task’s targets from 1; a report names it'),
    ...target.omit({ span: true }).shape,
    reported: z
      .strictObject({
        value: z.number().describe('in the target’s unit'),
        period: z.string(),
        units: z.array(z.string()),
      })
      .nullable(),
    completion: z.number().nullable().describe('share of the way; null without a figure and for limits'),
    met: z.boolean().nullable().describe('null without a figure, and where a person has to judge'),
  })
  .meta({ id: 'TargetProgress' });

/** A line of the task board. */
export const taskBoardItem = z
  .strictObject({
    taskId: z.string(),
    planId: z.string(),
    planTitle: z.string(),
    planYear: z.int(),
    seq: z.int().describe('counts the plan’s tasks from 1'),
    number: z.int().describe('as the plan prints it'),
    section: z.string().nullable(),
    text: z.string(),
    leaders: z.array(leaderAnswer),
    units: z.array(unitOnTask),
    consolidatingUnit: z.string().nullable(),
    state: z.enum(taskStates),
    light: z.enum(lights),
    deadlineKind,
    deadlineText: z.string().nullable(),
    originalDue: day.nullable().describe('date of assessment; never changes'),
    currentDue: day.nullable().describe('date reminders go by'),
    percent: z.number().nullable(),
    targets: z.array(targetProgress),
    lastReportOn: day.nullable(),
    lateReports: count,
    missingReports: count,
    returned: count,
    noticeCounts: z.strictObject({ blue: count, orange: count, red: count }),
    openNotices: count,
    extensionRequestedTo: day.nullable(),
    extensionsGranted: count,
    dispatchedOn: day.nullable(),
    concludedOn: day.nullable(),
    onTime: z.boolean().nullable(),
    revision: z
      .int()
      .describe('grows with every event that the caller may read; for a unit’s people it is the position of the last'),
    position: z.string(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'TaskBoardItem' });

export const taskBoardAnswer = z
  .strictObject({
    day: day.describe('the day lights are told for'),
    items: z.array(taskBoardItem),
    nextCursor: z.string().nullable().describe('null on the last page'),
  })
  .meta({ id: 'TaskBoard' });
