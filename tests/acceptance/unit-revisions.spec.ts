import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, type IssuedPlan, issuePlan, planDocument, units } from './plans.js';

/** Two units share each task; the first consolidates, the second may not read its reports. */
describe('a unit counts by what it may read', () => {
  let harness: Harness;
  let plan: IssuedPlan;
  let consolidating: Caller;
  let other: Caller;

  beforeAll(async () => {
    harness = await startHarness();
    const shared = { units: '区发展改革委、区财政局' };
    plan = await issuePlan(
      harness,
      planDocument([
        { text: '完成测试任务第一项。', ...shared },
        { text: '完成测试任务第二项。', ...shared },
        { text: '完成测试任务第三项。', ...shared },
      ]),
    );
    consolidating = await harness.as('unitHead', { account: 'li', unit: units.reform });
    other = await harness.as('unitHead', { account: 'wang', unit: units.finance });
    for (const seq of [1, 2, 3]) {
      for (const caller of [consolidating, other]) expectDone(await caller.post(`${task(seq)}/receipts`));
    }
    await harness.whenCaughtUp();
  });
  afterAll(() => harness.close());

  const task = (seq: number): string => `/v1/tasks/${plan.taskId(seq)}`;
  const report = (caller: Caller, seq: number, headers = {}, more: { readonly replaces?: number } = {}) => {
    const said = { period: '2023-01', percent: 10, narrative: '启动。', ...more };
    return caller.post(`${task(seq)}/progress-reports`, said, headers);
  };
  const tagOf = async (caller: Caller, seq: number): Promise<string> =>
    (await caller.get(task(seq))).headers.get('etag')!;

  it('another unit’s report does not change the revision that a unit sees, and a command that rests on this revision is carried out', async () => {
    const before = await other.get(task(1));
    const officer = await harness.as('officer');
    const revision = (await officer.get(task(1))).body.revision as number;
    expectDone(await report(consolidating, 1));
    expect((await officer.get(task(1))).body.revision).toBeGreaterThan(revision);
    const etag = before.headers.get('etag')!;
    expect((await other.get(task(1), { 'if-none-match': etag })).status).toBe(304);
    const answer = await report(other, 1, { 'if-match': etag });
    const { revision: answered, position } = expectDone(answer);
    expect(answered).toBe(Number(position));
    expect(answer.headers.get('etag')).toBe(`"${position}"`);
    expect((await other.get(`${task(1)}?after=${position}`)).body).toMatchObject({ revision: answered, percent: 10 });
  });

  it('a command that rests on fewer events than the unit may read is stale, and the refusal counts as the unit does', async () => {
    const seen = await tagOf(other, 2);
    const head = await harness.as('head');
    const { position } = expectDone(await head.post(`${task(2)}/instructions`, { text: '抓紧办理。' }));
    const { status, body } = await report(other, 2, { 'if-match': seen });
    expect({ status, code: body.code, details: body.details }).toEqual({
      status: 412,
      code: 'REVISION_STALE',
      details: { expected: Number(seen.slice(1).split('-')[0]), actual: Number(position) },
    });
    expectDone(await report(other, 2, { 'if-match': await tagOf(other, 2) }));
  });

  it('a repeat of a unit with the same key and If-Match gets the first answer', async () => {
    const headers = { 'if-match': await tagOf(other, 3), 'idempotency-key': 'report-3' };
    const first = await report(other, 3, headers);
    expectDone(first);
    const again = await report(other, 3, headers);
    expect({ text: again.text, replayed: again.headers.get('idempotency-replayed') }).toEqual({
      text: first.text,
      replayed: 'true',
    });
  });

  it('the board of a unit is sorted by the events that the unit may read', async () => {
    const changed = async (caller: Caller): Promise<string[]> => {
      await harness.whenCaughtUp();
      const { items } = expectDone(await caller.get(`/v1/tasks?plan=${plan.planId}&sort=updated`));
      return items.map(({ taskId }: { taskId: string }) => taskId);
    };
    const before = await changed(other);
    const last = before.at(-1)!;
    const seq = Number(last.slice(-3));
    expectDone(await report(consolidating, seq, {}, { replaces: 1 }));
    expect((await changed(consolidating))[0]).toBe(last);
    expect(await changed(other)).toEqual(before);
  });
});
