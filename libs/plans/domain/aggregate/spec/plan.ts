// What tests of the plan decider share: a plan, its events, and commands given to it.
import { expect } from '@jest/globals';
import type { Actor, Role } from '#kernel';
import type { DraftTask, PlanCommand, PlanCommandType, PlanEvent, PlanFinding } from '#plans/contract';
import { planDecider } from '../decider.js';

export const planId = 'p0123456789ab';
const at = '2023-01-17T16:30:00.000Z';
const roleOf: Readonly<Record<PlanCommandType, Role>> = {
  ReadPlan: 'officer',
  CorrectPlan: 'officer',
  RecheckPlan: 'officer',
  DropPlanTask: 'officer',
  DismissFinding: 'officer',
  DismissDuplicate: 'officer',
  SubmitPlan: 'officer',
  DiscardPlan: 'officer',
  ReturnPlan: 'head',
  ApprovePlan: 'head',
  IssuePlan: 'director',
};

export const task = (seq: number, change: Partial<DraftTask> = {}): DraftTask => ({
  seq,
  number: seq,
  numberText: `${seq}.`,
  section: '一、主要预期目标',
  subsection: null,
  theme: null,
  text: '一般公共预算收入增长3%。',
  leaders: [{ post: 'qu-ling-dao-01', name: '甲某' }],
  units: [{ unit: 'qu-cai-zheng-ju', name: '区财政局', role: 'main' }],
  deadline: { kind: 'by', date: '2023-12-31' },
  deadlineText: '2023年12月底',
  line: 10 * seq,
  targets: [],
  ...change,
});
export const finding = (findingId: string, change: Partial<PlanFinding> = {}): PlanFinding => ({
  findingId,
  code: 'PLAN_UNIT_UNKNOWN',
  severity: 'error',
  line: 12,
  excerpt: '区财镇局',
  seq: 1,
  field: 'units',
  reason: { zh: '登记簿中没有。', en: 'Not registered.' },
  proposal: '区财政局',
  ...change,
});

export const document = {
  title: '2023年重点工作分工方案',
  documentNumber: '通政发〔2023〕2号',
  issuedOn: '2023-01-17',
  issuer: '通州区人民政府',
  year: 2023,
  document: 'plan.txt',
  sha256: 'a'.repeat(64),
  lineRange: [1, 900] as [number, number],
};
export const read = (tasks = [task(1), task(2)], findings: PlanFinding[] = []): PlanEvent => ({
  type: 'PlanRead',
  data: { planId, ...document, tasks, findings },
});
export const submitted: PlanEvent = { type: 'PlanSubmitted', data: { planId, submitter: 'officer', tasks: 2 } };
export const returned: PlanEvent = { type: 'PlanReturned', data: { planId, reason: '第2项不实' } };
export const approved: PlanEvent = {
  type: 'PlanApproved',
  data: {
    planId,
    title: document.title,
    year: 2023,
    document: 'plan.txt',
    approver: 'head',
    authority: '区政府常务会',
    tasks: [task(1), task(2)],
  },
};
export const discarded: PlanEvent = { type: 'PlanDiscarded', data: { planId, reason: '文件已撤回' } };
export const issued: PlanEvent = {
  type: 'PlanIssued',
  data: { planId, issuedOn: '2023-01-18', noticeNumber: '通督〔2023〕1号', seqs: [1, 2] },
};

const { decide, evolve, initialState } = planDecider;

export const given = (...events: PlanEvent[]) => ({
  when: <T extends PlanCommandType>(
    type: T,
    data: Extract<PlanCommand, { type: T }>['data'],
    by: Partial<Actor> = {},
    known: Pick<PlanCommand, 'directory' | 'duplicates'> = {},
  ): readonly PlanEvent[] => {
    const role = by.role ?? roleOf[type];
    const command = { type, planId, data, at, by: { account: role, ...by, role }, ...known } as PlanCommand;
    return decide(command, events.reduce(evolve, initialState()));
  },
});
export const refused = (act: () => unknown, code: string, details: object = {}) =>
  expect(act).toThrow(expect.objectContaining({ code, details: expect.objectContaining(details) }));
