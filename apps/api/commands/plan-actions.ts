import type { PlanCommandType } from '#plans/contract';
import type { Action } from './action.js';

export type OfferedPlanCommand = Exclude<PlanCommandType, 'ReadPlan'>;

/** Every order to a plan: `POST /v1/plans/{planId}/<path>`. Who may give it: `planPermissions`. */
export const planActions: readonly Action<OfferedPlanCommand>[] = [
  {
    path: 'corrections',
    command: 'CorrectPlan',
    summary: { zh: '更正任务', en: 'Correct a task of the plan' },
    refusals: ['PLAN_TASK_NOT_FOUND', 'UNIT_UNKNOWN', 'POST_UNKNOWN'],
  },
  {
    path: 'dropped-tasks',
    command: 'DropPlanTask',
    summary: { zh: '删除非任务条目', en: 'Drop a task that is none' },
    refusals: ['PLAN_TASK_NOT_FOUND'],
  },
  {
    path: 'dismissed-findings',
    command: 'DismissFinding',
    summary: { zh: '确认疑点无误', en: 'Dismiss a finding' },
    refusals: ['PLAN_FINDING_NOT_FOUND'],
  },
  {
    path: 'dismissed-duplicates',
    command: 'DismissDuplicate',
    summary: { zh: '确认不属重复督查', en: 'Dismiss a duplicate' },
    refusals: ['PLAN_TASK_NOT_FOUND'],
  },
  {
    path: 'submission',
    command: 'SubmitPlan',
    summary: { zh: '送审', en: 'Submit the plan' },
    refusals: ['PLAN_OPEN_FINDINGS', 'PLAN_TASK_INCOMPLETE', 'PLAN_EMPTY', 'PLAN_DUPLICATES_OPEN'],
  },
  { path: 'return', command: 'ReturnPlan', summary: { zh: '退回修改', en: 'Return the plan' } },
  {
    path: 'approval',
    command: 'ApprovePlan',
    summary: { zh: '批准', en: 'Approve the plan' },
    refusals: ['PLAN_APPROVER_IS_SUBMITTER', 'PLAN_DUPLICATES_OPEN'],
  },
  { path: 'issue', command: 'IssuePlan', summary: { zh: '印发', en: 'Issue the plan' } },
];
