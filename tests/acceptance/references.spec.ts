import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitStream } from '#organizations/contract';
import { storedEvent } from '#testing';
import type { Answer, Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, type IssuedPlan, issuePlan, planDocument, posts, units } from './plans.js';

const inPath = encodeURIComponent;

describe('units and posts by their names', () => {
  let harness: Harness;
  let plan: IssuedPlan;
  let [officer, director]: Caller[] = [];

  beforeAll(async () => {
    harness = await startHarness();
    const both = '区发展改革委、区财政局';
    const others = { leader: '杨磊', units: '区商务局' };
    plan = await issuePlan(
      harness,
      planDocument([
        { text: '实现地区生产总值增长5%左右。', units: both },
        { text: '社会消费品零售总额增长5%左右。', ...others },
        { text: '全社会固定资产投资超千亿元。', ...others },
      ]),
    );
    officer = await harness.as('officer');
    director = await harness.as('director');
    expectDone(await director.post(`/v1/units/${units.commerce}/aliases`, { alias: '两家之一' }));
    await harness.store.append([
      {
        ...{ stream: unitStream(units.finance), expectedRevision: 'any' },
        events: [storedEvent('UnitAliasAdded', { unitId: units.finance, alias: '两家之一' })],
      },
    ]);
  });
  afterAll(() => harness.close());

  const same = async (...paths: readonly string[]): Promise<void> => {
    const [first, ...others] = await Promise.all(paths.map((path) => officer!.get(path)));
    expectDone(first!);
    for (const other of others) expect(other.body).toEqual(first!.body);
  };
  const problem = ({ status, body }: Answer) => ({ status, code: body.code, detail: body.detail });

  it('a unit in an address is found by its id, its name and its other names', async () => {
    const names = [units.reform, '区发展改革委', '区 发展改革委', '区发展和改革委员会'];
    expectDone(await director!.post(`/v1/units/${units.reform}/aliases`, { alias: '区发展和改革委员会' }));
    await same(...names.map((name) => `/v1/boards/units/${inPath(name)}`));
    await same(...names.map((name) => `/v1/units/${inPath(name)}/keys`));
    await same(...names.map((name) => `/v1/tasks?unit=${inPath(name)}`));
    expect((await officer!.get(`/v1/tasks?unit=${inPath('区发展改革委')}`)).body.items).toHaveLength(1);
  });

  it('a post in an address is found by its id, its title and who holds it', async () => {
    const names = [posts.first, '区领导（一）', '郑皓'];
    await same(...names.map((name) => `/v1/boards/leaders/${inPath(name)}`));
    await same(...names.map((name) => `/v1/tasks?leader=${inPath(name)}`));
    expect((await officer!.get(`/v1/tasks?leader=${inPath('郑皓')}`)).body.items).toHaveLength(1);
  });

  it('a unit that is not known is refused with the nearest, in an address as not found', async () => {
    const [path, query] = [`/v1/boards/units/${inPath('区财局')}`, `/v1/tasks?unit=${inPath('区财局')}`];
    expect(problem(await officer!.get(path))).toEqual({
      status: 404,
      code: 'UNIT_NOT_FOUND',
      detail: expect.stringContaining('区财政局'),
    });
    expect(problem(await officer!.get(query))).toEqual({
      status: 422,
      code: 'UNIT_UNKNOWN',
      detail: expect.stringContaining('区财政局'),
    });
  });

  it('a post that is not known is refused with the nearest holders', async () => {
    expect(problem(await officer!.get(`/v1/tasks?leader=${inPath('郑浩')}`))).toEqual({
      status: 422,
      code: 'POST_UNKNOWN',
      detail: expect.stringContaining('区领导（一）（郑皓）'),
    });
  });

  it('a name of another unit is given to no unit, and the refusal names the other', async () => {
    const refused = { status: 409, code: 'UNIT_NAME_TAKEN', detail: expect.stringContaining('“区财政局”') };
    const unit = { unitId: 'xin-ju', name: '区财政局', kind: 'department', aliases: [] };
    expect(problem(await director!.post('/v1/units', unit))).toEqual(refused);
    const path = `/v1/units/${units.reform}`;
    expect(problem(await director!.post(`${path}/aliases`, { alias: '区 财政局' }))).toEqual(refused);
    expect(problem(await director!.post(`${path}/names`, { name: '区财政局', on: '2030-01-01' }))).toEqual(refused);
  });

  it('a name that two units have in an old store is refused with both', async () => {
    for (const path of [`/v1/boards/units/${inPath('两家之一')}`, `/v1/tasks?unit=${inPath('两家之一')}`]) {
      const { status, body } = await officer!.get(path);
      expect([status, body.code]).toEqual([422, 'UNIT_AMBIGUOUS']);
      expect(body.details.choices.toSorted()).toEqual(['区商务局', '区财政局']);
      expect(body.detail).toMatch(/区商务局、区财政局|区财政局、区商务局/);
    }
  });

  it('a name as long as a name may be is looked up, and a longer one is refused', async () => {
    const looked = await officer!.get(`/v1/boards/units/${inPath('委'.repeat(80))}`);
    expect([looked.status, looked.body.code]).toEqual([404, 'UNIT_NOT_FOUND']);
    const refused = await officer!.get(`/v1/boards/units/${inPath('委'.repeat(81))}`);
    expect([refused.status, refused.body.code]).toEqual([400, 'PATH_INVALID']);
  });

  it('a command about a unit names it in its address, and the answer has the id', async () => {
    const path = `/v1/units/${inPath('区商务局')}/aliases`;
    const done = await director!.post(path, { alias: '商务局' });
    expect(done).toMatchObject({ status: 201, body: { unitId: units.commerce } });
    const merger = { into: '区财政局', on: '2030-01-01', source: null };
    expectDone(await director!.post(`/v1/units/${inPath('商务局')}/merger`, merger));
    const { body } = await officer!.get('/v1/units');
    const found = body.units.find(({ unitId }: { unitId: string }) => unitId === units.commerce);
    expect(found.mergedInto).toEqual({ unitId: units.finance, on: '2030-01-01' });
  });

  it('a command that is repeated gets the first answer when its name belongs to another unit by now', async () => {
    const [path, key] = [`/v1/units/${inPath('临时叫法')}/misprints`, { 'idempotency-key': 'misprint-1' }];
    await director!.post(`/v1/units/${units.finance}/misprints`, { printed: '临时叫法', seen: null });
    const body = { printed: '区财正局', seen: null };
    const first = await director!.post(path, body, key);
    expect(expectDone(first).unitId).toBe(units.finance);
    await director!.post(`/v1/units/${units.reform}/aliases`, { alias: '临时叫法' });
    const again = await director!.post(path, body, key);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const another = await director!.post(path, { ...body, seen: '003:1' }, key);
    expect(another.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('a command to a task names units in its body, alone and in lists, and the events have their ids', async () => {
    const task = `/v1/tasks/${plan.taskId(1)}`;
    const clerk = await harness.as('clerk', { unit: units.reform });
    expectDone(await clerk.post(`${task}/receipts`, { unit: '区发展改革委' }));
    const reminder = { units: ['区财政局', '区发展改革委'], text: '请抓紧签收。' };
    expectDone(await officer!.post(`${task}/reminders`, reminder));
    const events = await harness.store.readStream(`task-${plan.taskId(1)}`);
    const dataOf = (type: string) => events.find((event) => event.type === type)?.data;
    expect(dataOf('AssignmentReceived')).toMatchObject({ unit: units.reform });
    expect(dataOf('ReminderIssued')).toMatchObject({ units: [units.finance, units.reform] });
  });

  it('a sentence about a unit or a post shows its name, and the details keep the id', async () => {
    const task = `/v1/tasks/${plan.taskId(1)}`;
    const clerk = await harness.as('clerk', { unit: units.finance });
    const foreign = await clerk.post(`${task}/receipts`, { unit: '区发展改革委' });
    expect(foreign.body).toMatchObject({
      code: 'TASK_FOREIGN_UNIT',
      detail: expect.stringMatching(/区财政局.*区发展改革委/),
      details: { own: units.finance, unit: units.reform },
    });
    const board = await clerk.get(`/v1/boards/units/${inPath('区发展改革委')}`);
    expect(board.body).toMatchObject({
      code: 'BOARD_SCOPE_FORBIDDEN',
      detail: expect.stringMatching(/区财政局.*区发展改革委/),
      details: { own: units.finance, asked: units.reform },
    });
    const reminder = { units: ['区商务局'], text: '请抓紧。' };
    const { body } = await officer!.post(`${task}/reminders`, reminder, { 'accept-language': 'en' });
    expect(body).toMatchObject({
      code: 'TASK_UNIT_NOT_ASSIGNED',
      details: { unit: units.commerce, assigned: [units.reform, units.finance] },
    });
    expect(body.detail).toMatch(/区商务局.*区发展改革委.*区财政局/);
    expect(body.detail).not.toMatch(/qu-/);
  });
});
