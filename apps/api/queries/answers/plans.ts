import { z } from 'zod';
import { draftTask, finding, planStates } from '#plans/contract';

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
