import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Actor, Timestamp } from '#kernel';
import type { AskedCorrection, PlanCommand, PlanEvent, PlanEventData } from '#plans/contract';
import type { Target } from '#tasks/contract';
import { planDecider } from '../aggregate/decider.js';
import type { Plan, PlanFolded } from '../life-cycle/state.js';

/** As stored before targets were read. */
const stored = JSON.parse(
  readFileSync(new URL('../../contract/plan-events.samples.json', import.meta.url), 'utf8'),
) as readonly PlanEvent[];
const fold = (events: readonly PlanEvent[]): PlanFolded =>
  events.reduce((state, event) => planDecider.evolve(state, event), planDecider.initialState());

const officer: Actor = { account: 'o', role: 'officer' };
const at: Timestamp = '2023-01-18T01:00:00.000Z';
const target: Target = {
  indicator: '收入',
  comparator: '=',
  value: 3,
  upper: null,
  unit: '%',
  kind: 'rise',
  baseline: null,
  printed: '3%',
  span: [10, 12],
};
const correct = (state: PlanFolded, correction: AskedCorrection): Plan => {
  const data = { seq: 1, correction, reason: '核对原文' };
  const command: PlanCommand = { type: 'CorrectPlan', planId: 'p1', data, at, by: officer };
  return planDecider.decide(command, state).reduce((now, event) => planDecider.evolve(now, event), state) as Plan;
};
const targetsOf = (plan: PlanFolded) => (plan as Plan).tasks[0]!.targets;

describe('the targets of a draft', () => {
  it('a draft that was recorded before targets were read has none', () => {
    expect((stored[0]!.data as PlanEventData<'PlanRead'>).tasks[0]).not.toHaveProperty('targets');
    expect(targetsOf(fold(stored))).toEqual([]);
  });

  it('the targets of a draft are read anew from a corrected text', () => {
    const plan = correct(fold(stored), { field: 'text', value: '一般公共预算收入增长4%' });
    expect(targetsOf(plan)).toMatchObject([{ value: 4, unit: '%', kind: 'rise', printed: '4%', span: [10, 12] }]);
  });

  it('targets that were corrected by hand stay when the text is corrected afterwards; one that the text does not print has no place', () => {
    const byHand = correct(fold(stored), { field: 'targets', value: [target] });
    expect(targetsOf(byHand)).toEqual([target]);
    const plan = correct(byHand, { field: 'text', value: '收入增长9%' });
    expect(targetsOf(plan)).toEqual([{ ...target, span: null }]);
  });

  it('the targets of a draft have no place when the text does not print them', () => {
    const plan = correct(fold(stored), { field: 'targets', value: [{ ...target, span: [0, 2] }] });
    expect(targetsOf(plan)).toEqual([{ ...target, span: null }]);
  });
});
