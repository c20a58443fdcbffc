import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, issuePlan, planDocument } from './plans.js';

const renewal = '新开工15个老旧小区综合整治项目，完成一批续建工程。';
const first = planDocument(
  [{ text: renewal }, { text: '加快推进运河商务区重点组团项目建设。' }],
  '2023年通州区第一工作方案',
  11,
);
const second = planDocument(
  [
    { text: '新开工10个老旧小区综合整治项目，完成一批续建工程。' },
    { text: '推进九德路改建、玉桥西路等项目建设。' },
    { text: '加快推进运河商务区重点组团建设。' },
  ],
  '2023年通州区第二工作方案',
  12,
);
const nextYear = planDocument([{ text: renewal }, { text: '改善营商环境。' }], '2024年通州区工作方案', 13);

/** The same work must not be supervised twice (条例 art. 15). Each step needs the one before it. */
describe('given a plan under supervision and another of the same year', () => {
  let harness: Harness;
  let officer: Caller;
  let issued: string;
  let draft: string;

  beforeAll(async () => {
    harness = await startHarness();
    officer = await harness.as('officer');
    issued = (await issuePlan(harness, first)).planId;
    draft = expectDone(await officer.upload('/v1/documents?name=second.txt', second)).plans[0].planId;
    await harness.whenCaughtUp();
  });
  afterAll(() => harness.close());

  const links = async (planId: string) => {
    await harness.whenCaughtUp();
    return expectDone(await officer.get(`/v1/plans/${planId}/links`));
  };
  const submit = () => officer.post(`/v1/plans/${draft}/submission`);

  it('a draft shows which of its tasks are under supervision in another plan already', async () => {
    const { items, blocking } = await links(draft);
    expect(blocking).toBe(2);
    expect(items.map(({ seq }: { seq: number }) => seq)).toEqual([1, 3]);
    expect(items[0].links[0]).toMatchObject({
      ...{ taskId: `${issued}-001`, planYear: 2023, text: renewal, state: 'Issued' },
      ...{ kind: 'duplicate', blocks: true, dismissed: false, ended: false },
    });
    expect(items[0].links[0].score).toBeGreaterThan(0.9);
  });

  it('a draft with open duplicates is refused when it is submitted, and the refusal names the tasks', async () => {
    const { status, body } = await submit();
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'PLAN_NOT_READY' });
    expect(body.detail).toContain(`${issued}-001`);
  });

  it('a draft can be submitted and approved when one duplicate is dropped and the other dismissed with a reason', async () => {
    expectDone(await officer.post(`/v1/plans/${draft}/dropped-tasks`, { seq: 1, reason: '已由第一方案督查' }));
    const dismissal = { seq: 3, other: `${issued}-002`, reason: '本项为另一组团' };
    expectDone(await officer.post(`/v1/plans/${draft}/dismissed-duplicates`, dismissal));
    const { items, blocking } = await links(draft);
    expect(blocking).toBe(0);
    expect(items).toMatchObject([{ seq: 3, links: [{ dismissed: true, blocks: false }] }]);
    expectDone(await submit());
    const head = await harness.as('head');
    expectDone(await head.post(`/v1/plans/${draft}/approval`, { authority: '区政府常务会议' }));
  });

  it('the same work in the plan of the next year is shown and does not stop the draft', async () => {
    const { planId } = expectDone(await officer.upload('/v1/documents?name=next.txt', nextYear)).plans[0];
    const { items, blocking } = await links(planId);
    expect(blocking).toBe(0);
    expect(items[0].links[0]).toMatchObject({ taskId: `${issued}-001`, kind: 'recurring', blocks: false });
    expectDone(await officer.post(`/v1/plans/${planId}/submission`));
  });

  it('units do not see the links of a draft', async () => {
    const clerk = await harness.as('clerk', { unit: 'qu-cai-zheng-ju' });
    expect((await clerk.get(`/v1/plans/${draft}/links`)).status).toBe(403);
  });
});
