import { z } from 'zod';
import { linkKinds, obstacleKinds } from '#plans';
import { draftTask, finding, planCommands, type PlanCommandType, planStates } from '#plans/contract';

const day = z.iso.date();
const instant = z.iso.datetime();

/** A plan in the list. */
export const planBoardItem = z
  .strictObject({
    planId: z.string(),
    title: z.string(),
    documentNumber: z.string().nullable(),
    issuedOn: day.nullable().describe('as the document prints it'),
    issuer: z.string().nullable(),
    year: z.int(),
    document: z.string().describe('name of the file it was read from'),
    state: z.enum(planStates),
    tasks: z.int().describe('those that were not dropped'),
    openFindings: z.int(),
    settledFindings: z.int(),
    openErrors: z.int().describe('findings that stop the plan from being submitted'),
    submitter: z.string().nullable(),
    readAt: instant,
    submittedAt: instant.nullable(),
    approvedAt: instant.nullable(),
    dispatchedAt: instant.nullable(),
    revision: z.int(),
    position: z.string(),
  })
  .meta({ id: 'PlanBoardItem' });

export const planBoardAnswer = z.strictObject({ items: z.array(planBoardItem) }).meta({ id: 'PlanBoard' });

/** Drafts and findings are for the supervision office, the head and auditors; others get none. */
export const planAnswer = planBoardItem
  .extend({
    drafts: z.array(z.strictObject(draftTask.shape)).describe('the tasks as corrected'),
    findings: z.array(z.strictObject({ ...finding.shape, open: z.boolean() })),
  })
  .meta({ id: 'Plan' });

const taskLink = z
  .strictObject({
    taskId: z.string().describe('of the other task'),
    planId: z.string(),
    planTitle: z.string(),
    planYear: z.int(),
    seq: z.int(),
    text: z.string(),
    line: z.int(),
    state: z.enum(planStates).describe('of its plan'),
    ended: z.boolean().describe('concluded, withdrawn or archived'),
    kind: z
      .enum(linkKinds)
      .describe('text and table of one plan; the same work in one year; perhaps the same; of an earlier year'),
    score: z.number().describe('how alike the wording is, 0 to 1'),
    dismissed: z.boolean(),
    blocks: z.boolean().describe('the plan cannot be submitted while it stands'),
  })
  .meta({ id: 'TaskLink' });

/** Tasks of other plans that are the same work; tasks without any are left out. */
export const planLinksAnswer = z
  .strictObject({
    planId: z.string(),
    items: z.array(z.strictObject({ seq: z.int(), text: z.string(), links: z.array(taskLink) })),
    blocking: z.int(),
  })
  .meta({ id: 'PlanLinks' });

const precedent = z.strictObject({
  task: z.looseObject({ plan: z.string(), year: z.int(), number: z.int(), text: z.string() }),
  similarity: z.number().describe('of the wording, 0 to 1'),
});
const suggestion = z
  .strictObject({
    key: z.string().describe('id of the unit or the post, as a correction takes it'),
    name: z.string(),
    score: z.number().describe('0 to 1; little where nothing like the task was done before'),
    precedents: z.array(precedent).describe('earlier tasks it rests on, nearest first'),
  })
  .meta({ id: 'Suggestion' });

/** For tasks that name no unit; each list best first. */
export const planSuggestionsAnswer = z
  .strictObject({
    planId: z.string(),
    knowledge: z.strictObject({ plans: z.int(), tasks: z.int() }).describe('approved plans it rests on'),
    items: z.array(
      z.strictObject({ seq: z.int(), text: z.string(), units: z.array(suggestion), leaders: z.array(suggestion) }),
    ),
  })
  .meta({ id: 'PlanSuggestions' });

const commandNames = Object.keys(planCommands) as [PlanCommandType, ...PlanCommandType[]];

const fix = z
  .strictObject({
    command: z.enum(commandNames),
    data: z.record(z.string(), z.unknown()).describe('the body of that command, as far as it is known'),
    missing: z.array(z.string()).describe('places in the data that a person fills in'),
    cli: z.string().describe('the same as a line for the command line; words in capital letters are to be replaced'),
  })
  .meta({ id: 'Fix' });

export const obstacle = z
  .strictObject({
    kind: z.enum(obstacleKinds),
    seq: z.int().nullable().describe('the task, counted from 1; null for the plan as a whole'),
    number: z.string().nullable().describe('of the task, as the document prints it'),
    line: z.int().nullable().describe('of the document'),
    findingId: z.string().nullable().describe('the finding that says it, where one does'),
    sentence: z.strictObject({ zh: z.string(), en: z.string() }),
    proposals: z.array(z.string()).describe('names near the one that is unknown, best first'),
    fixes: z.array(fix).describe('the usual way first'),
  })
  .meta({ id: 'Obstacle' });

/** Everything that keeps a draft from being submitted. */
export const planObstaclesAnswer = z
  .strictObject({
    planId: z.string(),
    title: z.string(),
    state: z.enum(planStates),
    revision: z.int().describe('of the plan as it is here'),
    position: z.string().describe('of its last event; `?after=` this reads the plan as it is here'),
    items: z.array(obstacle).describe('by the sequence of tasks; none for a plan that is no draft'),
  })
  .meta({ id: 'PlanObstacles' });
