import { z } from 'zod';
import { described, type NamesOf } from '#kernel';
import { taskSorts } from '#tasks';
import { lightNames, lights, taskStateNames, taskStates } from '#tasks/contract';
import { listOf } from './lists.js';

/** Query parameters of the board of tasks alone. */

export const ofState = listOf(taskStates, taskStateNames, {
  label: { zh: '事项状态', en: 'state' },
  about: { zh: '只要处于这些状态的事项', en: 'Only tasks in these states' },
});

export const ofLight = listOf(lights, lightNames, {
  label: { zh: '灯色', en: 'light' },
  about: { zh: '只要这些灯色的事项', en: 'Only tasks with these lights' },
});

export const ofText = described(z.string().trim().min(1).max(200).optional(), {
  label: { zh: '事项内容', en: 'text' },
  zh: '只要内容中有这些字的事项，最多 200 字。',
  en: 'Only tasks whose text has these words in it. At most 200 characters.',
  example: '新增绿化',
});

export const dueBefore = described(z.iso.date().optional(), {
  label: { zh: '到期早于', en: 'due before' },
  zh: '只要现到期日在这一天之前（不含当日）的事项。',
  en: 'Only tasks whose present due date lies before this day.',
  example: '2024-01-01',
});

const sortNames: NamesOf<(typeof taskSorts)[number]> = {
  zh: { number: '按方案和序号', due: '到期早的在前', light: '红灯在前', updated: '最近变化的在前' },
  en: { number: 'by plan and number', due: 'earliest first', light: 'red first', updated: 'newest first' },
};

export const sortedBy = described(z.enum(taskSorts).default('number'), {
  label: { zh: '排序', en: 'order' },
  zh: 'number 按方案和序号，due 到期早的在前，light 红灯在前，updated 最近变化的在前；不写为 number。',
  en: 'number: by plan and number; due: earliest first; light: red first; updated: newest first. number when nothing is said.',
  example: 'number',
  words: sortNames,
});
