import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, issuePlan, planDocument, type PrintedTask, units } from './plans.js';

interface World {
  readonly harness: Harness;
  readonly officer: Caller;
  readonly director: Caller;
  readonly head: Caller;
  readonly clerk: Caller;
  readonly unitHead: Caller;
  /** A clerk of a unit that has nothing to do with the task. */
  readonly stranger: Caller;
  /** A task in progress, due on 2023-06-30; the day is 2023-07-03. */
  readonly task: string;
  /** A plan still in draft. */
  readonly draft: string;
  /** A plan submitted by the account `zhang`. */
  readonly submitted: string;
}

const others = [{ text: '一般公共预算收入增长3%。' }, { text: '全社会固定资产投资超千亿元。' }];
const plan = (name: string, number: number, ...tasks: readonly PrintedTask[]): string =>
  planDocument([...tasks, ...others], `2023年通州区${name}重点工作分工方案`, number);
const first = plan('办理测试', 11, { text: '实现地区生产总值增长5%左右。', by: '2023年6月底' });
const second = plan('拟稿测试', 12);
const third = planDocument(
  [{ text: '完善规划体系。' }, { text: '新建消防站。' }],
  '2023年通州区送审测试重点工作分工方案',
  13,
);
const megabytes = (count: number): string => ' '.repeat(count * 1024 * 1024);

async function build(): Promise<World> {
  const harness = await startHarness();
  const officer = await harness.as('officer');
  const unitHead = await harness.as('unitHead', { unit: units.reform });
  const { taskId } = await issuePlan(harness, first);
  expectDone(await unitHead.post(`/v1/tasks/${taskId(1)}/receipts`));
  const zhang = await harness.as('officer', { account: 'zhang' });
  const draft = expectDone(await officer.upload('/v1/documents', second)).plans[0].planId;
  const submitted = expectDone(await zhang.upload('/v1/documents', third)).plans[0].planId;
  expectDone(await zhang.post(`/v1/plans/${submitted}/submission`));
  harness.clock.goTo('2023-07-03T02:00:00.000Z');
  await harness.settled();
  return {
    harness,
    officer,
    director: await harness.as('director'),
    head: await harness.as('head'),
    clerk: await harness.as('clerk', { unit: units.reform }),
    unitHead,
    stranger: await harness.as('clerk', { account: 'stranger', unit: units.finance }),
    task: taskId(1),
    draft,
    submitted,
  };
}

const report = { period: '2023-06', percent: 60, narrative: '按进度推进。' };
const correct = (correction: object) => ({ seq: 1, correction, reason: '核对原文' });
const extension = { requestedDate: '2023-09-30', reason: '方案调整', progress: '已完成六成' };

