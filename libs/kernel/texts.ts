import { z } from 'zod';
import { expecting } from './described.js';

/** Forms of texts that come in by HTTP and by Kafka alike. Readable, ASCII. */

/** The id of a plan or a task, as it stands in addresses and messages. */
export const idText = expecting(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,119}$/), {
  zh: '由不超过 120 个字母、数字和连字符组成的编号，形如 p3f9a0c41d27b-001',
  en: 'an id of at most 120 letters, digits and hyphens such as p3f9a0c41d27b-001',
});

/** What a caller names a request by, so that a repeat is known. */
export const keyText = expecting(z.string().regex(/^[\x21-\x7e]{1,200}$/), {
  zh: '1 至 200 个可见的 ASCII 字符，不含空格，形如 report-2023-01-a',
  en: '1 to 200 visible ASCII characters without a space such as report-2023-01-a',
});

/** A place in the order of all events. */
export const positionText = expecting(z.string().regex(/^\d{1,18}$/), {
  zh: '1 至 18 位数字的位置，形如 42',
  en: 'a position of 1 to 18 digits such as 42',
});
