import { z } from 'zod';
import type { CommandCatalog, CommandOf, CommandRoute } from '#kernel';
import type { Directory } from '#organizations/contract';
import { askedCorrection } from './corrections.js';
import { planEvents } from './events.js';
import * as field from './fields.js';
import type { planRefusals } from './refusals.js';

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
    name: { zh: '读入方案', en: 'Read the plan' },
    about: {
      zh: '读入方案：由导入文件时给出，不由人录入。',
      en: 'Given by the import of a document; not typed in by hand.',
    },
    data: planEvents.PlanRead.data.omit({ planId: true }),
    roles: ['officer', 'director'],
    route: null,
  },
  CorrectPlan: {
    about: {
      zh: '更正任务：送审前更正读入的一项任务的一个栏目，该栏目的疑点随之了结。',
      en: 'Corrects one field of one task as it was read, before submission; the findings about that field are settled by it.',
    },
    data: z.object({ seq: field.seq, correction: askedCorrection, reason: field.reason('与原文核对有误。') }),
    roles: ['officer', 'director'],
    route: route('corrections', '更正任务', 'Correct a task of the plan', [
      'PLAN_TASK_NOT_FOUND',
      'UNIT_UNKNOWN',
      'POST_UNKNOWN',
      'PLAN_NAME_NOT_IN_TASK',
      'PLAN_NAME_TWICE',
      'PLAN_LIST_CHANGED',
    ]),
  },
  RecheckPlan: {
    about: {
      zh: '按现行登记簿复核名称：草稿中原来查不到的单位、领导，登记后重新查对；人工更正过的不动。',
      en: 'Looks up anew the names of a draft that the directory did not know. What a person corrected stays.',
    },
    data: z.object({}),
    roles: ['officer', 'director', 'system'],
    route: route('recheck', '按现行登记簿复核名称', 'Look the names of the draft up anew'),
  },
  DropPlanTask: {
    about: {
      zh: '删除非任务条目：读成任务、其实不是任务的，从方案中删除。',
      en: 'Drops from the plan what was read as a task but is none.',
    },
    data: z.object({ seq: field.seq, reason: field.reason('属总体要求，不是任务。') }),
    roles: ['officer', 'director'],
    route: route('dropped-tasks', '删除非任务条目', 'Drop a task that is none', ['PLAN_TASK_NOT_FOUND']),
  },
  DismissFinding: {
    about: {
      zh: '确认疑点无误：核对原文后确认读入正确，疑点了结。',
      en: 'Settles a finding: somebody has looked at the document, and the reading is right.',
    },
    data: z.object({ findingId: field.findingId, reason: field.reason('与原文核对无误。') }),
    roles: ['officer', 'director'],
    route: route('dismissed-findings', '确认疑点无误', 'Dismiss a finding', [
      'PLAN_FINDING_NOT_FOUND',
      'PLAN_FINDING_TO_CORRECT',
    ]),
  },
  DismissDuplicate: {
    about: {
      zh: '确认不属重复督查：另一方案中的任务是另一件事，或者两项都要督查。',
      en: 'Says that the task of another plan is another matter, or that both are to be supervised.',
    },
    data: z.object({ seq: field.seq, other: field.otherTask, reason: field.reason('两项工作的范围不同。') }),
    roles: ['officer', 'director'],
    route: route('dismissed-duplicates', '确认不属重复督查', 'Dismiss a duplicate', [
      'PLAN_TASK_NOT_FOUND',
      'PLAN_DUPLICATE_NOT_FOUND',
    ]),
  },
  SubmitPlan: {
    about: {
      zh: '送审：疑点全部了结、任务齐全的方案报请批准，此后不能更正。',
      en: 'Hands the plan in for approval, once every finding is settled and every task complete. It cannot be corrected then.',
    },
    data: z.object({}),
    roles: ['officer', 'director'],
    route: route('submission', '送审', 'Submit the plan', ['PLAN_NOT_READY']),
  },
  DiscardPlan: {
    about: {
      zh: '作废草稿：未送审的草稿作废，此后同一文件可以重新导入。',
      en: 'Discards a draft that was not submitted; its document can then be imported again.',
    },
    data: z.object({ reason: field.reason('文件有更新，重新导入。') }),
    roles: ['officer', 'director'],
    route: route('discard', '作废草稿', 'Discard the draft, so that its document can be imported again'),
  },
  ReturnPlan: {
    about: {
      zh: '退回修改：已送审的方案退回，可以再更正。',
      en: 'Sends a submitted plan back; it can be corrected again.',
    },
    data: z.object({ reason: field.reason('第二项任务的时限需再商。') }),
    roles: ['head'],
    route: route('return', '退回修改', 'Return the plan'),
  },
  ApprovePlan: {
    about: {
      zh: '批准：批准人不得是送审人。方案中的任务由此立项。',
      en: 'Approves the plan; not by the one who submitted it. Its tasks are initiated.',
    },
    data: z.object({ authority: field.authority }),
    roles: ['head'],
    route: route('approval', '批准', 'Approve the plan', ['PLAN_APPROVER_IS_SUBMITTER', 'PLAN_DUPLICATES_OPEN']),
  },
  IssuePlan: {
    about: {
      zh: '印发：已批准的方案交办，各单位的签收时限从此起算。',
      en: 'Issues an approved plan: its tasks are dispatched, and the time to sign for them starts.',
    },
    data: z.object({ noticeNumber: field.noticeNumber }),
    roles: ['director'],
    route: route('issue', '印发', 'Issue the plan'),
  },
} as const satisfies CommandCatalog;

/** What is asked of a plan as one thing and carried out as several of these commands, each with its own facts. */
export const planCompounds = {
  /** `collectives`: names as the plan prints them. `members`: the units that are meant; without it, those that the findings propose. */
  ListMembers: {
    about: {
      zh: '将集合称谓（各街道办事处、相关街道办事处等）改为逐一列名的单位，涉及的任务逐项更正。',
      en: 'Puts the units that are meant in the place of collectives such as 各街道办事处: one correction for each task that names them.',
    },
    data: z.object({
      collectives: field.collectives,
      members: field.meantUnits,
      reason: field.reason('各街道分别承办。'),
    }),
    roles: planCommands.CorrectPlan.roles,
    route: route('members', '将集合称谓改为逐一列名', 'List the members of collectives one by one', [
      'PLAN_COLLECTIVE_NOT_FOUND',
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
  /** For submission, approval and the dismissal of a duplicate: tasks of other plans that supervise the same, as the read models know them. */
  readonly duplicates?: readonly FoundDuplicate[];
  /** For decisions about names: the directory as of the newest event. */
  readonly directory?: Directory;
}

/** A command as the decider takes it: time and actor come in with it. */
export type PlanCommand<T extends PlanCommandType = PlanCommandType> = CommandOf<
  { readonly [C in PlanCommandType]: PlanCommandData<C> },
  Subject,
  T
>;
