import { describe, expect, it } from '@jest/globals';
import type { AskedCorrection, PlanEvent } from '#plans/contract';
import {
  approved,
  discarded,
  document,
  finding,
  given,
  issued,
  planId,
  read,
  refused,
  submitted,
  task,
} from './spec/plan.js';

const correctText = { correction: { field: 'text', value: '另一内容' }, reason: '更正' } as const;

describe('reading a plan', () => {
  const content = { ...document, tasks: [task(1)], findings: [finding('f1')] };

  it('reading a plan keeps everything the document says and every doubt', () => {
    expect(given().when('ReadPlan', content)).toEqual([{ type: 'PlanRead', data: { planId, ...content } }]);
  });

  it.each([
    ['drafted', [read()]],
    ['issued', [read(), submitted, approved, issued]],
  ])('reading a plan is refused for a plan that is %s already', (_state, events) => {
    refused(() => given(...events).when('ReadPlan', content), 'PLAN_ALREADY_IMPORTED', {
      planId,
      title: document.title,
    });
  });

  it('reading a plan is possible again once its draft is discarded, and begins anew', () => {
    const first = read([task(1), task(2)], [finding('f1'), finding('f2')]);
    expect(given(first).when('DiscardPlan', { reason: '文件已撤回' })).toEqual([discarded]);
    const again = given(first, discarded).when('ReadPlan', content);
    expect(again).toEqual([{ type: 'PlanRead', data: { planId, ...content } }]);
    refused(
      () => given(first, discarded, ...again).when('CorrectPlan', { ...correctText, seq: 2 }),
      'PLAN_TASK_NOT_FOUND',
      { count: 1 },
    );
  });

  it('reading a plan is refused for a plan without tasks', () => {
    refused(() => given().when('ReadPlan', { ...content, tasks: [] }), 'PLAN_EMPTY');
  });
});

describe('correcting a draft', () => {
  const misread = task(1, { units: [{ unit: null, name: '区财镇局', role: 'main' }] });
  const units = {
    ...({ field: 'units', change: 'all', former: misread.units } as const),
    value: [{ unit: 'qu-cai-zheng-ju', name: '区财政局', role: 'main' as const }],
  };

  it('correcting a draft keeps what stood there before', () => {
    expect(given(read([misread])).when('CorrectPlan', { seq: 1, correction: units, reason: '误印' })).toEqual([
      {
        type: 'PlanCorrected',
        data: {
          ...{ planId, seq: 1, former: misread.units, reason: '误印' },
          correction: { field: 'units', value: units.value },
        },
      },
    ]);
  });

  it('correcting a draft settles the findings of that task and field, and no others', () => {
    const findings = [
      finding('f1'),
      finding('f2', { field: 'deadline' }),
      finding('f3', { seq: 2 }),
      finding('f4', { seq: null, field: null }),
    ];
    const events = [read([misread, task(2)], findings)];
    const after = [...events, ...given(...events).when('CorrectPlan', { seq: 1, correction: units, reason: '误印' })];
    refused(
      () => given(...after).when('DismissFinding', { findingId: 'f1', reason: '无误' }),
      'PLAN_FINDING_NOT_FOUND',
      {
        open: 'Open: f2 (task 1: Not registered), f3 (task 2: Not registered), f4 (Not registered). Use one of these.',
      },
    );
    for (const findingId of ['f2', 'f3', 'f4']) {
      expect(given(...after).when('DismissFinding', { findingId, reason: '无误' })).toHaveLength(1);
    }
  });

  it.each<AskedCorrection>([
    { field: 'text', value: '另一内容' },
    { field: 'section', value: null },
    { field: 'deadline', value: { kind: 'ongoing' } },
  ])('correcting a draft carries the corrected $field into the approved plan', (correction) => {
    const events = [read()];
    events.push(...given(...events).when('CorrectPlan', { seq: 2, correction, reason: '更正' }));
    events.push(...given(...events).when('SubmitPlan', {}));
    const value = 'value' in correction ? correction.value : undefined;
    expect(given(...events).when('ApprovePlan', { authority: '常务会' })[0]!.data).toMatchObject({
      tasks: [task(1), { ...task(2), [correction.field]: value }],
    });
  });

  it('correcting a draft is refused for a task the plan does not have, or has no more', () => {
    const dropped: PlanEvent = { type: 'PlanTaskDropped', data: { planId, seq: 2, reason: '标题' } };
    const correct = (seq: number) => ({ seq, correction: units, reason: '误印' });
    refused(() => given(read()).when('CorrectPlan', correct(9)), 'PLAN_TASK_NOT_FOUND', { seq: 9, count: 2 });
    refused(() => given(read(), dropped).when('CorrectPlan', correct(2)), 'PLAN_TASK_NOT_FOUND', { seq: 2, count: 1 });
  });
});

describe('dropping a task that is none', () => {
  it('a dropped task takes its findings with it, and the other tasks keep their numbers', () => {
    const events = [read([task(1), task(2)], [finding('f1', { seq: 1 })])];
    events.push(...given(...events).when('DropPlanTask', { seq: 1, reason: '标题误读为任务' }));
    events.push(...given(...events).when('SubmitPlan', {}));
    expect(given(...events).when('ApprovePlan', { authority: '常务会' })[0]!.data).toMatchObject({ tasks: [task(2)] });
  });

  it('a task that the plan does not have cannot be dropped', () => {
    refused(() => given(read()).when('DropPlanTask', { seq: 3, reason: '标题' }), 'PLAN_TASK_NOT_FOUND');
  });
});
