import { z } from 'zod';
import { described } from '#kernel';
import { postRef, unitRef } from '#organizations/contract';

/** Query parameters by which lists are narrowed down and turned over. */

export const ofPlan = described(z.string().min(1).max(120).optional(), {
  label: { zh: '方案', en: 'plan' },
  zh: '只要此方案的（编号），最多 120 个字符。',
  en: 'Only those of this plan (id). At most 120 characters.',
  example: 'p3f9a0c41d27b',
});
export const ofUnit = described(unitRef.optional(), {
  label: { zh: '承办单位', en: 'unit' },
  zh: '只要此单位承办的：单位的编号、名称或别称，最多 80 字。',
  en: 'Only those that this unit has a part in: its id, name or another name. At most 80 characters.',
  example: '区财政局',
});
export const ofLeader = described(postRef.optional(), {
  label: { zh: '牵头领导', en: 'leader' },
  zh: '只要此职务牵头的：职务的编号、名称或现任者姓名，最多 80 字。',
  en: 'Only those that this post leads: its id, its title or who holds it now. At most 80 characters.',
  example: '区领导（一）',
});

/** `example`: one that the order of the list accepts. */
export const cursorOf = (example: string) =>
  described(z.string().min(1).max(2_000).optional(), {
    label: { zh: '续页', en: 'cursor' },
    zh: '上一页答复中的 nextCursor，只能用于同一排序，最多 2000 个字符。',
    en: '`nextCursor` of the page before; it belongs to its order. At most 2,000 characters.',
    example,
  });

export const limit = described(z.coerce.number().int().min(1).max(200).default(50), {
  label: { zh: '每页条数', en: 'page size' },
  zh: '一页最多几条，1 至 200，不写为 50。',
  en: 'How many a page has at most: 1 to 200, 50 when nothing is said.',
  unit: { zh: '条', en: 'items' },
  example: 20,
});
