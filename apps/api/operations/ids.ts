import { z } from 'zod';
import { expecting } from '#kernel';

/** Ids as they stand in addresses. Readable, ASCII. */
const id = expecting(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,119}$/), {
  zh: '编号，由英文字母、数字和横线组成',
  en: 'an id of letters, digits and dashes',
});

export const planParams = z.object({ planId: id });
export const taskParams = z.object({ taskId: id });
export const unitParams = z.object({ unitId: id });
export const postParams = z.object({ postId: id });
