import type { z } from 'zod';
import type { InBoth } from './described.js';

/** What a limit counts. */
export type Measure = 'characters' | 'items' | 'number';
export type Bound = 'atMost' | 'lessThan' | 'atLeast' | 'moreThan' | 'exactly';

export const measureOf = (origin: string): Measure => {
  if (origin === 'string') return 'characters';
  return origin === 'array' || origin === 'set' || origin === 'map' ? 'items' : 'number';
};

export const bounds: Readonly<Record<Bound, InBoth>> = {
  atMost: { zh: '不得超过', en: 'at most' },
  lessThan: { zh: '须少于', en: 'less than' },
  atLeast: { zh: '不得少于', en: 'at least' },
  moreThan: { zh: '须多于', en: 'more than' },
  exactly: { zh: '须恰好为', en: 'exactly' },
};

export const counted: Readonly<Record<Measure, (count: number) => InBoth>> = {
  characters: (count) => ({ zh: ` ${count} 个字`, en: `${count} ${count === 1 ? 'character' : 'characters'}` }),
  items: (count) => ({ zh: ` ${count} 项`, en: `${count} ${count === 1 ? 'item' : 'items'}` }),
  number: (count) => ({ zh: ` ${count}`, en: String(count) }),
};

const wholeNumber: InBoth = { zh: '整数', en: 'a whole number' };
const list: InBoth = { zh: '列表', en: 'a list' };
const object: InBoth = { zh: '对象', en: 'an object' };
const absent: InBoth = { zh: '空缺（请删除）', en: 'left out' };

/** Zod widens its list of types to every text; these are those that can be sent or left out. */
const typeNames: Readonly<Record<string, InBoth>> = {
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: wholeNumber,
  bigint: wholeNumber,
  boolean: { zh: '“true”或“false”', en: '"true" or "false"' },
  null: { zh: '空值', en: 'null' },
  date: { zh: '日期', en: 'a day' },
  array: list,
  tuple: list,
  set: list,
  object,
  record: object,
  map: object,
  undefined: absent,
  never: absent,
  void: absent,
};

export const typeText = (type: string): InBoth => typeNames[type] ?? { zh: '另一种内容', en: 'something else' };

const address: InBoth = { zh: '网络地址', en: 'a network address' };
const identifier: InBoth = { zh: '规定格式的编号', en: 'an id of the right form' };
const encoded: InBoth = { zh: '编码后的文本', en: 'an encoded text' };
const rightForm: InBoth = { zh: '规定的格式', en: 'of the right form' };

const formatNames: Readonly<Record<z.core.$ZodStringFormats, InBoth>> = {
  date: { zh: '日期，形如 2023-06-30', en: 'a day such as 2023-06-30' },
  datetime: { zh: '时刻，形如 2023-06-30T08:00:00.000Z', en: 'an instant such as 2023-06-30T08:00:00.000Z' },
  time: { zh: '时间，形如 08:00', en: 'a time such as 08:00' },
  duration: { zh: '时长，形如 P1D', en: 'a duration such as P1D' },
  url: { zh: '网址', en: 'an address (URL)' },
  email: { zh: '电子邮箱', en: 'an email address' },
  uuid: identifier,
  guid: identifier,
  nanoid: identifier,
  cuid: identifier,
  cuid2: identifier,
  ulid: identifier,
  xid: identifier,
  ksuid: identifier,
  ipv4: address,
  ipv6: address,
  cidrv4: address,
  cidrv6: address,
  base64: encoded,
  base64url: encoded,
  jwt: encoded,
  json_string: { zh: 'JSON 文本', en: 'a text in JSON' },
  e164: { zh: '电话号码', en: 'a telephone number' },
  credit_card: identifier,
  iban: identifier,
  emoji: { zh: '表情符号', en: 'an emoji' },
  lowercase: { zh: '小写字母', en: 'in small letters' },
  uppercase: { zh: '大写字母', en: 'in capitals' },
  regex: rightForm,
  starts_with: rightForm,
  ends_with: rightForm,
  includes: rightForm,
};

export const formatText = (format: string): InBoth =>
  (formatNames as Readonly<Record<string, InBoth>>)[format] ?? rightForm;
