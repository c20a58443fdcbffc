import { z } from 'zod';
import { described, idText } from '#kernel';
import { postRef, unitRef } from '#organizations/contract';

export const planParams = z.object({
  planId: described(idText, {
    label: { zh: '方案编号', en: 'plan id' },
    zh: '方案的编号，导入时给出，最多 120 个字符。',
    en: 'Id of the plan, as the import answers it. At most 120 characters.',
    example: 'p3f9a0c41d27b',
  }),
});

export const taskParams = z.object({
  taskId: described(idText, {
    label: { zh: '事项编号', en: 'task id' },
    zh: '督查事项的编号：方案编号、连字符和三位序号，最多 120 个字符。',
    en: 'Id of the task: that of its plan, a hyphen and its number in three digits. At most 120 characters.',
    example: 'p3f9a0c41d27b-001',
  }),
});

export const unitParams = z.object({
  unitId: described(unitRef, {
    label: { zh: '单位', en: 'unit' },
    zh: '登记簿中的单位：编号、名称或别称，最多 80 字。',
    en: 'The unit in the directory: its id, name or another name. At most 80 characters.',
    example: 'qu-cai-zheng-ju',
  }),
});

export const postParams = z.object({
  postId: described(postRef, {
    label: { zh: '职务', en: 'post' },
    zh: '登记簿中的职务：编号、名称或现任者姓名，最多 80 字。',
    en: 'The post in the directory: its id, its title or who holds it now. At most 80 characters.',
    example: 'qu-ling-dao-01',
  }),
});
