import { describe, expect, it } from '@jest/globals';
import { type Actor, type Role, roles } from '#kernel';
import {
  type DraftTask,
  type PlanCommand,
  type PlanCommandType,
  type PlanCorrection,
  planEvents,
  type PlanEvent,
  type PlanFinding,
  planPermissions,
} from '#plans/contract';
import { planDecider } from './decider.js';

const planId = 'p0123456789ab';
const at = '2023-01-17T16:30:00.000Z';
const roleOf: Readonly<Record<PlanCommandType, Role>> = {
  ReadPlan: 'officer',
  CorrectPlan: 'officer',
  DropPlanTask: 'officer',
  DismissFinding: 'officer',
  DismissDuplicate: 'officer',
  SubmitPlan: 'officer',
  ReturnPlan: 'head',
  ApprovePlan: 'head',
  IssuePlan: 'director',
};

const task = (seq: number, change: Partial<DraftTask> = {}): DraftTask => ({
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
const finding = (findingId: string, change: Partial<PlanFinding> = {}): PlanFinding => ({
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

const document = {
  title: '2023年重点工作分工方案',
  documentNumber: '通政发〔2023〕2号',
  issuedOn: '2023-01-17',
  issuer: '通州区人民政府',
  year: 2023,
  document: 'plan.txt',
  sha256: 'a'.repeat(64),
  lineRange: [1, 900] as [number, number],
};
const read = (tasks = [task(1), task(2)], findings: PlanFinding[] = []): PlanEvent => ({
  type: 'PlanRead',
  data: { planId, ...document, tasks, findings },
});
const submitted: PlanEvent = { type: 'PlanSubmitted', data: { planId, submitter: 'officer', tasks: 2 } };
const returned: PlanEvent = { type: 'PlanReturned', data: { planId, reason: '第2项不实' } };
const approved: PlanEvent = {
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
const issued: PlanEvent = {
  type: 'PlanIssued',
  data: { planId, issuedOn: '2023-01-18', noticeNumber: '通督〔2023〕1号', seqs: [1, 2] },
};

const { decide, evolve, initialState } = planDecider;

const given = (...events: PlanEvent[]) => ({
  when: <T extends PlanCommandType>(
    type: T,
    data: Extract<PlanCommand, { type: T }>['data'],
    by: Partial<Actor> = {},
  ): readonly PlanEvent[] => {
    const role = by.role ?? roleOf[type];
    const command = { type, planId, data, at, by: { account: role, ...by, role } } as PlanCommand;
    return decide(command, events.reduce(evolve, initialState()));
  },
});
const refused = (act: () => unknown, code: string, details: object = {}) =>
  expect(act).toThrow(expect.objectContaining({ code, details: expect.objectContaining(details) }));

describe('reading a plan', () => {
  const content = { ...document, tasks: [task(1)], findings: [finding('f1')] };

  it('keeps everything the document says and every doubt', () => {
    expect(given().when('ReadPlan', content)).toEqual([{ type: 'PlanRead', data: { planId, ...content } }]);
  });

  it.each([
    ['drafted', [read()]],
    ['issued', [read(), submitted, approved, issued]],
  ])('is refused for a plan that is %s already', (_state, events) => {
    refused(() => given(...events).when('ReadPlan', content), 'PLAN_ALREADY_IMPORTED', {
      planId,
      title: document.title,
    });
  });

  it('is refused for a plan without tasks', () => {
    refused(() => given().when('ReadPlan', { ...content, tasks: [] }), 'PLAN_EMPTY');
  });
});

describe('correcting a draft', () => {
  const units = {
    field: 'units' as const,
    value: [{ unit: 'qu-cai-zheng-ju', name: '区财政局', role: 'main' as const }],
  };
  const misread = task(1, { units: [{ unit: null, name: '区财镇局', role: 'main' }] });

  it('keeps what stood there before', () => {
    expect(given(read([misread])).when('CorrectPlan', { seq: 1, correction: units, reason: '误印' })).toEqual([
      { type: 'PlanCorrected', data: { planId, seq: 1, correction: units, former: misread.units, reason: '误印' } },
    ]);
  });

  it('settles the findings of that task and field, and no others', () => {
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
    );
    for (const findingId of ['f2', 'f3', 'f4']) {
      expect(given(...after).when('DismissFinding', { findingId, reason: '无误' })).toHaveLength(1);
    }
  });

  it.each<PlanCorrection>([
    { field: 'text', value: '另一内容' },
    { field: 'section', value: null },
    { field: 'leaders', value: [] },
    { field: 'deadline', value: { kind: 'ongoing' } },
  ])('carries the corrected $field into the approved plan', (correction) => {
    const events = [read()];
    events.push(...given(...events).when('CorrectPlan', { seq: 2, correction, reason: '更正' }));
    events.push(...given(...events).when('SubmitPlan', {}));
    expect(given(...events).when('ApprovePlan', { authority: '常务会' })[0]!.data).toMatchObject({
      tasks: [task(1), { ...task(2), [correction.field]: correction.value }],
    });
  });

  it('is refused for a task the plan does not have, or has no more', () => {
    const dropped: PlanEvent = { type: 'PlanTaskDropped', data: { planId, seq: 2, reason: '标题' } };
    const order = (seq: number) => ({ seq, correction: units, reason: '误印' });
    refused(() => given(read()).when('CorrectPlan', order(9)), 'PLAN_TASK_NOT_FOUND', { seq: 9, count: 2 });
    refused(() => given(read(), dropped).when('CorrectPlan', order(2)), 'PLAN_TASK_NOT_FOUND', { seq: 2, count: 1 });
  });
});

describe('dropping a task that is none', () => {
  it('takes its findings along and leaves the numbers of the others alone', () => {
    const events = [read([task(1), task(2)], [finding('f1', { seq: 1 })])];
    events.push(...given(...events).when('DropPlanTask', { seq: 1, reason: '标题误读为任务' }));
    events.push(...given(...events).when('SubmitPlan', {}));
    expect(given(...events).when('ApprovePlan', { authority: '常务会' })[0]!.data).toMatchObject({ tasks: [task(2)] });
  });

  it('is refused for a task the plan does not have', () => {
    refused(() => given(read()).when('DropPlanTask', { seq: 3, reason: '标题' }), 'PLAN_TASK_NOT_FOUND');
  });
});

describe('submitting a plan', () => {
  it('names the submitter and the number of tasks', () => {
    expect(given(read()).when('SubmitPlan', {})).toEqual([submitted]);
  });

  it('waits for every finding of severity error, and for these only', () => {
    const errors = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'].map((findingId) => finding(findingId));
    refused(() => given(read([task(1)], errors)).when('SubmitPlan', {}), 'PLAN_OPEN_FINDINGS', {
      count: 6,
      findings: ['f1', 'f2', 'f3', 'f4', 'f5'].map((id) => `${id} PLAN_UNIT_UNKNOWN (12)`).join('、'),
    });
    const doubts = [finding('f1', { severity: 'warning' }), finding('f2', { severity: 'info' })];
    expect(given(read([task(1)], doubts)).when('SubmitPlan', {})).toHaveLength(1);
  });

  it('goes on when the last error is dismissed', () => {
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
  ])('is refused with a task %s', (_title, change, missing) => {
    refused(() => given(read([task(1), task(2, change)])).when('SubmitPlan', {}), 'PLAN_TASK_INCOMPLETE', {
      seq: 2,
      missing,
    });
  });

  it('accepts a task that no leader leads', () => {
    expect(given(read([task(1, { leaders: [] })])).when('SubmitPlan', {})).toHaveLength(1);
  });

  it('is refused when every task was dropped', () => {
    const dropped: PlanEvent = { type: 'PlanTaskDropped', data: { planId, seq: 1, reason: '标题' } };
    refused(() => given(read([task(1)]), dropped).when('SubmitPlan', {}), 'PLAN_EMPTY');
  });
});

describe('approving a plan', () => {
  it('names the approver, the authority and every task as corrected', () => {
    expect(given(read(), submitted).when('ApprovePlan', { authority: '区政府常务会' })).toEqual([approved]);
  });

  it('is refused to the submitter, also when somebody else acts for them', () => {
    const approve = (by: Partial<Actor>) => () =>
      given(read(), submitted).when('ApprovePlan', { authority: '常务会' }, { role: 'head', ...by });
    refused(approve({ account: 'officer' }), 'PLAN_APPROVER_IS_SUBMITTER', { account: 'officer' });
    refused(approve({ account: 'deputy', onBehalfOf: 'officer' }), 'PLAN_APPROVER_IS_SUBMITTER');
  });

  it('is possible for the first submitter when another person submitted the plan after its return', () => {
    const again: PlanEvent = { type: 'PlanSubmitted', data: { planId, submitter: 'director', tasks: 2 } };
    const by = { role: 'head', account: 'officer' } as const;
    expect(given(read(), submitted, returned, again).when('ApprovePlan', { authority: '常务会' }, by)).toHaveLength(1);
  });
});

describe('returning and issuing', () => {
  it('opens a returned plan for correction again', () => {
    expect(given(read(), submitted).when('ReturnPlan', { reason: '第2项不实' })).toEqual([returned]);
    expect(given(read(), submitted, returned).when('DropPlanTask', { seq: 2, reason: '不实' })).toHaveLength(1);
  });

  it('issues an approved plan on the day it is in Asia/Shanghai, with the numbers of its tasks', () => {
    expect(given(read(), submitted, approved).when('IssuePlan', { noticeNumber: '通督〔2023〕1号' })).toEqual([issued]);
  });
});

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

  it.each(cases)('when %s: %s', (state, type) => {
    const act = () => given(...histories[state]).when(type, data[type]);
    if (possible[state].includes(type)) expect(act()).toHaveLength(1);
    else refused(act, 'PLAN_WRONG_STATE', { command: type, state });
  });

  it.each(commands)('%s needs a plan that exists', (type) => {
    refused(() => given().when(type, data[type]), 'PLAN_NOT_FOUND', { planId });
  });

  it.each(Object.keys(data) as PlanCommandType[])('%s is denied to every role that is not named for it', (type) => {
    for (const role of roles.filter((candidate) => !planPermissions[type].includes(candidate))) {
      refused(() => given(read()).when(type, data[type], { role }), 'PLAN_FORBIDDEN_ROLE', { command: type, role });
    }
  });

  it('decides facts of the agreed shape', () => {
    for (const event of [...histories.Issued, returned]) {
      expect(planEvents[event.type].parse(event.data)).toEqual(event.data);
    }
  });
});
