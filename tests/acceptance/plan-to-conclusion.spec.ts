import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '#runtime';
import type { Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, units } from './plans.js';

const document = readFileSync(join(projectRoot(), 'seeds', 'documents', '002_d2e1d2fa9d54708a.txt'));

/** One plan of 2023 from its import to a concluded task. Each step needs the one before it. */
describe('given the plan of 2023 as it was published', () => {
  let harness: Harness;
  let officer: Caller;
  let director: Caller;
  let head: Caller;
  let planId: string;
  let task: string;
  let clerk: Caller;
  let unitHead: Caller;

  beforeAll(async () => {
    harness = await startHarness('2023-01-11T02:00:00.000Z');
    officer = await harness.as('officer', { account: 'lin' });
    director = await harness.as('director', { account: 'zhao' });
    head = await harness.as('head', { account: 'zheng' });
    clerk = await harness.as('clerk', { account: 'li', unit: units.reform });
    unitHead = await harness.as('unitHead', { account: 'wang', unit: units.reform });
  });
  afterAll(() => harness.close());

  it('an officer imports the plan of 2023 and gets a draft of 138 tasks, every finding with its line', async () => {
    const { plans, position } = expectDone(await officer.upload('/v1/documents?name=2023.txt', document));
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatchObject({ tasks: 138, refused: null });
    planId = plans[0].planId;
    const { body } = await officer.get(`/v1/plans/${planId}?after=${position}`);
    expect(body).toMatchObject({ state: 'Drafted', tasks: 138, openErrors: plans[0].errors });
    for (const { line } of body.findings) expect(line).toBeGreaterThan(0);
  });

  it('the plan cannot be submitted while errors are open, and can be once they are corrected', async () => {
    const { body: plan } = await officer.get(`/v1/plans/${planId}`);
    if (plan.openErrors > 0)
      expect((await officer.post(`/v1/plans/${planId}/submission`)).body.code).toBe('PLAN_NOT_READY');
    for (const draft of plan.drafts) await settle(draft);
    const left = (await officer.get(`/v1/plans/${planId}?after=${await harness.store.head()}`)).body;
    for (const { findingId, open } of left.findings) {
      if (open) {
        expectDone(
          await officer.post(`/v1/plans/${planId}/dismissed-findings`, { findingId, reason: '与原文核对无误' }),
        );
      }
    }
    expectDone(await officer.post(`/v1/plans/${planId}/submission`));
  });

  /** Corrects by hand what a task lacks: a date, a unit or a leader that the directory knows. */
  async function settle(draft: {
    seq: number;
    deadline: { kind: string };
    units: { unit: string | null }[];
    leaders: { post: string | null }[];
  }): Promise<void> {
    const correct = async (correction: object) =>
      expectDone(
        await officer.post(`/v1/plans/${planId}/corrections`, { seq: draft.seq, correction, reason: '核对原文' }),
      );
    const all = (field: 'units' | 'leaders', value: readonly object[]) =>
      correct({ field, change: 'all', value, former: draft[field] });
    if (draft.deadline.kind === 'unspecified')
      await correct({ field: 'deadline', value: { kind: 'by', date: '2023-12-31' } });
    if (draft.units.some(({ unit }) => unit === null)) await all('units', [{ unit: units.reform, role: 'main' }]);
    if (draft.leaders.some(({ post }) => post === null)) await all('leaders', [{ post: 'qu-ling-dao-01' }]);
  }

  it('the tasks of the plan are dispatched when the head, who did not submit it, approves it and the director issues it', async () => {
    const themselves = await harness.as('head', { account: 'lin' });
    const approval = { authority: '区政府第三十次常务会议' };
    expect((await themselves.post(`/v1/plans/${planId}/approval`, approval)).body.code).toBe(
      'PLAN_APPROVER_IS_SUBMITTER',
    );
    expectDone(await head.post(`/v1/plans/${planId}/approval`, approval));
    harness.clock.goTo('2023-01-17T02:00:00.000Z');
    expectDone(await director.post(`/v1/plans/${planId}/issue`, { noticeNumber: '通政督〔2023〕1号' }));
    await harness.whenCaughtUp();
    const { body } = await officer.get('/v1/tasks?state=Dispatched&limit=200');
    expect(body.items).toHaveLength(138);
  });

  it('work starts when the unit signs for its task', async () => {
    const { body: own } = await clerk.get('/v1/tasks?state=Dispatched&limit=200');
    expect(own.items.length).toBeGreaterThan(0);
    const alone = own.items.find(
      (item: { units: unknown[]; deadlineKind: string }) => item.units.length === 1 && item.deadlineKind === 'by',
    );
    task = `/v1/tasks/${alone.taskId}`;
    const { position } = expectDone(await clerk.post(`${task}/receipts`));
    expect((await clerk.get(`${task}?after=${position}`)).body).toMatchObject({ state: 'InProgress', light: 'green' });
  });

  it('a report that the unit makes late counts as late', async () => {
    harness.clock.goTo('2023-02-20T02:00:00.000Z');
    const { position } = expectDone(
      await clerk.post(`${task}/progress-reports`, { period: '2023-01', percent: 10, narrative: '已启动。' }),
    );
    const { body } = await clerk.get(`${task}?after=${position}`);
    expect(body).toMatchObject({ percent: 10, lateReports: 1, reports: [{ period: '2023-01', late: true }] });
  });

  it('an extension that is asked for in time and granted by the head of government moves only the current due date', async () => {
    harness.clock.goTo('2023-11-01T02:00:00.000Z');
    const asked = { requestedDate: '2024-03-31', reason: '上级方案调整', progress: '完成八成' };
    expectDone(await unitHead.post(`${task}/extension-requests`, asked));
    expect((await director.post(`${task}/extension-grants`, { newDueDate: '2024-03-31' })).body.code).toBe(
      'EXTENSION_NEEDS_HEAD',
    );
    expectDone(await head.post(`${task}/extension-grants`, { newDueDate: '2024-03-31' }));
    await harness.whenCaughtUp();
    expect((await clerk.get(task)).body).toMatchObject({
      originalDue: '2023-12-31',
      currentDue: '2024-03-31',
      extensionsGranted: 1,
      extensions: [{ decision: 'granted' }],
    });
  });

  it('the task is concluded as of the day of submission when the unit finishes and submits and the director accepts', async () => {
    harness.clock.goTo('2023-12-20T02:00:00.000Z');
    expectDone(await unitHead.post(`${task}/finished-assignments`, { summary: '全部完成。' }));
    expectDone(await unitHead.post(`${task}/completion-submissions`, { summary: '全部完成，申请办结。' }));
    harness.clock.goTo('2024-01-05T02:00:00.000Z');
    expectDone(await director.post(`${task}/completion-acceptances`, { grade: 'good' }));
    await harness.whenCaughtUp();
    expect((await clerk.get(task)).body).toMatchObject({
      state: 'Concluded',
      light: 'none',
      concludedOn: '2023-12-20',
      onTime: true,
      grade: 'good',
    });
  });

  it('the boards count the concluded task, for today and for any day before', async () => {
    const board = async (query = '') => (await officer.get(`/v1/boards/units/${units.reform}${query}`)).body.units[0];
    expect(await board()).toMatchObject({ concluded: 1, onTime: 1, onTimeRate: 1 });
    expect(await board('?asOf=2023-12-20')).toMatchObject({ concluded: 0, byState: { PendingReview: 1 } });
    const { body } = await officer.get(`${task}/timeline`);
    const types = body.entries.map(({ type }: { type: string }) => type);
    for (const type of [
      'TaskProposed',
      'TaskDispatched',
      'AssignmentReceived',
      'ProgressReported',
      'ExtensionGranted',
      'CompletionAccepted',
    ]) {
      expect(types).toContain(type);
    }
  });
});
