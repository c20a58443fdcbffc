import { z } from 'zod';
import { described, expecting } from '#kernel';

/** Ids as they stand in addresses. Readable, ASCII. */
const id = expecting(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,119}$/), {
  zh: '编号，由英文字母、数字和横线组成',
  en: 'an id of letters, digits and dashes',
});

export const planParams = z.object({
  planId: described(id, {
    label: { zh: '方案编号', en: 'plan id' },
    zh: '方案的编号，导入时给出，最多 120 个字符。',
    en: 'Id of the plan, as the import answers it. At most 120 characters.',
    example: 'p3f9a0c41d27b',
  }),
});

export const taskParams = z.object({
  taskId: described(id, {
    label: { zh: '事项编号', en: 'task id' },
    zh: '督查事项的编号：方案编号、连字符和三位序号，最多 120 个字符。',
    en: 'Id of the task: that of its plan, a hyphen and its number in three digits. At most 120 characters.',
    example: 'p3f9a0c41d27b-001',
  }),
});

export const unitParams = z.object({
  unitId: described(id, {
    label: { zh: '单位编号', en: 'unit id' },
    zh: '登记簿中单位的编号，最多 120 个字符。',
    en: 'Id of the unit in the directory. At most 120 characters.',
    example: 'qu-cai-zheng-ju',
  }),
});

export const postParams = z.object({
  postId: described(id, {
    label: { zh: '职务编号', en: 'post id' },
    zh: '登记簿中职务的编号，最多 120 个字符。',
    en: 'Id of the post in the directory. At most 120 characters.',
    example: 'qu-ling-dao-01',
  }),
});
