import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Obstacle } from '#plans';
import { type PlanEventData, planStream } from '#plans/contract';
import type { Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, planDocument } from './plans.js';

const document = planDocument([
  { text: '一般公共预算收入增长3%。', units: '区财镇局、区新设局', leader: '郑浩' },
  { text: '优化营商环境。', by: '每季度末' },
  { text: '目录' },
]);

/** Each step needs the one before it. */
describe('given a draft with a misspelt unit and leader, a unit that is not registered yet, and a deadline without a day', () => {
  let harness: Harness;
  let officer: Caller;
  let director: Caller;
  let planId: string;

  beforeAll(async () => {
    harness = await startHarness();
    officer = await harness.as('officer', { account: 'lin' });
    director = await harness.as('director', { account: 'zhao' });
  });
  afterAll(() => harness.close());

  const upload = () => officer.upload('/v1/documents?name=plan.txt', document);
  const give = (path: string, body: object, by = officer) => by.post(`/v1/plans/${planId}/${path}`, body);
  const obstacles = async (): Promise<readonly Obstacle[]> =>
    expectDone(await officer.get(`/v1/plans/${planId}/obstacles`)).items;
  const kinds = async () => (await obstacles()).map(({ seq, kind, proposals }) => [seq, kind, proposals[0]]);

  it('the import answers with everything that keeps the draft from being submitted, each with the command that helps', async () => {
    const { plans } = expectDone(await upload());
    ({ planId } = plans[0]);
    expect(await obstacles()).toEqual(plans[0].obstacles);
    expect(await kinds()).toEqual([
      [1, 'unit-unknown', '区财政局'],
      [1, 'unit-unknown', expect.anything()],
      [1, 'leader-unknown', '郑皓'],
      [2, 'deadline-missing', undefined],
    ]);
    expect(plans[0].obstacles[0]).toMatchObject({
      ...{ number: '1.', findingId: expect.stringMatching(/^f\d+$/), line: expect.any(Number) },
      fixes: [{ command: 'CorrectPlan', cli: `zhezi correct ${planId} 1 --unit 区财镇局=区财政局` }, {}],
    });
  });

  it('a submission is refused with all obstacles at once', async () => {
    const { status, body } = await give('submission', {});
    expect([status, body.code, body.details?.count ?? 4]).toEqual([409, 'PLAN_NOT_READY', 4]);
    for (const word of ['4 处障碍', '区财镇局', '区新设局', '郑浩', '每季度末', `zhezi plan ${planId}`])
      expect(body.detail).toContain(word);
  });

  it('a finding about a name that stays unknown cannot be dismissed, and the refusal says what helps', async () => {
    const [{ findingId }] = (await obstacles()) as [Obstacle];
    const { status, body } = await give('dismissed-findings', { findingId, reason: '无误' });
    expect([status, body.code]).toEqual([409, 'PLAN_FINDING_TO_CORRECT']);
    expect(body.detail).toContain('--unit 区财镇局=区财政局');
  });

  it('the fixes that the list gives are taken as they are, once a reason is added', async () => {
    for (const { fixes } of (await obstacles()).filter(({ proposals }) =>
      ['区财政局', '郑皓'].includes(proposals[0]!),
    )) {
      const [fix] = fixes;
      expect(fix!.missing).toEqual(['reason']);
      expectDone(await give('corrections', { ...fix!.data, reason: '误印' }));
    }
    expect(await kinds()).toEqual([
      [1, 'unit-unknown', expect.anything()],
      [2, 'deadline-missing', undefined],
    ]);
    const units = (await harness.store.readStream(planStream(planId))).flatMap(({ type, data }) =>
      type === 'PlanCorrected' ? [(data as unknown as PlanEventData<'PlanCorrected'>).correction] : [],
    );
    expect(units[0]).toMatchObject({
      value: [
        { unit: 'qu-cai-zheng-ju', name: '区财政局', role: 'main' },
        { unit: null, name: '区新设局' },
      ],
    });
  });

  it('the whole list of units is not replaced by whoever has not seen what it is now', async () => {
    const value = [{ unit: '区财政局', role: 'lead' }];
    const correction = { field: 'units', change: 'all', value, former: [] };
    const { status, body } = await give('corrections', { seq: 1, correction, reason: '误印' });
    expect([status, body.code]).toEqual([409, 'PLAN_LIST_CHANGED']);
    const silent = { seq: 1, correction: { field: 'units', value }, reason: '误印' };
    expect((await give('corrections', silent)).body.code).toBe('COMMAND_INVALID');
  });

  it('a unit that is registered afterwards is found in the draft without anybody asking', async () => {
    const unit = { unitId: 'qu-xin-she-ju', name: '区新设局', kind: 'department', aliases: [] };
    expectDone(await director.post('/v1/units', unit));
    await harness.whenCaughtUp();
    expect(await kinds()).toEqual([[2, 'deadline-missing', undefined]]);
    const { drafts, openErrors } = expectDone(await officer.get(`/v1/plans/${planId}`));
    expect(drafts[0].units[1]).toEqual({ unit: 'qu-xin-she-ju', name: '区新设局', role: 'main' });
    expect(openErrors).toBe(1);
  });

  it('a re-check that finds nothing new changes nothing', async () => {
    const before = expectDone(await officer.get(`/v1/plans/${planId}`)).revision;
    expect(expectDone(await give('recheck', {}, director)).revision).toBe(before);
  });

  it('a draft that is discarded is no longer listed, and its document can be imported again', async () => {
    expect((await upload()).body.code).toBe('PLAN_ALREADY_IMPORTED');
    const { revision } = expectDone(await give('discard', { reason: '文件换了新版' }));
    await harness.whenCaughtUp();
    expect(expectDone(await officer.get('/v1/plans')).items).toEqual([]);
    expect(expectDone(await officer.get('/v1/plans?state=Discarded')).items).toMatchObject([{ planId }]);
    expect((await give('submission', {})).body.code).toBe('PLAN_WRONG_STATE');
    const { plans } = expectDone(await upload());
    expect(plans[0]).toMatchObject({ planId, revision: revision + 1, refused: null });
    expect(plans[0].obstacles.map(({ kind }: Obstacle) => kind)).toEqual([
      'unit-unknown',
      'leader-unknown',
      'deadline-missing',
    ]);
    await harness.whenCaughtUp();
    expect(expectDone(await officer.get('/v1/plans')).items).toMatchObject([{ planId, state: 'Drafted', tasks: 3 }]);
  });

  it('the draft that was read again is corrected, submitted, approved and issued', async () => {
    for (const { fixes, kind } of await obstacles())
      if (kind !== 'deadline-missing') expectDone(await give('corrections', { ...fixes[0]!.data, reason: '误印' }));
    const deadline = { field: 'deadline', value: { kind: 'by', date: '2023-12-31' } };
    expectDone(await give('corrections', { seq: 2, correction: deadline, reason: '年底' }));
    expectDone(await give('dropped-tasks', { seq: 3, reason: '目录误读为任务' }));
    expect(await obstacles()).toEqual([]);
    expectDone(await give('submission', {}));
    const head = await harness.as('head', { account: 'zheng' });
    expectDone(await give('approval', { authority: '区政府常务会议' }, head));
    expectDone(await give('issue', { noticeNumber: '通督〔2023〕1号' }, director));
    await harness.whenCaughtUp();
    const { items } = expectDone(await officer.get('/v1/tasks?limit=200'));
    expect(items.map(({ seq, state }: { seq: number; state: string }) => [seq, state])).toEqual([
      [1, 'Dispatched'],
      [2, 'Dispatched'],
    ]);
  });

  it('units do not see the obstacles of a plan', async () => {
    const clerk = await harness.as('clerk', { unit: 'qu-cai-zheng-ju' });
    expect((await clerk.get(`/v1/plans/${planId}/obstacles`)).status).toBe(403);
    expect((await officer.get('/v1/plans/p000000000000/obstacles')).body.code).toBe('PLAN_NOT_FOUND');
  });
});
