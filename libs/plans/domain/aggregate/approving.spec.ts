import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import type { DraftTask, PlanEvent } from '#plans/contract';
import { approved, finding, given, issued, planId, read, refused, returned, submitted, task } from './spec/plan.js';

describe('submitting a plan', () => {
  it('submitting a plan names the submitter and the number of tasks', () => {
    expect(given(read()).when('SubmitPlan', {})).toEqual([submitted]);
  });

  it('submitting a plan waits for every finding of severity error, and for these only', () => {
    const errors = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'].map((findingId) => finding(findingId));
    refused(() => given(read([task(1)], errors)).when('SubmitPlan', {}), 'PLAN_OPEN_FINDINGS', {
      count: 6,
      findings: ['f1', 'f2', 'f3', 'f4', 'f5'].map((id) => `${id} PLAN_UNIT_UNKNOWN (12)`).join('、'),
    });
    const doubts = [finding('f1', { severity: 'warning' }), finding('f2', { severity: 'info' })];
    expect(given(read([task(1)], doubts)).when('SubmitPlan', {})).toHaveLength(1);
  });

  it('a plan can be submitted once its last error is dismissed', () => {
    const events = [read([task(1)], [finding('f1')])];
    events.push(...given(...events).when('DismissFinding', { findingId: 'f1', reason: '无误' }));
    expect(given(...events).when('SubmitPlan', {})).toHaveLength(1);
  });

  it.each<[string, Partial<DraftTask>, string]>([
    ['without text', { text: ' ' }, '任务内容 text'],
    ['without units', { units: [] }, '牵头或主责单位 lead or main unit'],
    [
      'with support units only',
      { units: [{ unit: 'qu-jiao-wei', name: '区教委', role: 'support' }] },
      '牵头或主责单位 lead or main unit',
    ],
    [
      'of an unknown unit',
      { units: [{ unit: null, name: '区财镇局', role: 'main' }] },
      '未登记的单位 unknown unit “区财镇局”',
    ],
    [
      'of one unit twice',
      {
        units: [
          { unit: 'qu-jiao-wei', name: '区教委', role: 'main' },
          { unit: 'qu-jiao-wei', name: '区教育委', role: 'support' },
        ],
      },
      '重复的单位 unit named twice “区教育委”',
    ],
    ['led by an unknown leader', { leaders: [{ post: null, name: '丙某' }] }, '未登记的领导 unknown leader “丙某”'],
    ['without a definite deadline', { deadline: { kind: 'unspecified' } }, '明确的时限 definite deadline'],
    [
      'that ends before it begins',
      { deadline: { kind: 'window', from: '2023-09-01', to: '2023-06-30' } },
      '起止日期颠倒 window that ends before it begins',
    ],
  ])('submitting a plan is refused with a task %s', (_title, change, missing) => {
    refused(() => given(read([task(1), task(2, change)])).when('SubmitPlan', {}), 'PLAN_TASK_INCOMPLETE', {
      seq: 2,
      missing,
    });
  });

  it('submitting a plan accepts a task that no leader leads', () => {
    expect(given(read([task(1, { leaders: [] })])).when('SubmitPlan', {})).toHaveLength(1);
  });

  it('submitting a plan is refused when every task was dropped', () => {
    const dropped: PlanEvent = { type: 'PlanTaskDropped', data: { planId, seq: 1, reason: '标题' } };
    refused(() => given(read([task(1)]), dropped).when('SubmitPlan', {}), 'PLAN_EMPTY');
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