type Case = [title: string, status: number, code: string, act: (world: World) => Promise<Answer>];
const cases: readonly Case[] = [
  [
    'a file that is no plan',
    422,
    'READ_NO_PLAN_FOUND',
    ({ officer }) => officer.upload('/v1/documents', '今日天气晴。\n明日多云。'),
  ],
  ['an empty file', 400, 'READ_EMPTY_FILE', ({ officer }) => officer.upload('/v1/documents', '')],
  ['a file of white space', 400, 'READ_EMPTY_FILE', ({ officer }) => officer.upload('/v1/documents', ' \n \n')],
  [
    'a damaged .docx',
    422,
    'READ_ARCHIVE_BROKEN',
    ({ officer }) =>
      officer.upload('/v1/documents?name=plan.docx', Buffer.from('504b0304140006000800000021', 'hex'), {
        'content-type': 'application/octet-stream',
      }),
  ],
  ['a plan imported twice', 409, 'PLAN_ALREADY_IMPORTED', ({ officer }) => officer.upload('/v1/documents', second)],
  [
    'a document as JSON',
    415,
    'MEDIA_TYPE_UNSUPPORTED',
    ({ officer }) => officer.post('/v1/documents', { text: second }),
  ],
  ['a document of 21 MB', 413, 'BODY_TOO_LARGE', ({ officer }) => officer.upload('/v1/documents', megabytes(21))],
  [
    'an unknown unit in a correction',
    422,
    'UNIT_UNKNOWN',
    ({ officer, draft }) =>
      officer.post(
        `/v1/plans/${draft}/corrections`,
        correct({ field: 'units', value: [{ unit: 'qu-cai-zheng', name: '区财政', role: 'main' }] }),
      ),
  ],
  [
    'an unknown leader in a correction',
    422,
    'POST_UNKNOWN',
    ({ officer, draft }) =>
      officer.post(
        `/v1/plans/${draft}/corrections`,
        correct({ field: 'leaders', value: [{ post: 'nobody', name: '某某' }] }),
      ),
  ],
  [
    'a correction of a task the plan does not have',
    404,
    'PLAN_TASK_NOT_FOUND',
    ({ officer, draft }) =>
      officer.post(`/v1/plans/${draft}/corrections`, { ...correct({ field: 'text', value: '新' }), seq: 99 }),
  ],
  ['an unknown plan', 404, 'PLAN_NOT_FOUND', ({ officer }) => officer.post('/v1/plans/p000000000000/submission')],
  [
    'an approval by the submitter',
    403,
    'PLAN_APPROVER_IS_SUBMITTER',
    async ({ harness, submitted }) =>
      (await harness.as('head', { account: 'zhang' })).post(`/v1/plans/${submitted}/approval`, { authority: '会议' }),
  ],
  [
    'an approval of a plan that was not submitted',
    409,
    'PLAN_WRONG_STATE',
    ({ head, draft }) => head.post(`/v1/plans/${draft}/approval`, { authority: '会议' }),
  ],
  [
    'an unknown task',
    404,
    'TASK_NOT_FOUND',
    ({ director }) => director.post('/v1/tasks/p0-001/completion-acceptances', { grade: 'good' }),
  ],
  [
    'a report for a foreign unit',
    403,
    'TASK_FOREIGN_UNIT',
    ({ stranger, task }) => stranger.post(`/v1/tasks/${task}/progress-reports`, { ...report, unit: units.reform }),
  ],
  [
    'a report for a foreign task',
    403,
    'TASK_NOT_OF_UNIT',
    ({ stranger, task }) => stranger.post(`/v1/tasks/${task}/progress-reports`, report),
  ],
  [
    'a percentage of 140',
    400,
    'COMMAND_INVALID',
    ({ clerk, task }) => clerk.post(`/v1/tasks/${task}/progress-reports`, { ...report, percent: 140 }),
  ],
  [
    'a misspelt field',
    400,
    'COMMAND_INVALID',
    ({ clerk, task }) => clerk.post(`/v1/tasks/${task}/progress-reports`, { ...report, percnt: 40 }),
  ],
  [
    'a report without a figure',
    422,
    'REPORT_EMPTY',
    ({ clerk, task }) => clerk.post(`/v1/tasks/${task}/progress-reports`, { period: '2023-06', narrative: '推进中' }),
  ],
  [
    'an extension asked for after the date',
    409,
    'EXTENSION_AFTER_DUE',
    ({ unitHead, task }) => unitHead.post(`/v1/tasks/${task}/extension-requests`, extension),
  ],
  [
    'a stale If-Match',
    412,
    'REVISION_STALE',
    ({ clerk, task }) => clerk.post(`/v1/tasks/${task}/progress-reports`, report, { 'if-match': '"0"' }),
  ],
  [
    'an If-Match that is no revision',
    400,
    'IF_MATCH_INVALID',
    ({ clerk, task }) => clerk.post(`/v1/tasks/${task}/progress-reports`, report, { 'if-match': 'seven' }),
  ],
  [
    'an Idempotency-Key that is none',
    400,
    'IDEMPOTENCY_KEY_INVALID',
    ({ clerk, task }) => clerk.post(`/v1/tasks/${task}/progress-reports`, report, { 'idempotency-key': 'a b' }),
  ],
  [
    'a body of 5 MB',
    413,
    'BODY_TOO_LARGE',
    ({ clerk, task }) => clerk.post(`/v1/tasks/${task}/progress-reports`, { ...report, narrative: megabytes(5) }),
  ],
  [
    'malformed JSON',
    400,
    'BODY_MALFORMED',
    ({ clerk, task }) =>
      clerk.send('POST', `/v1/tasks/${task}/progress-reports`, '{"period":', { 'content-type': 'application/json' }),
  ],
  [
    'a poisoned prototype',
    400,
    'BODY_MALFORMED',
    ({ clerk, task }) =>
      clerk.send('POST', `/v1/tasks/${task}/progress-reports`, '{"__proto__":{"percent":1}}', {
        'content-type': 'application/json',
      }),
  ],
  [
    'JSON nested 100,000 deep',
    400,
    'COMMAND_INVALID',
    ({ clerk, task }) =>
      clerk.send('POST', `/v1/tasks/${task}/progress-reports`, '['.repeat(100_000) + ']'.repeat(100_000), {
        'content-type': 'application/json',
      }),
  ],
  [
    'a form instead of JSON',
    415,
    'MEDIA_TYPE_UNSUPPORTED',
    ({ clerk, task }) =>
      clerk.send('POST', `/v1/tasks/${task}/progress-reports`, 'percent=1', {
        'content-type': 'application/x-www-form-urlencoded',
      }),
  ],
  [
    'no token',
    401,
    'TOKEN_MISSING',
    ({ harness, task }) => harness.anybody().post(`/v1/tasks/${task}/progress-reports`, report),
  ],
  [
    'a token with a bad signature',
    401,
    'TOKEN_INVALID',
    ({ harness, clerk, task }) =>
      harness
        .anybody()
        .post(`/v1/tasks/${task}/progress-reports`, report, { authorization: `Bearer ${forged(clerk)}` }),
  ],
  [
    'a token without a signature',
    401,
    'TOKEN_INVALID',
    ({ harness, clerk, task }) =>
      harness
        .anybody()
        .post(`/v1/tasks/${task}/progress-reports`, report, { authorization: `Bearer ${unsigned(clerk)}` }),
  ],
  [
    'a role that may not',
    403,
    'ROLE_NOT_ALLOWED',
    ({ clerk, task }) => clerk.post(`/v1/tasks/${task}/withdrawal`, { reason: '撤' }),
  ],
  [
    'an order of the system itself',
    404,
    'ROUTE_UNKNOWN',
    ({ director, task }) => director.post(`/v1/tasks/${task}/fired-rungs`, {}),
  ],
  ['an unknown address', 404, 'ROUTE_UNKNOWN', ({ officer }) => officer.get('/v2/tasks')],
  [
    'a method the address does not take',
    405,
    'METHOD_NOT_ALLOWED',
    ({ officer, task }) => officer.send('DELETE', `/v1/tasks/${task}`, undefined, {}),
  ],
  ['an id no task can have', 400, 'PATH_INVALID', ({ officer }) => officer.get('/v1/tasks/..%2Fetc')],
  ['an address that cannot be decoded', 400, 'REQUEST_MALFORMED', ({ officer }) => officer.get('/v1/tasks/%E0%A4%A')],
  ['an unknown query parameter', 400, 'QUERY_INVALID', ({ officer }) => officer.get('/v1/tasks?statte=InProgress')],
  ['a query parameter given twice', 400, 'QUERY_INVALID', ({ officer }) => officer.get('/v1/tasks?limit=1&limit=2')],
  ['more than 200 tasks at once', 400, 'QUERY_INVALID', ({ officer }) => officer.get('/v1/tasks?limit=201')],
  [
    'a day that has not come',
    400,
    'AS_OF_IN_FUTURE',
    ({ officer, task }) => officer.get(`/v1/tasks/${task}?asOf=2023-07-04`),
  ],
  [
    'a day that does not exist',
    400,
    'QUERY_INVALID',
    ({ officer, task }) => officer.get(`/v1/tasks/${task}?asOf=2023-02-30`),
  ],
];

describe('bad input', () => {
  let world: World;
  beforeAll(async () => (world = await build()));
  afterAll(() => world.harness.close());

  it.each(cases)('%s is refused with %i %s, and nothing is stored', async (_title, status, code, act) => {
    const before = await world.harness.store.head();
    const { body, headers, status: found } = await act(world);
    expect({ status: found, code: body?.code }).toEqual({ status, code });
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ status, type: `/problems/${code}`, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(body.detail).not.toMatch(/\{\w+\}|undefined|node_modules|\bat .*:\d+/);
    expect(await world.harness.store.head()).toBe(before);
  });
});

/** The same claims with another role, under the signature of the first. */
function forged({ token = '' }: Caller): string {
  const [header, payload, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString());
  return [header, base64({ ...claims, role: 'director', unit: undefined }), signature].join('.');
}

function unsigned({ token = '' }: Caller): string {
  return [base64({ alg: 'none' }), token.split('.')[1], ''].join('.');
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
