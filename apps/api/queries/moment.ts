import { z } from 'zod';
import { described, positionText } from '#kernel';

/** Query parameters every reading route takes. */
export const after = described(positionText.optional(), {
  label: { zh: '位置', en: 'position' },
  zh: '答复至少要包括到哪个位置，即命令答复中的 Zhezi-Position，1 至 18 位数字；用来读到自己刚写入的内容，最多等 5 秒。',
  en: 'Position that the answer must include, from Zhezi-Position, 1 to 18 digits: reads one’s own write. Waits for 5 seconds at most.',
  example: '42',
});

export const asOf = described(z.iso.date().optional(), {
  label: { zh: '截止日', en: 'as of' },
  zh: '按哪一天终了（北京时间）时已知的情况答复，不晚于今天。',
  en: 'Answers as of the end of this day (Asia/Shanghai), from what was known then; not after today.',
  example: '2023-01-31',
});
