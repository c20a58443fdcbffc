import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStream } from './event-stream.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, type IssuedPlan, issuePlan, planDocument, posts, units } from './plans.js';

describe('live changes', () => {
  let harness: Harness;
  let plan: IssuedPlan;
  const open: EventStream[] = [];

  beforeAll(async () => {
    harness = await startHarness();
    plan = await issuePlan(
      harness,
      planDocument([
        { text: '实现地区生产总值增长5%左右。', leader: '郑皓', units: '区发展改革委' },
        { text: '社会消费品零售总额增长5%左右。', leader: '杨磊', units: '区商务局' },
      ]),
    );
  });
  afterEach(() => open.splice(0).forEach((stream) => stream.close()));
  afterAll(() => harness.close());

  const follow = async (role: Parameters<Harness['as']>[0], place: object, query = '', after?: string) => {
    const stream = await EventStream.open(harness.address, await harness.as(role, place), query, after);
    open.push(stream);
    return stream;
  };
  const instruct = async (seq: number, text: string): Promise<string> => {
    const head = await harness.as('head');
    return expectDone(await head.post(`/v1/tasks/${plan.taskId(seq)}/instructions`, { text })).position;
  };
  const told = ({ events }: EventStream) => events.map(({ data }) => data.position);

  it('live changes reach an officer as they happen, with task, revision, position and type', async () => {
    const stream = await follow('officer', {});
    const position = await instruct(1, '抓紧。');
    await stream.until(() => stream.events.length === 1);
    expect(stream.events[0]).toEqual({
      event: 'changed',
      id: position,
      data: { taskId: plan.taskId(1), revision: expect.any(Number), position, type: 'InstructionGiven' },
    });
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['a clerk: those of the unit', 'clerk', { unit: units.commerce }, ''],
    ['a leading official: those of the post', 'leadingOfficial', { post: posts.second }, ''],
    ['an officer who looks at one unit: those of the unit', 'officer', {}, `?unit=${units.commerce}`],
  ] as const)('live changes reach %s, and no others', async (_title, role, place, query) => {
    const stream = await follow(role, place, query);
    await instruct(1, '与他人无关。');
    const position = await instruct(2, '与其有关。');
    await stream.until(() => stream.events.length > 0);
    expect(told(stream)).toEqual([position]);
  });

  it('live changes reach an auditor who looks at one leader or one plan', async () => {
    const byLeader = await follow('auditor', {}, `?leader=${posts.first}`);
    const byPlan = await follow('auditor', {}, `?plan=${plan.planId}`);
    const byOtherPlan = await follow('auditor', {}, '?plan=p000000000000');
    const first = await instruct(2, '第一项。');
    const second = await instruct(1, '第二项。');
    await byPlan.until(() => byPlan.events.length === 2);
    await byLeader.until(() => byLeader.events.length === 1);
    expect([told(byLeader), told(byPlan), told(byOtherPlan)]).toEqual([[second], [first, second], []]);
  });

  it('live changes that a client missed are sent when it comes back, each once and in order', async () => {
    const stream = await follow('officer', {});
    const seen = await instruct(1, '在线时。');
    await stream.until(() => stream.lastId === seen);
    stream.close();
    const missed = [await instruct(1, '离线时。'), await instruct(2, '仍离线。')];
    const back = await follow('officer', {}, '', stream.lastId);
    const live = await instruct(1, '又在线。');
    await back.until(() => back.events.length === 3);
    expect(told(back)).toEqual([...missed, live]);
  });

  it('live changes are refused without a token, and from a position that is not one', async () => {
    expect((await harness.anybody().get('/v1/live')).body.code).toBe('TOKEN_MISSING');
    const officer = await harness.as('officer');
    expect((await officer.get('/v1/live', { 'last-event-id': 'yesterday' })).body.code).toBe('REQUEST_MALFORMED');
  });

  it('one account may open live changes twenty times at once, and no more', async () => {
    for (let count = 0; count < 20; count++) await follow('officer', { account: 'eager' });
    const eager = await harness.as('officer', { account: 'eager' });
    expect((await eager.get('/v1/live')).body.code).toBe('LIVE_CONNECTIONS_EXHAUSTED');
    const other = await follow('officer', { account: 'modest' });
    expect(other.response.status).toBe(200);
  });
});

describe('the end of the process', () => {
  it('the end of the process ends live connections', async () => {
    const harness = await startHarness();
    const stream = await EventStream.open(harness.address, await harness.as('officer'));
    await harness.close();
    await stream.ended;
    expect(stream.events).toEqual([]);
  });
});
