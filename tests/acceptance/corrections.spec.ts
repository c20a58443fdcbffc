import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, issuePlan, planDocument, units } from './plans.js';

const text = '新开工15个老旧小区综合整治项目，完成改造不少于120万平方米。';
const period = '2023-01';

/** Two units share a task with two targets. Each step needs the one before it. */
describe('given a task whose figures were reported', () => {
  let harness: Harness;
  let consolidating: Caller;
  let other: Caller;
  let office: Caller;
  let task: string;

  beforeAll(async () => {
    harness = await startHarness();
    const plan = await issuePlan(
      harness,
      planDocument([{ text, units: '区发展改革委、区财政局' }, { text: '不断完善规划体系。' }]),
    );
    task = `/v1/tasks/${plan.taskId(1)}`;
    consolidating = await harness.as('unitHead', { account: 'li', unit: units.reform });
    other = await harness.as('unitHead', { account: 'wang', unit: units.finance });
    office = await harness.as('director', { account: 'zhao' });
    for (const caller of [consolidating, other]) expectDone(await caller.post(`${task}/receipts`));
    harness.clock.goTo('2023-02-03T02:00:00.000Z');
    expectDone(
      await report(consolidating, { percent: 30, figures: [schools(4), area(60)] }, { 'idempotency-key': 'k' }),
    );
  });
  afterAll(() => harness.close());

  const schools = (value: number) => ({ value, unit: '个', target: 1 });
  const area = (value: number) => ({ value, unit: '万平方米', target: 2 });
  const report = (caller: Caller, said: object, headers = {}) =>
    caller.post(`${task}/progress-reports`, { period, narrative: '推进中。', ...said }, headers);
  const words = async (caller: Caller, type: string): Promise<string> => {
    await harness.whenCaughtUp();
    const { entries } = expectDone(await caller.get(`${task}/timeline`));
    return entries.findLast((entry: { type: string }) => entry.type === type).words.zh;
  };

  it('a second report of the month is refused with the date, the reporter and the figures of the first, and with what to send', async () => {
    harness.clock.goTo('2023-02-05T02:00:00.000Z');
    const { status, body } = await report(consolidating, { figures: [schools(5)] });
    expect({ status, code: body.code, details: body.details }).toEqual({
      status: 409,
      code: 'REPORT_ALREADY_GIVEN',
      details: {
        ...{ unit: units.reform, period, replaces: 1 },
        ...{ report: '30%、4个、60万平方米', on: '2023-02-03', by: 'li' },
      },
    });
    expect(body.detail).toContain('2023-02-03 由“li”填报（第 1 次），内容为：30%、4个、60万平方米');
  });

  it('the first report sent again with its key gets its first answer', async () => {
    const again = await report(
      consolidating,
      { percent: 30, figures: [schools(4), area(60)] },
      { 'idempotency-key': 'k' },
    );
    expect({ status: again.status, replayed: again.headers.get('idempotency-replayed') }).toEqual({
      ...{ status: 200, replayed: 'true' },
    });
  });

  it('a correction keeps the figures that it does not name, and the timeline tells both', async () => {
    expectDone(await report(consolidating, { figures: [schools(5)], narrative: '重新核实。', replaces: 1 }));
    const { targets, percent, reports } = expectDone(await consolidating.get(task));
    expect({
      percent,
      values: targets.map((target: { reported: { value: number } }) => target.reported.value),
    }).toEqual({
      ...{ percent: 30, values: [5, 60] },
    });
    expect(reports).toMatchObject([
      { number: 1, stands: false, corrected: null },
      { number: 2, stands: true, late: false, corrected: { number: 1, percent: 30, figures: [schools(4), area(60)] } },
    ]);
    expect(await words(office, 'ProgressReported')).toBe(
      '区发展改革委更正 2023-01 期反馈：原为完成 30%，4个，60万平方米，现为完成 30%，5个，60万平方米；重新核实。',
    );
  });

  it('a report that names another than the last is refused with what holds now', async () => {
    const { body } = await report(consolidating, { percent: 40, replaces: 1 });
    expect({ code: body.code, details: body.details }).toMatchObject({
      code: 'REPORT_NOT_THE_LAST',
      details: { replaces: 2, given: 1, on: '2023-02-05', by: 'li' },
    });
  });

  it('a co-responsible unit has its own first report of the month', async () => {
    const refused = await report(other, { percent: 5, replaces: 1 });
    expect(refused.body.code).toBe('REPORT_NOTHING_TO_CORRECT');
    expectDone(await report(other, { percent: 5 }));
    expect((await report(other, { percent: 6 })).body.details).toMatchObject({ replaces: 1, by: 'wang', report: '5%' });
  });

  const warning = {
    zh: '第 2 项目标值“新开工老旧小区综合整治项目：完成改造不少于120万平方米”最近一次反馈为 60万平方米（2023-01 期），未达到',
    en: 'target 2 (新开工老旧小区综合整治项目：完成改造不少于120万平方米) was last reported as 60 万平方米 (2023-01): missed',
  };

  it('an application for completion whose targets are missed goes on, and its answer and a repeat of it warn the unit', async () => {
    expectDone(await report(consolidating, { figures: [schools(15)], replaces: 2 }));
    for (const caller of [consolidating, other])
      expectDone(await caller.post(`${task}/finished-assignments`, { summary: '已完成。' }));
    const submission = () =>
      consolidating.post(`${task}/completion-submissions`, { summary: '全部完成。' }, { 'idempotency-key': 'done' });
    const first = expectDone(await submission());
    expect(first.warnings).toEqual([warning]);
    expect(expectDone(await submission())).toEqual(first);
  });

  it('whoever reviews is warned by the task, the board and the timeline, and a co-responsible unit is told nothing of it', async () => {
    await harness.whenCaughtUp();
    const shown = [{ target: 2, kind: 'missed', reported: { value: 60, period }, words: warning }];
    expect(expectDone(await office.get(task)).completionWarnings).toMatchObject(shown);
    expect(expectDone(await office.get('/v1/tasks?state=PendingReview')).items[0].completionWarnings).toMatchObject(
      shown,
    );
    expect(await words(office, 'CompletionSubmitted')).toBe(`区发展改革委申请办结：全部完成。（提示：${warning.zh}）`);
    expect(expectDone(await other.get(task)).completionWarnings).toEqual([]);
    expect(await words(other, 'CompletionSubmitted')).toBe('区发展改革委申请办结：全部完成。');
  });

  it('a review goes on in spite of the warnings, and says in its answer and in the timeline what was known', async () => {
    const accepted = expectDone(await office.post(`${task}/completion-acceptances`, { grade: 'pass' }));
    expect(accepted.warnings).toEqual([warning]);
    expect(await words(office, 'CompletionAccepted')).toContain(`（提示：${warning.zh}）`);
    expect(expectDone(await office.get(task))).toMatchObject({ state: 'Concluded', completionWarnings: [] });
  });
});
