import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore } from '#event-store';
import { type Actor, fixedClock, newId } from '#kernel';
import { type PlanEvent, type PlanFinding, planStream } from '#plans/contract';
import { createReadDatabase, type Projections, type ReadDatabase, startProjections } from '#projections';
import { testDatabase, type TestDatabase } from '#testing';
import { planBoard } from './projection.js';
import { PlanBoardQuery, PlanBoardQueryHandler, PlanQuery, PlanQueryHandler } from './query.js';

const officer: Actor = { account: 'officer', role: 'officer' };
const clerk: Actor = { account: 'clerk', role: 'clerk', unit: 'qu-cai-zheng-ju' };
const planId = 'p1';

const finding = (findingId: string, severity: 'error' | 'warning', field: string): PlanFinding => ({
  findingId,
  code: 'PLAN_UNIT_UNKNOWN',
  severity,
  line: 9,
  excerpt: '责任单位：区财局',
  seq: 1,
  field,
  reason: { zh: '未登记', en: 'not registered' },
  proposal: '区财政局',
});
const task = (seq: number) => ({
  seq,
  number: seq,
  numberText: `${seq}.`,
  section: '一、主要预期目标',
  subsection: null,
  theme: null,
  text: '一般公共预算收入增长3%。',
  leaders: [{ post: 'qu-ling-dao-01', name: '郑皓' }],
  units: [{ unit: null, name: '区财局', role: 'main' as const }],
  deadline: { kind: 'by' as const, date: '2023-12-31' },
  deadlineText: '2023年12月底',
  line: 8 + seq,
});
const read: PlanEvent = {
  type: 'PlanRead',
  data: {
    planId,
    title: '2023年重点工作分工方案',
    documentNumber: '通政发〔2023〕2号',
    issuedOn: '2023-01-17',
    issuer: '北京市通州区人民政府',
    year: 2023,
    document: 'plan.txt',
    sha256: 'x',
    lineRange: [1, 20],
    tasks: [task(1), task(2)],
    findings: [finding('f1', 'error', 'units'), finding('f2', 'warning', 'text')],
  },
};
const corrected: PlanEvent = {
  type: 'PlanCorrected',
  data: {
    planId,
    seq: 1,
    correction: { field: 'units', value: [{ unit: 'qu-cai-zheng-ju', name: '区财政局', role: 'main' }] },
    former: [],
    reason: '误植',
  },
};
const dropped: PlanEvent = { type: 'PlanTaskDropped', data: { planId, seq: 2, reason: '不是任务' } };
const submitted: PlanEvent = { type: 'PlanSubmitted', data: { planId, tasks: 1, submitter: 'officer' } };
const approved: PlanEvent = {
  type: 'PlanApproved',
  data: {
    planId,
    title: 't',
    year: 2023,
    document: 'plan.txt',
    approver: 'head',
    authority: '通政发〔2023〕2号',
    tasks: [task(1)],
  },
};
const issued: PlanEvent = {
  type: 'PlanIssued',
  data: { planId, issuedOn: '2023-01-17', noticeNumber: '通督1号', seqs: [1] },
};

describe('the plan board', () => {
  let database: TestDatabase;
  let source: ReadDatabase;
  let store: EventStore;
  let projections: Projections;

  beforeAll(async () => {
    database = await testDatabase();
    source = await createReadDatabase(database.connectionString, { models: [planBoard] });
    store = createMemoryEventStore({ upcasters: asStored });
    const onError = (error: unknown): never => {
      throw error;
    };
    projections = await startProjections({
      store,
      dataSource: source,
      models: [planBoard],
      clock: fixedClock('2023-01-17T01:00:00.000Z'),
      onError,
    });
  });
  afterAll(async () => {
    await projections.stop();
    await source.destroy();
    await database.close();
  });

  async function given({ type, data }: PlanEvent): Promise<void> {
    const id = newId();
    const metadata = {
      occurredAt: '2023-01-17T01:00:00.000Z',
      actor: officer,
      commandId: id,
      commandHash: '',
      correlationId: id,
      causationId: null,
      source: 'http' as const,
    };
    await store.append([
      {
        stream: planStream(planId),
        expectedRevision: 'any',
        events: [{ id, type, schemaVersion: 1, data: data as never, metadata }],
      },
    ]);
    expect(await projections.whenProcessed(await store.head(), { timeoutMs: 10_000 })).toBe(true);
    expect((await projections.compareWithRebuild('plan-board')).equal).toBe(true);
  }
  const list = (viewer: Actor) => new PlanBoardQueryHandler(source).execute(new PlanBoardQuery({ viewer }));
  const detail = (viewer: Actor) => new PlanQueryHandler(source).execute(new PlanQuery(planId, viewer));

  it('the plan board shows a drafted plan with its open doubts to the office only', async () => {
    await given(read);
    expect((await list(officer)).items).toMatchObject([
      { planId, state: 'Drafted', tasks: 2, openFindings: 2, openErrors: 1, settledFindings: 0, revision: 0 },
    ]);
    expect((await list(clerk)).items).toEqual([]);
    await expect(detail(clerk)).rejects.toMatchObject({ code: 'PLAN_NOT_FOUND' });
  });

  it('the plan board shows the draft as corrected and the doubt as settled', async () => {
    await given(corrected);
    const plan = await detail(officer);
    expect(plan.drafts[0]!.units).toEqual([{ unit: 'qu-cai-zheng-ju', name: '区财政局', role: 'main' }]);
    expect(plan.findings.map(({ findingId, open }) => [findingId, open])).toEqual([
      ['f1', false],
      ['f2', true],
    ]);
    expect(plan).toMatchObject({ openErrors: 0, openFindings: 1, settledFindings: 1 });
  });

  it('the plan board leaves out what was dropped, and follows the plan to its issue', async () => {
    for (const event of [dropped, submitted]) await given(event);
    expect(await detail(officer)).toMatchObject({ state: 'Submitted', tasks: 1, submitter: 'officer' });
    for (const event of [approved, issued]) await given(event);
    expect(await detail(officer)).toMatchObject({ state: 'Issued', dispatchedAt: '2023-01-17T01:00:00.000Z' });
  });

  it('the plan board shows an issued plan to units, without the office’s drafts and doubts', async () => {
    expect(await detail(clerk)).toMatchObject({ state: 'Issued', tasks: 1, drafts: [], findings: [] });
  });

  it('the plan board names the plan that it does not have', async () => {
    const handler = new PlanQueryHandler(source);
    await expect(handler.execute(new PlanQuery('nope', officer))).rejects.toMatchObject({ code: 'PLAN_NOT_FOUND' });
  });
});
