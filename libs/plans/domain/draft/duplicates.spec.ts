import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { FoundDuplicate, PlanCommand, PlanEvent } from '#plans/contract';
import { planDecider } from '../aggregate/decider.js';
import type { PlanFolded } from '../life-cycle/state.js';

const stored = JSON.parse(
  readFileSync(new URL('../../contract/plan-events.samples.json', import.meta.url), 'utf8'),
) as readonly PlanEvent[];
const fold = (events: readonly PlanEvent[]): PlanFolded =>
  events.reduce((state, event) => planDecider.evolve(state, event), planDecider.initialState());

const duplicate: FoundDuplicate = { seq: 1, other: 'p9-004', planTitle: '另一方案', text: '收入增长' };
const dismissed: PlanEvent = {
  type: 'DuplicateDismissed',
  data: { planId: 'p1', seq: 1, other: 'p9-004', reason: '口径不同' },
};
const submitted: PlanEvent = { type: 'PlanSubmitted', data: { planId: 'p1', submitter: 'o', tasks: 1 } };
const at = '2023-01-18T01:00:00.000Z';
const submit = (duplicates: readonly FoundDuplicate[]): PlanCommand => ({
  ...({ type: 'SubmitPlan', planId: 'p1', data: {}, at, duplicates } as const),
  by: { account: 'o', role: 'officer' },
});
const approve = (duplicates: readonly FoundDuplicate[]): PlanCommand => ({
  ...({ type: 'ApprovePlan', planId: 'p1', data: { authority: '常务会' }, at, duplicates } as const),
  by: { account: 'h', role: 'head' },
});
const refused = expect.objectContaining({
  code: 'PLAN_DUPLICATES_OPEN',
  details: { count: 1, duplicates: '第 1 项 ↔ 《另一方案》p9-004' },
});

const notReady = expect.objectContaining({
  code: 'PLAN_NOT_READY',
  details: expect.objectContaining({ count: 1, obstacles: expect.stringContaining('"另一方案"') }),
});

describe('a task that another plan supervises already', () => {
  it('a task that another plan supervises already stops submission and approval', () => {
    expect(() => planDecider.decide(submit([duplicate]), fold(stored))).toThrow(notReady);
    expect(() => planDecider.decide(approve([duplicate]), fold([...stored, submitted]))).toThrow(refused);
  });

  it('a task that another plan supervises already stops nothing once it is dismissed with a reason or dropped', () => {
    const decided = planDecider.decide(submit([duplicate]), fold([...stored, dismissed]));
    expect(decided).toMatchObject([{ type: 'PlanSubmitted' }]);
    expect(planDecider.decide(submit([{ ...duplicate, seq: 7 }]), fold(stored))).toHaveLength(1);
  });

  it('a duplicate that was not found is not dismissed, and the refusal names those of the task', () => {
    const dismissal = (seq: number, other: string, duplicates = [duplicate]): PlanCommand => ({
      ...({
        type: 'DismissDuplicate',
        planId: 'p1',
        data: { seq, other, reason: '口径不同' },
        at,
        duplicates,
      } as const),
      by: { account: 'o', role: 'officer' },
    });
    const decided = (command: PlanCommand, ...events: PlanEvent[]) =>
      planDecider.decide(command, fold([...stored, ...events]));
    expect(decided(dismissal(1, 'p9-004'))).toEqual([dismissed]);
    expect(decided(dismissal(1, 'p9-004'), dismissed)).toEqual([]);
    const notFound = (open: RegExp) =>
      expect.objectContaining({
        code: 'PLAN_DUPLICATE_NOT_FOUND',
        details: expect.objectContaining({ open: expect.stringMatching(open) }),
      });
    expect(() => decided(dismissal(1, 'nosuch'))).toThrow(notFound(/^Open: task 1 and p9-004 of "另一方案"\. /));
    expect(() => decided(dismissal(1, 'nosuch', []))).toThrow(notFound(/no open duplicate/));
  });

  it('a task that another plan supervises already is dismissed for that other task only', () => {
    const elsewhere = { ...duplicate, other: 'p8-001' };
    expect(() => planDecider.decide(submit([elsewhere]), fold([...stored, dismissed]))).toThrow(notReady);
  });
});
