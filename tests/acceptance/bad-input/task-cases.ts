import { units } from '../plans.js';
import { type Case, report } from './world.js';

const extension = { requestedDate: '2023-09-30', reason: '方案调整', progress: '已完成六成' };

/** Commands that do not fit the task. */
export const taskCases: readonly Case[] = [
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
];
