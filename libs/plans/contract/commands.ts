import { z } from 'zod';
import type { CommandCatalog, CommandOf, CommandRoute } from '#kernel';
import { answeringUnitRef } from '#organizations/contract';
import { givenCorrection, planEvents } from './events.js';
import type { planRefusals } from './refusals.js';

const reason = z.string().trim().min(1).max(2_000);
const shortText = z.string().trim().min(1).max(200);
const printedName = z.string().trim().min(2).max(80);

type Refusal = keyof typeof planRefusals | 'UNIT_UNKNOWN' | 'POST_UNKNOWN' | 'COLLECTIVE_MEMBERS_OPEN';

/** `POST /v1/plans/{planId}/<path>` */
const route = (path: string, zh: string, en: string, refusals: readonly Refusal[] = []): CommandRoute => ({
  path,
  summary: { zh, en },
  refusals: ['PLAN_NOT_FOUND', 'PLAN_WRONG_STATE', ...refusals],
});

/** What may be asked of a plan, by whom, and how HTTP offers it; whatever is not here cannot be asked. The plan itself is named beside the command. */
export const planCommands = {
  /** Built by the import from a document; not typed in by hand. */
  ReadPlan: {
    data: planEvents.PlanRead.data.omit({ planId: true }),
    roles: ['officer', 'director'],
    route: null,
    name: { zh: '读入方案', en: 'Read the plan' },
  },
  CorrectPlan: {
    data: z.object({ seq: z.int().min(1), correction: givenCorrection, reason }),
    roles: ['officer', 'director'],
    route: route('corrections', '更正任务', 'Correct a task of the plan', [
      'PLAN_TASK_NOT_FOUND',
      'UNIT_UNKNOWN',
      'POST_UNKNOWN',
    ]),
  },
  DropPlanTask: {
    data: z.object({ seq: z.int().min(1), reason }),
    roles: ['officer', 'director'],
    route: route('dropped-tasks', '删除非任务条目', 'Drop a task that is none', ['PLAN_TASK_NOT_FOUND']),
  },
  DismissFinding: {
    data: z.object({ findingId: shortText, reason }),
    roles: ['officer', 'director'],
    route: route('dismissed-findings', '确认疑点无误', 'Dismiss a finding', ['PLAN_FINDING_NOT_FOUND']),
  },
  DismissDuplicate: {
    data: z.object({ seq: z.int().min(1), other: shortText, reason }),
    roles: ['officer', 'director'],
    route: route('dismissed-duplicates', '确认不属重复督查', 'Dismiss a duplicate', ['PLAN_TASK_NOT_FOUND']),
  },
  SubmitPlan: {
    data: z.object({}),
    roles: ['officer', 'director'],
    route: route('submission', '送审', 'Submit the plan', [
      'PLAN_OPEN_FINDINGS',
      'PLAN_TASK_INCOMPLETE',
      'PLAN_EMPTY',
      'PLAN_DUPLICATES_OPEN',
    ]),
  },
  ReturnPlan: { data: z.object({ reason }), roles: ['head'], route: route('return', '退回修改', 'Return the plan') },
  ApprovePlan: {
    data: z.object({ authority: shortText }),
    roles: ['head'],
    route: route('approval', '批准', 'Approve the plan', ['PLAN_APPROVER_IS_SUBMITTER', 'PLAN_DUPLICATES_OPEN']),
  },
  IssuePlan: {
    data: z.object({ noticeNumber: shortText }),
    roles: ['director'],
    route: route('issue', '印发', 'Issue the plan'),
  },
} as const satisfies CommandCatalog;

/** What is asked of a plan as one thing and carried out as several of these commands, each with its own facts. */
export const planCompounds = {
  /** `collectives`: names as the plan prints them. `members`: the units that are meant; without it, those that the findings propose. */
  ListMembers: {
    data: z.object({
      collectives: z.array(printedName).min(1).max(20),
      members: z.array(answeringUnitRef).min(1).max(200).optional(),
      reason,
    }),
    roles: planCommands.CorrectPlan.roles,
    route: route('members', '将集合称谓改为逐一列名', 'List the members of collectives one by one', [
      'COLLECTIVE_MEMBERS_OPEN',
      'UNIT_UNKNOWN',
    ]),
  },
} as const satisfies CommandCatalog;

export type PlanCommandType = keyof typeof planCommands;
export type PlanCommandData<T extends PlanCommandType> = Readonly<z.infer<(typeof planCommands)[T]['data']>>;

/** A task of this plan that another plan has under supervision already. `other` is the id of that task. */
export interface FoundDuplicate {
  readonly seq: number;
  readonly other: string;
  readonly planTitle: string;
  readonly text: string;
}

interface Subject {
  readonly planId: string;
  /** For submission and approval: tasks of other plans that supervise the same, as the read models know them. */
  readonly duplicates?: readonly FoundDuplicate[];
}

/** A command as the decider takes it: time and actor come in with it. */
export type PlanCommand<T extends PlanCommandType = PlanCommandType> = CommandOf<
  { readonly [C in PlanCommandType]: PlanCommandData<C> },
  Subject,
  T
>;
