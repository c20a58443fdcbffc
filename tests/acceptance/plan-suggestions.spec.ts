import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, issuePlan, planDocument, posts, units } from './plans.js';

const earlier = planDocument([
  { text: '新开工15个老旧小区综合整治项目，完成一批续建工程。', units: '区住房城乡建设委、区财政局' },
  { text: '社会消费品零售总额增长5%左右。', leader: '杨磊', units: '区商务局' },
  { text: '一般公共预算收入增长3%。', units: '区财政局' },
]);
const report = `2024年政府工作报告
各位代表：
现在，我代表区人民政府，向大会报告政府工作，请予审议。
一、2023年工作回顾
全年社会消费品零售总额增长4%，完成12个老旧小区综合整治。
二、2024年重点工作
（一）扩大内需
社会消费品零售总额增长6%左右。新开工20个老旧小区综合整治项目。建成5公里城市绿道。
（二）改善民生
新建3所幼儿园。新增养老床位600张。举办运河文化节。改造10条背街小巷。
`;

/** A report names no units: those that did the same work earlier are suggested. Each step needs the one before it. */
describe('given an approved plan and the report of the year after', () => {
  let harness: Harness;
  let officer: Caller;
  let planId: string;

  beforeAll(async () => {
    harness = await startHarness();
    officer = await harness.as('officer');
    await issuePlan(harness, earlier);
    planId = expectDone(await officer.upload('/v1/documents?name=report.txt', report)).plans[0].planId;
    await harness.whenCaughtUp();
  });
  afterAll(() => harness.close());

  const suggestions = async () => expectDone(await officer.get(`/v1/plans/${planId}/suggestions`));

  it('units and leaders are suggested for each task of a report, with the earlier tasks they rest on', async () => {
    const { knowledge, items } = await suggestions();
    expect(knowledge).toEqual({ plans: 1, tasks: 3 });
    const [retail, renewal] = ['社会消费品零售总额', '老旧小区'].map((words) =>
      items.find(({ text }: { text: string }) => text.includes(words)),
    );
    expect(retail.units[0]).toMatchObject({ key: units.commerce, name: '区商务局' });
    expect(retail.leaders[0]).toMatchObject({ key: posts.second });
    expect(retail.units[0].precedents[0].task).toMatchObject({ number: 2, text: '社会消费品零售总额增长5%左右。' });
    expect(renewal.units.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['区住房城乡建设委', '区财政局']),
    );
  });

  it('a task whose suggestion is taken over as a correction is no longer asked about', async () => {
    const { items } = await suggestions();
    const [{ seq, units: suggested }] = items;
    const [{ key: unit, name }] = suggested;
    const correction = { field: 'units', change: 'add', unit, name, role: 'main' };
    expectDone(await officer.post(`/v1/plans/${planId}/corrections`, { seq, correction, reason: '按上年分工' }));
    await harness.whenCaughtUp();
    const left = (await suggestions()).items.map((item: { seq: number }) => item.seq);
    expect(left).toEqual(items.slice(1).map((item: { seq: number }) => item.seq));
  });

  it('units do not see suggestions', async () => {
    const clerk = await harness.as('clerk', { unit: units.finance });
    expect((await clerk.get(`/v1/plans/${planId}/suggestions`)).status).toBe(403);
  });
});
