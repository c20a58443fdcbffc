import { type Case, megabytes, second } from './world.js';

const correct = (correction: object) => ({ seq: 1, correction, reason: '核对原文' });

/** Documents and plans. */
export const documentCases: readonly Case[] = [
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
        correct({ field: 'units', change: 'add', unit: 'qu-cai-zheng', name: '区财政', role: 'main' }),
      ),
  ],
  [
    'an unknown leader in a correction',
    422,
    'POST_UNKNOWN',
    ({ officer, draft }) =>
      officer.post(
        `/v1/plans/${draft}/corrections`,
        correct({ field: 'leaders', change: 'add', post: 'nobody', name: '某某' }),
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
];
