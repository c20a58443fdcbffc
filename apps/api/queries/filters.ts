import { z } from 'zod';
import { described, type InBoth } from '#kernel';

/** Query parameters by which lists are narrowed down and turned over. */

const name = z.string().min(1).max(120);

const idOf = (label: InBoth, about: InBoth, example: string) =>
  described(name.optional(), {
    label,
    zh: `${about.zh}，最多 120 个字符。`,
    en: `${about.en}. At most 120 characters.`,
    example,
  });

export const ofPlan = idOf(
  { zh: '方案', en: 'plan' },
  { zh: '只要此方案的（编号）', en: 'Only those of this plan (id)' },
  'p3f9a0c41d27b',
);
export const ofUnit = idOf(
  { zh: '承办单位', en: 'unit' },
  { zh: '只要此单位承办的（编号）', en: 'Only those that this unit has a part in (id)' },
  'qu-cai-zheng-ju',
);
export const ofLeader = idOf(
  { zh: '牵头领导', en: 'leader' },
  { zh: '只要此职务牵头的（编号）', en: 'Only those that this post leads (id)' },
  'qu-ling-dao-01',
);

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
