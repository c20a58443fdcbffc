import type { Caller } from '../caller.js';
import { type Case, megabytes, report } from './world.js';

/** Requests that are refused before any rule of the domain is asked. */
export const requestCases: readonly Case[] = [
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
    'a command of the system itself',
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
  [
    'a query parameter of a list that has none',
    400,
    'QUERY_INVALID',
    ({ officer }) => officer.get('/v1/units?kind=street'),
  ],
  [
    'a query parameter of a command',
    400,
    'QUERY_INVALID',
    ({ clerk, task }) => clerk.post(`/v1/tasks/${task}/progress-reports?dryRun=true`, report),
  ],
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

/** A token whose role was changed without a new signature. */
function forged({ token = '' }: Caller): string {
  const [header, payload, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString());
  return [header, base64({ ...claims, role: 'director', unit: undefined }), signature].join('.');
}

function unsigned({ token = '' }: Caller): string {
  return [base64({ alg: 'none' }), token.split('.')[1], ''].join('.');
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
