import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import type { PlanEvent } from '#plans/contract';
import { approved, finding, given, issued, planId, read, refused, returned, submitted, task } from './spec/plan.js';

describe('submitting a plan', () => {
  it('submitting a plan names the submitter and the number of tasks', () => {
    expect(given(read()).when('SubmitPlan', {})).toEqual([submitted]);
  });

  it('a plan can be submitted once its last error is dismissed', () => {
    const events = [read([task(1)], [finding('f1')])];
    events.push(...given(...events).when('DismissFinding', { findingId: 'f1', reason: '无误' }));
    expect(given(...events).when('SubmitPlan', {})).toHaveLength(1);
  });

  it('submitting a plan accepts a task that no leader leads', () => {
    expect(given(read([task(1, { leaders: [] })])).when('SubmitPlan', {})).toHaveLength(1);
  });

  it('submitting a plan is refused when every task was dropped', () => {
    const dropped: PlanEvent = { type: 'PlanTaskDropped', data: { planId, seq: 1, reason: '标题' } };
    refused(() => given(read([task(1)]), dropped).when('SubmitPlan', {}), 'PLAN_NOT_READY', { count: 1 });
  });
});

describe('approving a plan', () => {
  it('approving a plan names the approver, the authority and every task as corrected', () => {
    expect(given(read(), submitted).when('ApprovePlan', { authority: '区政府常务会' })).toEqual([approved]);
  });

  it('approving a plan is refused to the submitter, also when somebody else acts for them', () => {
    const approve = (by: Partial<Actor>) => () =>
      given(read(), submitted).when('ApprovePlan', { authority: '常务会' }, { role: 'head', ...by });
    refused(approve({ account: 'officer' }), 'PLAN_APPROVER_IS_SUBMITTER', { account: 'officer' });
    refused(approve({ account: 'deputy', onBehalfOf: 'officer' }), 'PLAN_APPROVER_IS_SUBMITTER');
  });

  it('approving a plan is possible for the first submitter when another person submitted the plan after its return', () => {
    const again: PlanEvent = { type: 'PlanSubmitted', data: { planId, submitter: 'director', tasks: 2 } };
    const by = { role: 'head', account: 'officer' } as const;
    expect(given(read(), submitted, returned, again).when('ApprovePlan', { authority: '常务会' }, by)).toHaveLength(1);
  });
});

describe('returning and issuing', () => {
  it('a returned plan can be corrected again', () => {
    expect(given(read(), submitted).when('ReturnPlan', { reason: '第2项不实' })).toEqual([returned]);
    expect(given(read(), submitted, returned).when('DropPlanTask', { seq: 2, reason: '不实' })).toHaveLength(1);
  });

  it('an approved plan is issued with the numbers of its tasks, on the day that it is in Asia/Shanghai', () => {
    expect(given(read(), submitted, approved).when('IssuePlan', { noticeNumber: '通督〔2023〕1号' })).toEqual([issued]);
  });
});
