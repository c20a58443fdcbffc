import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Harness, startHarness } from './harness.js';
import { expectDone, type IssuedPlan, issuePlan, planDocument, units } from './plans.js';

describe('commands over HTTP', () => {
  let harness: Harness;
  let plan: IssuedPlan;
  const tasks = Array.from({ length: 9 }, (_, index) => ({ text: `完成测试任务第${index + 1}项。` }));

  beforeAll(async () => {
    harness = await startHarness();
    plan = await issuePlan(harness, planDocument(tasks));
  });
  afterAll(() => harness.close());

  const clerk = () => harness.as('clerk', { unit: units.reform });
  const receipts = (seq: number): string => `/v1/tasks/${plan.taskId(seq)}/receipts`;

  it('a command over HTTP is answered with revision and position, in the body and in headers', async () => {
    const { status, body, headers } = await (await clerk()).post(receipts(1));
    expect(status).toBe(200);
    expect(body).toEqual({
      taskId: plan.taskId(1),
      revision: expect.any(Number),
      position: expect.stringMatching(/^\d+$/),
    });
    expect(headers.get('etag')).toBe(`"${body.revision}"`);
    expect(headers.get('zhezi-position')).toBe(body.position);
    expect(headers.get('idempotency-replayed')).toBeNull();
  });

  it('a command that is repeated with the same key gets the same answer and is carried out once', async () => {
    const key = { 'idempotency-key': 'sign-2' };
    const first = await (await clerk()).post(receipts(2), {}, key);
    const head = await harness.store.head();
    const repeat = await (await clerk()).post(receipts(2), {}, key);
    expect(repeat.status).toBe(first.status);
    expect(repeat.text).toBe(first.text);
    expect(repeat.headers.get('idempotency-replayed')).toBe('true');
    expect(await harness.store.head()).toBe(head);
  });

  it('commands that are sent at the same time with the same key are carried out once', async () => {
    const caller = await clerk();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => caller.post(receipts(3), {}, { 'idempotency-key': 'sign-3' })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(7);
  });

  it('a command with a key that was used for something else is refused, and the refusal names the key', async () => {
    const key = { 'idempotency-key': 'report-4' };
    const report = { period: '2023-01', percent: 10, narrative: '启动。' };
    const caller = await clerk();
    expectDone(await caller.post(receipts(4)));
    expectDone(await caller.post(`/v1/tasks/${plan.taskId(4)}/progress-reports`, report, key));
    const { status, body } = await caller.post(
      `/v1/tasks/${plan.taskId(4)}/progress-reports`,
      { ...report, percent: 20 },
      key,
    );
    expect({ status, code: body.code, details: body.details }).toEqual({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
      details: { commandId: 'report-4' },
    });
  });

  it('the same key of two accounts stands for two commands', async () => {
    const key = { 'idempotency-key': 'the-same' };
    const path = `/v1/tasks/${plan.taskId(5)}/instructions`;
    const first = await (await harness.as('head', { account: 'one' })).post(path, { text: '抓紧办理。' }, key);
    const second = await (await harness.as('head', { account: 'two' })).post(path, { text: '抓紧办理。' }, key);
    expect(expectDone(second).revision).toBe(expectDone(first).revision + 1);
    expect(second.headers.get('idempotency-replayed')).toBeNull();
  });

  it('a command that rests on the present revision is carried out, and one that rests on a former revision is refused', async () => {
    const head = await harness.as('head');
    const path = `/v1/tasks/${plan.taskId(6)}/instructions`;
    const first = await head.post(path, { text: '抓紧办理。' });
    const etag = { 'if-match': first.headers.get('etag')! };
    expectDone(await head.post(path, { text: '再抓紧。' }, etag));
    const { status, body } = await head.post(path, { text: '又抓紧。' }, etag);
    expect({ status, code: body.code }).toEqual({ status: 412, code: 'REVISION_STALE' });
  });

  it('a command may name the ETag of the task as it was read', async () => {
    const head = await harness.as('head');
    const read = await head.get(`/v1/tasks/${plan.taskId(7)}`);
    const etag = { 'if-match': read.headers.get('etag')! };
    expectDone(await head.post(`/v1/tasks/${plan.taskId(7)}/instructions`, { text: '抓紧办理。' }, etag));
  });

  it('the effect of a command shows in the next query that asks for its position', async () => {
    const caller = await clerk();
    const { position } = expectDone(await caller.post(receipts(8)));
    const { body } = await caller.get(`/v1/tasks/${plan.taskId(8)}?after=${position}`);
    expect(body.state).toBe('InProgress');
  });

  it('the events of a command keep who gave it, how it came and its trace', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    expectDone(await (await clerk()).post(receipts(9), {}, { traceparent }));
    const events = await harness.store.readStream(`task-${plan.taskId(9)}`);
    expect(events.find(({ type }) => type === 'AssignmentReceived')?.metadata).toMatchObject({
      actor: { account: 'clerk', role: 'clerk', unit: units.reform },
      source: 'http',
      correlationId: traceId,
      traceparent,
      occurredAt: harness.clock.now(),
    });
  });

  it('listing members over HTTP is answered with an ETag, its repeat says that it is one, and a former revision is refused', async () => {
    const officer = await harness.as('officer');
    const named = ['整治背街小巷。', '开展垃圾分类。'].map((text) => ({ text, units: '各街道办事处' }));
    const document = planDocument(named, '2023年通州区街道重点工作分工方案', 3);
    const { planId } = expectDone(await officer.upload('/v1/documents?name=plan.txt', document)).plans[0];
    const path = `/v1/plans/${planId}/members`;
    const content = { collectives: ['各街道办事处'], reason: '逐一列名' };
    const headers = { 'idempotency-key': 'members', 'if-match': '"0"' };
    const first = await officer.post(path, content, headers);
    expect(expectDone(first)).toMatchObject({ planId, revision: 2, tasks: [1, 2], left: [] });
    expect(first.headers.get('etag')).toBe('"2"');
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    const repeat = await officer.post(path, content, headers);
    expect(repeat.text).toBe(first.text);
    expect(repeat.headers.get('etag')).toBe('"2"');
    expect(repeat.headers.get('idempotency-replayed')).toBe('true');
    const reused = await officer.post(path, { ...content, reason: '更正' }, headers);
    expect(reused.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', details: { commandId: 'members' } });
    const stale = await officer.post(path, content, { 'if-match': '"0"' });
    expect({ status: stale.status, code: stale.body.code }).toEqual({ status: 412, code: 'REVISION_STALE' });
  });

  it('a query for a position that the boards do not reach in time is told to come back', async () => {
    const { status, body, headers } = await (await clerk()).get('/v1/tasks?after=999999999999');
    expect({ status, code: body.code, retry: headers.get('retry-after') }).toEqual({
      status: 503,
      code: 'READ_MODEL_BEHIND',
      retry: '1',
    });
  });
});
