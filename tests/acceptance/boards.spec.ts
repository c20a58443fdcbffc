import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { leaderBoardAnswer, unitBoardAnswer } from '../../apps/api/queries/answers/boards.js';
import { planAnswer, planBoardAnswer } from '../../apps/api/queries/answers/plans.js';
import { taskAnswer, taskTimelineAnswer } from '../../apps/api/queries/answers/task.js';
import { taskBoardAnswer } from '../../apps/api/queries/answers/task-board.js';
import type { Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, type IssuedPlan, issuePlan, planDocument, posts, units } from './plans.js';

/** Three tasks; the second belongs to another unit and another leader. The first is reported on in February. */
describe('boards and tasks', () => {
  let harness: Harness;
  let plan: IssuedPlan;
  let officer: Caller;
  let clerk: Caller;
  let leader: Caller;

  beforeAll(async () => {
    harness = await startHarness();
    plan = await issuePlan(
      harness,
      planDocument([
        { text: '实现地区生产总值增长5%左右。', by: '2023年3月底' },
        { text: '社会消费品零售总额增长5%左右。', leader: '杨磊', units: '区商务局' },
        { text: '全社会固定资产投资超千亿元。', by: '2023年6月底' },
      ]),
    );
    officer = await harness.as('officer');
    clerk = await harness.as('clerk', { unit: units.commerce });
    leader = await harness.as('leadingOfficial', { post: posts.second });
    const unitHead = await harness.as('unitHead', { unit: units.reform });
    expectDone(await unitHead.post(`/v1/tasks/${plan.taskId(1)}/receipts`));
    harness.clock.goTo('2023-02-10T02:00:00.000Z');
    expectDone(
      await unitHead.post(`/v1/tasks/${plan.taskId(1)}/progress-reports`, {
        period: '2023-02',
        percent: 20,
        narrative: '按计划推进。',
      }),
    );
    harness.clock.goTo('2023-04-03T02:00:00.000Z');
    await harness.whenCaughtUp();
  });
  afterAll(() => harness.close());

  const read = async <Schema extends z.ZodType>(
    caller: Caller,
    path: string,
    schema: Schema,
  ): Promise<z.infer<Schema>> => schema.parse(expectDone(await caller.get(path)));
  const seqs = async (caller: Caller, query = '') =>
    (await read(caller, `/v1/tasks${query}`, taskBoardAnswer)).items.map(({ seq }) => seq);

  it('boards show an officer every task, and a unit or a leading official their own tasks', async () => {
    expect(await seqs(officer)).toEqual([1, 2, 3]);
    expect(await seqs(clerk)).toEqual([2]);
    expect(await seqs(leader)).toEqual([2]);
    expect(await seqs(clerk, `?unit=${units.reform}`)).toEqual([]);
  });

  it('boards can be filtered by plan, unit, leader, state, light, text and due date, and sorted', async () => {
    expect(await seqs(officer, `?plan=${plan.planId}`)).toEqual([1, 2, 3]);
    expect(await seqs(officer, '?plan=p000000000000')).toEqual([]);
    expect(await seqs(officer, `?unit=${units.reform}`)).toEqual([1, 3]);
    expect(await seqs(officer, `?leader=${posts.second}`)).toEqual([2]);
    expect(await seqs(officer, '?state=InProgress')).toEqual([1]);
    expect(await seqs(officer, '?state=InProgress,Dispatched')).toEqual([1, 2, 3]);
    expect(await seqs(officer, '?light=red')).toContain(1);
    expect(await seqs(officer, `?text=${encodeURIComponent('零售总额')}`)).toEqual([2]);
    expect(await seqs(officer, '?dueBefore=2023-07-01')).toEqual([1, 3]);
    expect(await seqs(officer, '?sort=due')).toEqual([1, 3, 2]);
  });

  it('boards come in pages that leave no task out and repeat none', async () => {
    const found: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: z.infer<typeof taskBoardAnswer> = await read(
        officer,
        `/v1/tasks?limit=1${cursor && `&cursor=${cursor}`}`,
        taskBoardAnswer,
      );
      found.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor;
    }
    expect(found).toEqual([1, 2, 3]);
    expect((await officer.get('/v1/tasks?cursor=bm9uc2Vuc2U')).body.code).toBe('CURSOR_INVALID');
  });

  it('a task is shown whole to those it concerns, and others do not learn that it exists', async () => {
    const task = await read(officer, `/v1/tasks/${plan.taskId(1)}`, taskAnswer);
    expect(task).toMatchObject({ state: 'InProgress', light: 'red', percent: 20, currentDue: '2023-03-31' });
    expect(task.reports).toMatchObject([{ unit: units.reform, period: '2023-02', percent: 20 }]);
    for (const path of [`/v1/tasks/${plan.taskId(1)}`, `/v1/tasks/${plan.taskId(1)}/timeline`, '/v1/tasks/p0-001']) {
      for (const caller of [clerk, leader]) {
        const { status, body } = await caller.get(path);
        expect({ path, status, code: body.code }).toEqual({ path, status: 404, code: 'TASK_NOT_FOUND' });
      }
    }
    await read(clerk, `/v1/tasks/${plan.taskId(2)}`, taskAnswer);
    await read(leader, `/v1/tasks/${plan.taskId(2)}`, taskAnswer);
  });

  it('the timeline tells the history of a task in words of both languages', async () => {
    const { entries } = await read(officer, `/v1/tasks/${plan.taskId(1)}/timeline`, taskTimelineAnswer);
    expect(entries.map(({ revision }) => revision)).toEqual(entries.map((_, index) => index));
    const received = entries.find(({ type }) => type === 'AssignmentReceived')!;
    expect(received.words.zh).toContain('区发展改革委');
    expect(received.words.en).toMatch(/[a-z]{3}/);
    expect(received.actor).toMatchObject({ role: 'unitHead', unit: units.reform });
  });

  it('boards can be asked for a past day and then show what was known at its end', async () => {
    const then = await read(officer, `/v1/tasks/${plan.taskId(1)}?asOf=2023-01-25`, taskAnswer);
    expect(then).toMatchObject({ day: '2023-01-25', state: 'InProgress', percent: null, reports: [] });
    expect(then.light).toBe('green');
    const board = await read(officer, '/v1/tasks?asOf=2023-01-25&light=red', taskBoardAnswer);
    expect(board).toMatchObject({ day: '2023-01-25', items: [] });
    const unit = await read(officer, `/v1/boards/units/${units.reform}?asOf=2023-01-25`, unitBoardAnswer);
    expect(unit.units[0]).toMatchObject({ tasks: 2, byLight: { red: 0 }, overdue: 0 });
    const timeline = await read(officer, `/v1/tasks/${plan.taskId(1)}/timeline?asOf=2023-01-25`, taskTimelineAnswer);
    expect(timeline.entries.some(({ type }) => type === 'ProgressReported')).toBe(false);
    expect((await officer.get(`/v1/tasks/${plan.taskId(1)}?asOf=2023-01-01`)).body.code).toBe('TASK_NOT_FOUND');
  });

  it('boards are not sent again to a caller who has them, until the revision or the day changes', async () => {
    const path = `/v1/tasks/${plan.taskId(3)}`;
    const first = await officer.get(path);
    const etag = first.headers.get('etag')!;
    expect(etag).toBe(`"${first.body.revision}-2023-04-03"`);
    const again = await officer.get(path, { 'if-none-match': etag });
    expect({ status: again.status, text: again.text, etag: again.headers.get('etag') }).toEqual({
      status: 304,
      text: '',
      etag,
    });
    const head = await harness.as('head');
    expectDone(await head.post(`/v1/tasks/${plan.taskId(3)}/instructions`, { text: '抓紧办理。' }));
    expect((await officer.get(path, { 'if-none-match': etag })).status).toBe(200);
  });

  it('the board of units shows each unit its own figures, and the office those of all units', async () => {
    const { units: all } = await read(officer, '/v1/boards/units', unitBoardAnswer);
    expect(all.map(({ unit, tasks }) => [unit, tasks])).toEqual([
      [units.reform, 2],
      [units.commerce, 1],
    ]);
    expect((await read(clerk, '/v1/boards/units', unitBoardAnswer)).units.map(({ unit }) => unit)).toEqual([
      units.commerce,
    ]);
    const foreign = await clerk.get(`/v1/boards/units/${units.reform}`);
    expect({ status: foreign.status, code: foreign.body.code }).toEqual({ status: 403, code: 'BOARD_SCOPE_FORBIDDEN' });
    expect((await officer.get('/v1/boards/units/no-such-unit')).body.code).toBe('UNIT_NOT_FOUND');
  });

  it('the board of leaders shows each post its own figures, and the office those of all posts', async () => {
    const { leaders } = await read(officer, '/v1/boards/leaders', leaderBoardAnswer);
    expect(leaders.map(({ post, name, tasks }) => [post, name, tasks])).toEqual([
      [posts.first, '郑皓', 2],
      [posts.second, '杨磊', 1],
    ]);
    expect(leaders[0]?.reds[0]).toMatchObject({ taskId: plan.taskId(1), currentDue: '2023-03-31' });
    const own = await read(leader, `/v1/boards/leaders/${posts.second}`, leaderBoardAnswer);
    expect(own.leaders.map(({ post }) => post)).toEqual([posts.second]);
    const foreign = await leader.get(`/v1/boards/leaders/${posts.first}`);
    expect({ status: foreign.status, code: foreign.body.code }).toEqual({ status: 403, code: 'BOARD_SCOPE_FORBIDDEN' });
    expect((await officer.get('/v1/boards/leaders/no-such-post')).body.code).toBe('POST_NOT_FOUND');
  });

  it('the list of plans shows drafts and their findings to the office only', async () => {
    const { items } = await read(clerk, '/v1/plans?year=2023&state=Issued,Drafted', planBoardAnswer);
    expect(items).toMatchObject([{ planId: plan.planId, state: 'Issued', tasks: 3 }]);
    const { headers, body } = await officer.get(`/v1/plans/${plan.planId}`);
    expect(planAnswer.parse(body).drafts).toHaveLength(3);
    expect(await read(clerk, `/v1/plans/${plan.planId}`, planAnswer)).toMatchObject({
      tasks: 3,
      drafts: [],
      findings: [],
    });
    expect(headers.get('etag')).toBe(`"${body.revision}"`);
    const other = planDocument(
      [{ text: '甲项任务。' }, { text: '乙项任务。' }, { text: '丙项任务。' }],
      '2023年通州区未印发测试分工方案',
      9,
    );
    const { plans: drafted, position } = expectDone(await officer.upload('/v1/documents', other));
    const hidden = await clerk.get(`/v1/plans/${drafted[0].planId}?after=${position}`);
    expect({ status: hidden.status, code: hidden.body.code }).toEqual({ status: 404, code: 'PLAN_NOT_FOUND' });
    await read(officer, `/v1/plans/${drafted[0].planId}`, planAnswer);
  });
});
