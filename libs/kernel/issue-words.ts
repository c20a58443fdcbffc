import type { z } from 'zod';
import type { InBoth } from './words.js';

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

const such = (what: InBoth, example: string): InBoth => ({
  zh: `${what.zh}，形如 ${example}`,
  en: `${what.en} such as ${example}`,
});
const id = (example: string): InBoth => such({ zh: '编号', en: 'an id' }, example);
const address = (example: string): InBoth => such({ zh: '网络地址', en: 'a network address' }, example);
const encoded = (example: string): InBoth => such({ zh: '编码后的文本', en: 'an encoded text' }, example);
/** Where only `expecting` can say it. */
const otherwise: InBoth = { zh: '另一种写法', en: 'written otherwise' };

const formatNames: Readonly<Record<z.core.$ZodStringFormats, InBoth>> = {
  date: { zh: '日期，形如 2023-06-30', en: 'a day such as 2023-06-30' },
  datetime: { zh: '时刻，形如 2023-06-30T08:00:00.000Z', en: 'an instant such as 2023-06-30T08:00:00.000Z' },
  time: { zh: '时间，形如 08:00', en: 'a time such as 08:00' },
  duration: { zh: '时长，形如 P1D', en: 'a duration such as P1D' },
  url: such({ zh: '网址', en: 'an address (URL)' }, 'https://example.org/'),
  email: such({ zh: '电子邮箱', en: 'an email address' }, 'name@example.org'),
  uuid: id('6f1ed002-ab59-4a2c-8f3f-0a1b2c3d4e5f'),
  guid: id('6f1ed002-ab59-4a2c-8f3f-0a1b2c3d4e5f'),
  nanoid: id('V1StGXR8_Z5jdHi6B-myT'),
  cuid: id('cjld2cjxh0000qzrmn831i7rn'),
  cuid2: id('tz4a98xxat96iws9zmbrgj3a'),
  ulid: id('01ARZ3NDEKTSV4RRFFQ69G5FAV'),
  xid: id('9m4e2mr0ui3e8a215n4g'),
  ksuid: id('0ujtsYcgvSTl8PAuAdqWYSMnLOv'),
  ipv4: address('192.0.2.1'),
  ipv6: address('2001:db8::1'),
  cidrv4: address('192.0.2.0/24'),
  cidrv6: address('2001:db8::/32'),
  base64: encoded('5oqY5a2Q'),
  base64url: encoded('5oqY5a2Q'),
  jwt: encoded('eyJhbGciOiJFZERTQSJ9.e30.c2ln'),
  json_string: such({ zh: 'JSON 文本', en: 'a text in JSON' }, '{}'),
  e164: such({ zh: '电话号码', en: 'a telephone number' }, '+861012345678'),
  credit_card: id('4111111111111111'),
  iban: id('DE02120300000000202051'),
  emoji: { zh: '表情符号', en: 'an emoji' },
  lowercase: { zh: '小写字母', en: 'in small letters' },
  uppercase: { zh: '大写字母', en: 'in capitals' },
  regex: otherwise,
  starts_with: otherwise,
  ends_with: otherwise,
  includes: otherwise,
};

export const formatText = (format: string): InBoth =>
  (formatNames as Readonly<Record<string, InBoth>>)[format] ?? otherwise;
