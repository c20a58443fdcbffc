import { describe, expect, it } from '@jest/globals';
import { type PlanCommand, type PlanCommandType, planEvents } from '#plans/contract';
import { directory } from '../draft/spec/directory.js';
import { planLifeCycle } from '../life-cycle/life-cycle.js';
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
  returned,
  submitted,
  task,
} from './spec/plan.js';

describe('the order of things', () => {
  const data: { [T in PlanCommandType]: Extract<PlanCommand, { type: T }>['data'] } = {
    ReadPlan: { ...document, tasks: [task(1)], findings: [] },
    CorrectPlan: { seq: 1, correction: { field: 'text', value: '另一内容' }, reason: '更正' },
    RecheckPlan: {},
    DropPlanTask: { seq: 1, reason: '标题' },
    DismissFinding: { findingId: 'f1', reason: '无误' },
    DismissDuplicate: { seq: 1, other: 'p0-001', reason: '另一事项' },
    SubmitPlan: {},
    DiscardPlan: { reason: '文件已撤回' },
    ReturnPlan: { reason: '不实' },
    ApprovePlan: { authority: '常务会' },
    IssuePlan: { noticeNumber: '1号' },
  };
  /** Names a unit by a name that the directory has since. */
  const misread = task(1, { units: [{ unit: null, name: '区教育委', role: 'main' }] });
  const duplicates = [{ seq: 1, other: 'p0-001', planTitle: '另一方案', text: '另一事项' }];
  const histories = {
    Drafted: [read([misread, task(2)], [finding('f1', { severity: 'info' })])],
    Submitted: [read(), submitted],
    Approved: [read(), submitted, approved],
    Issued: [read(), submitted, approved, issued],
    Discarded: [read(), discarded],
  };
  const possible: Readonly<Record<keyof typeof histories, readonly PlanCommandType[]>> = {
    Drafted: [
      'CorrectPlan',
      'RecheckPlan',
      'DropPlanTask',
      'DismissFinding',
      'DismissDuplicate',
      'SubmitPlan',
      'DiscardPlan',
    ],
    Submitted: ['ReturnPlan', 'ApprovePlan'],
    Approved: ['IssuePlan'],
    Issued: [],
    Discarded: [],
  };
  const commands = (Object.keys(data) as PlanCommandType[]).filter((type) => type !== 'ReadPlan');
  const cases = (Object.keys(histories) as (keyof typeof histories)[]).flatMap((state) =>
    commands.map((type) => [state, type] as const),
  );

  it.each(cases)('a plan that is %s takes the command %s only if its life cycle says so', (state, type) => {
    const act = () =>
      given(...histories[state]).when(
        type,
        data[type],
        {},
        { directory, ...(type === 'DismissDuplicate' && { duplicates }) },
      );
    if (possible[state].includes(type)) expect(act().at(-1)?.type).toBe(planLifeCycle[type].event);
    else refused(act, 'PLAN_WRONG_STATE', { command: type, state });
  });

  it.each(commands)('the command %s is refused for a plan that does not exist', (type) => {
    refused(() => given().when(type, data[type]), 'PLAN_NOT_FOUND', { planId });
  });

  it('every fact that the decider gives fits its schema', () => {
    for (const event of [...histories.Issued, returned, discarded]) {
      expect(planEvents[event.type].data.parse(event.data)).toEqual(event.data);
    }
  });
});
