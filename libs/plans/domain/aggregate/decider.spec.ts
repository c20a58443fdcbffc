import { describe, expect, it } from '@jest/globals';
import { type PlanCommand, type PlanCommandType, planEvents } from '#plans/contract';
import {
  approved,
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
    DropPlanTask: { seq: 1, reason: '标题' },
    DismissFinding: { findingId: 'f1', reason: '无误' },
    DismissDuplicate: { seq: 1, other: 'p0-001', reason: '另一事项' },
    SubmitPlan: {},
    ReturnPlan: { reason: '不实' },
    ApprovePlan: { authority: '常务会' },
    IssuePlan: { noticeNumber: '1号' },
  };
  const histories = {
    Drafted: [read([task(1), task(2)], [finding('f1', { severity: 'info' })])],
    Submitted: [read(), submitted],
    Approved: [read(), submitted, approved],
    Issued: [read(), submitted, approved, issued],
  };
  const possible: Readonly<Record<keyof typeof histories, readonly PlanCommandType[]>> = {
    Drafted: ['CorrectPlan', 'DropPlanTask', 'DismissFinding', 'DismissDuplicate', 'SubmitPlan'],
    Submitted: ['ReturnPlan', 'ApprovePlan'],
    Approved: ['IssuePlan'],
    Issued: [],
  };
  const commands = (Object.keys(data) as PlanCommandType[]).filter((type) => type !== 'ReadPlan');
  const cases = (Object.keys(histories) as (keyof typeof histories)[]).flatMap((state) =>
    commands.map((type) => [state, type] as const),
  );

  it.each(cases)('a plan that is %s takes the command %s only if its life cycle says so', (state, type) => {
    const act = () => given(...histories[state]).when(type, data[type]);
    if (possible[state].includes(type)) expect(act()).toHaveLength(1);
    else refused(act, 'PLAN_WRONG_STATE', { command: type, state });
  });

  it.each(commands)('the command %s is refused for a plan that does not exist', (type) => {
    refused(() => given().when(type, data[type]), 'PLAN_NOT_FOUND', { planId });
  });

  it('every fact that the decider gives fits its schema', () => {
    for (const event of [...histories.Issued, returned]) {
      expect(planEvents[event.type].data.parse(event.data)).toEqual(event.data);
    }
  });
});
