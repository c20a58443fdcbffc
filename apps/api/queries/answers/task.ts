import { z } from 'zod';
import { clockKinds, measures, noticeColours } from '#escalation/contract';
import { roles } from '#kernel';
import { taskBoardItem } from '#tasks';
import {
  assignmentRoles,
  assignmentStates,
  attachment,
  correctedReport,
  figure,
  figures,
  taskEvents,
} from '#tasks/contract';

const day = z.iso.date();
const instant = z.iso.datetime();
const names = z.array(z.string());

const assignmentView = z.strictObject({
  unit: z.string(),
  name: z.string(),
  role: z.enum(assignmentRoles),
  state: z.enum(assignmentStates),
  receivedOn: day.nullable(),
  deemed: z.boolean().describe('received because the window for objections closed'),
  lastReportOn: day.nullable(),
  lastPeriod: z.string().nullable(),
  late: names.describe('periods reported late'),
  missing: names.describe('periods that were due and never reported'),
  openNotices: names,
  requests: z.int().describe('how often the unit was asked for something on this task'),
});

const clockView = z.strictObject({
  clock: z.string(),
  kind: z.enum(clockKinds),
  unit: z.string().nullable(),
  anchor: day,
  pending: z.array(z.strictObject({ rung: z.string(), at: instant })),
  fired: names,
  policyVersion: z.string(),
});

const report = z.strictObject({
  unit: z.string(),
  period: z.string(),
  percent: z.number().nullable(),
  figures,
  figure: figure.nullable().describe('the first of them'),
  narrative: z.string(),
  attachments: z.array(attachment),
  reportedOn: day,
  dueOn: day.nullable(),
  late: z.boolean(),
  returned: z.string().nullable().describe('why it was returned; null when it was not'),
  number: z.int().describe('counts the unit’s reports of the period from 1; a correction names it as `replaces`'),
  stands: z.boolean().describe('whether it counts: neither returned nor corrected by a later one'),
  corrected: correctedReport.nullable().describe('the report that it corrects, and what that one said'),
});

const noticeAnswer = z.strictObject({
  unit: z.string(),
  text: z.string(),
  plannedDate: day.nullable(),
  answeredOn: day,
});

const notice = z.strictObject({
  notice: z.string(),
  noticeNumber: z.string(),
  colour: z.enum(noticeColours),
  units: names,
  rung: z.string().nullable(),
  issuedOn: day,
  answerDue: day.nullable(),
  text: z.string(),
  answers: z.array(noticeAnswer),
});

const proposal = z.strictObject({
  proposal: z.string(),
  measure: z.enum(measures),
  rung: z.string().nullable(),
  units: names,
  reason: z.string(),
  factsRevision: z.int().describe('revision of the task on whose facts it rests, as the caller counts'),
  proposedOn: day,
  decision: z.enum(['pending', 'approved', 'declined']),
  opinion: z.string().nullable(),
  decidedOn: day.nullable(),
});

const extension = z.strictObject({
  unit: z.string(),
  requestedDate: day,
  reason: z.string(),
  progress: z.string(),
  requestedOn: day,
  decision: z.enum(['pending', 'granted', 'refused']),
  newDueDate: day.nullable(),
  refusal: z.string().nullable(),
});

const instruction = z.strictObject({ post: z.string(), text: z.string(), givenOn: day });

const correction = z.strictObject({
  revision: z.int().describe('of the event that was wrong, as in the caller’s timeline'),
  field: z.string().nullable(),
  correct: z.string(),
  reason: z.string(),
  recordedOn: day,
});

/** A task with everything the viewer may read of it. */
export const taskAnswer = taskBoardItem
  .extend({
    day: day.describe('the day the light is told for'),
    subsection: z.string().nullable(),
    theme: z.string().nullable(),
    document: z.string(),
    line: z.int().describe('where the document prints it'),
    startedOn: day.nullable(),
    submittedOn: day.nullable(),
    grade: z.string().nullable(),
    rectificationDue: day.nullable(),
    reminders: z.int(),
    assignments: z.array(assignmentView),
    clocks: z.array(clockView),
    reports: z.array(report),
    notices: z.array(notice),
    proposals: z.array(proposal),
    extensions: z.array(extension),
    instructions: z.array(instruction),
    corrections: z.array(correction),
  })
  .meta({ id: 'Task' });

const actor = z.strictObject({
  account: z.string(),
  role: z.enum(roles),
  unit: z.string().optional(),
  post: z.string().optional(),
  onBehalfOf: z.string().optional(),
});

const entry = z.strictObject({
  revision: z.int().describe('place in the task, from 0; for a unit’s people the position as a number'),
  position: z.string(),
  occurredAt: instant,
  recordedAt: instant,
  actor,
  type: z.enum(Object.keys(taskEvents) as [keyof typeof taskEvents]),
  words: z.strictObject({ zh: z.string(), en: z.string() }),
});

export const taskTimelineAnswer = z
  .strictObject({ taskId: z.string(), entries: z.array(entry).describe('in the order in which it happened') })
  .meta({ id: 'TaskTimeline' });
