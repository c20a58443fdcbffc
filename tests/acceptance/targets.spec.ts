import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, planDocument, units } from './plans.js';

const document = planDocument([
  { text: '新开工15个老旧小区综合整治项目，完成改造不少于120万平方米。', units: '区发展改革委、区财政局' },
  { text: '不断完善规划体系。' },
]);

/** Figures from the document to the board. Each step needs the one before it. */
describe('given a plan with figures in it', () => {
  let harness: Harness;
  let officer: Caller;
  let clerk: Caller;
  let planId: string;
  let task: string;

  beforeAll(async () => {
    harness = await startHarness();
    officer = await harness.as('officer');
    clerk = await harness.as('clerk', { unit: units.reform });
    planId = expectDone(await officer.upload('/v1/documents?name=plan.txt', document)).plans[0].planId;
    task = `/v1/tasks/${planId}-001`;
    await harness.whenCaughtUp();
  });
  afterAll(() => harness.close());

  const drafts = async () => {
    await harness.whenCaughtUp();
    return (await officer.get(`/v1/plans/${planId}`)).body.drafts;
  };
  const correct = async (seq: number, field: string, value: unknown) =>
    expectDone(
      await officer.post(`/v1/plans/${planId}/corrections`, {
        seq,
        correction: { field, value },
        reason: '核对原文',
      }),
    );

  it('the drafts of a plan with figures have targets', async () => {
    const [first, second] = await drafts();
    expect(first.targets).toMatchObject([
      { comparator: '=', value: 15, unit: '个', printed: '15个' },
      { comparator: '≥', value: 120, unit: '万平方米', printed: '不少于120万平方米' },
    ]);
    for (const { span, printed } of first.targets) expect(first.text.slice(...span)).toBe(printed);
    expect(second.targets).toEqual([]);
  });

  it('targets are read anew when the text of a draft is corrected, and stay when they were entered by hand', async () => {
    await correct(1, 'text', '新开工16个老旧小区综合整治项目，完成改造不少于120万平方米。');
    expect((await drafts())[0].targets).toMatchObject([{ value: 16 }, { value: 120 }]);
    const target = { indicator: '编制规划', comparator: '≥', value: 3, unit: '项', printed: '至少3项' };
    await correct(2, 'targets', [target]);
    await correct(2, 'text', '不断完善规划体系，落深落细。');
    expect((await drafts())[1].targets).toMatchObject([{ ...target, kind: 'level', span: null }]);
  });

  it('the tasks of an issued plan have the targets of its drafts', async () => {
    const [head, director] = [await harness.as('head'), await harness.as('director')];
    expectDone(await officer.post(`/v1/plans/${planId}/submission`));
    expectDone(await head.post(`/v1/plans/${planId}/approval`, { authority: '区政府常务会议' }));
    expectDone(await director.post(`/v1/plans/${planId}/issue`, { noticeNumber: '通督〔2023〕1号' }));
    await harness.whenCaughtUp();
    for (const unit of [units.reform, units.finance]) {
      expectDone(await (await harness.as('clerk', { unit })).post(`${task}/receipts`));
    }
    await harness.whenCaughtUp();
    expect((await clerk.get(task)).body.targets).toMatchObject([
      { target: 1, value: 16, reported: null, completion: null, met: null },
      { target: 2, comparator: '≥', value: 120, reported: null },
    ]);
  });

  it('figures that a unit reports count towards the targets', async () => {
    harness.clock.goTo('2023-02-03T02:00:00.000Z');
    const figures = [
      { value: 4, unit: '个' },
      { value: 1_500_000, unit: '平方米' },
    ];
    expectDone(await clerk.post(`${task}/progress-reports`, { period: '2023-01', figures, narrative: '已开工4个。' }));
    await harness.whenCaughtUp();
    const expected = [
      { target: 1, reported: { value: 4, period: '2023-01', units: [units.reform] }, completion: 0.25, met: false },
      { target: 2, reported: { value: 150 }, completion: 1.25, met: true },
    ];
    expect((await clerk.get(task)).body).toMatchObject({
      targets: expected,
      reports: [{ figures: [{ target: 1 }, { target: 2 }] }],
    });
    const { items } = (await officer.get('/v1/tasks')).body;
    expect(items.find(({ seq }: { seq: number }) => seq === 1).targets).toMatchObject(expected);
    const past = (await officer.get('/v1/tasks?asOf=2023-01-31')).body.items;
    expect(past.find(({ seq }: { seq: number }) => seq === 1).targets).toMatchObject([{ reported: null }, {}]);
  });

  it('a figure that fits no target is refused, and the answer says which targets there are', async () => {
    const figure = { value: 4, unit: '公里' };
    const { status, body } = await clerk.post(`${task}/progress-reports`, {
      ...{ period: '2023-02', figure, narrative: '…' },
    });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'REPORT_FIGURE_UNIT' });
    expect(JSON.stringify(body)).toContain('1. 新开工老旧小区综合整治项目 =16个');
    const unknown = { ...figure, target: 7 };
    const answer = await clerk.post(`${task}/progress-reports`, { period: '2023-02', figure: unknown, narrative: '…' });
    expect(answer.body.code).toBe('REPORT_TARGET_UNKNOWN');
  });
});
