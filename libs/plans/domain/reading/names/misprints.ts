import { looksLikeUnit } from './names.js';

/** Characters that are mistaken for one another in typing and in character recognition. */
const lookalikes: readonly string[] = [
  '潞路璐',
  '己已巳',
  '末未',
  '戍戌戊',
  '日曰',
  '管菅',
  '园圆',
  '城诚',
  '域城',
  '帐账',
  '彩采',
  '蓝篮',
  '凉谅',
  '通桶',
  '午牛',
  '大太',
  '土士',
  '干千',
  '治冶',
  '侯候',
  '拔拨',
  '健建',
  '漷郭',
  '洲州',
  '桥轿',
  '苑宛',
  '源原',
  '镇填',
  '务物',
  '办力',
  '辨辩辫',
  '廷延',
  '博搏',
  '徽微',
  '崇祟',
  '沧仓',
  '阳阴',
  '洼凹',
  '杨扬',
  '凌陵',
  '岭领',
  '渔鱼',
  '清青',
  '湖胡',
  '坊访',
  '梨黎',
];

const lookalikeGroup = new Map<string, Set<string>>();
for (const group of lookalikes)
  for (const char of group) lookalikeGroup.set(char, new Set([...(lookalikeGroup.get(char) ?? []), ...group]));

/** Collectives vary on purpose: 各乡镇政府, 相关乡镇政府. */
const isCollective = (name: string): boolean => /^(?:各|相关|有关|全区|全市|全县|属地)/.test(name);

const differingSpan = (a: string, b: string): readonly [number, number] => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = a.length;
  while (end > start && a[end - 1] === b[end - 1]) end--;
  return [start, end];
};

const isRotation = (a: string, b: string): boolean => a.length > 1 && a !== b && (b + b).includes(a);

/** 农村农业 ↔ 农业农村: two neighbouring pieces have changed places. What they share may hide where they begin. */
const isTransposed = (printed: string, right: string): boolean => {
  if (printed.length !== right.length || printed.length < 5) return false;
  const [start, end] = differingSpan(printed, right);
  return [0, 1, 2].some((before) =>
    [0, 1, 2].some((after) => {
      const from = Math.max(0, start - before);
      return isRotation(printed.slice(from, end + after), right.slice(from, end + after));
    }),
  );
};

/** Characters that make another unit of a name when they are added: 区, 分, 新, 第一. */
const distinguishing = /[和及与区市县镇乡村街分新老大小东西南北中上下前后第一二三四五六七八九十\d]/;

const insertedCharacter = (printed: string, right: string): string | null => {
  if (right.length !== printed.length + 1) return null;
  let at = 0;
  while (at < printed.length && printed[at] === right[at]) at++;
  return printed.slice(at) === right.slice(at + 1) ? (right[at] ?? null) : null;
};

/** 区农业农村: ends like a place, but a place is not called so. */
const lacksOffice = (printed: string, char: string): boolean =>
  /^[区市县]\p{Script=Han}{3,}[村乡园区]$/u.test(printed) && /[局委办]/.test(char);

/** 区经济和信息局 → 区经济和信息化局; 区园林绿化 → 区园林绿化局. */
const lacksCharacter = (printed: string, right: string): boolean => {
  const char = insertedCharacter(printed, right);
  if (char === null) return false;
  if (right.startsWith(printed)) return printed.length >= 4 && (!looksLikeUnit(printed) || lacksOffice(printed, char));
  return printed.length >= 5 && !distinguishing.test(char);
};

/** 区经济信息化局, 区经济信息局 → 区经济和信息化局: one name that holds 和, without it and perhaps without another character. */
const lacksAnd = (printed: string, right: string): boolean => {
  const bare = right.replace('和', '');
  return printed.length >= 6 && bare !== right && (printed === bare || lacksCharacter(printed, bare));
};

/** 区财政局局 → 区财政局. */
const hasDoubledCharacter = (printed: string, right: string): boolean => {
  const char = insertedCharacter(right, printed);
  return char !== null && printed.includes(char + char);
};

const isLookalike = (printed: string, right: string): boolean => {
  if (printed.length !== right.length || printed.length < 5) return false;
  const [start, end] = differingSpan(printed, right);
  return end - start === 1 && (lookalikeGroup.get(printed[start]!)?.has(right[start]!) ?? false);
};

export interface Frequency {
  /** How often the name stands in the file's unit fields. */
  readonly asUnit: (name: string) => number;
  /** How often it stands anywhere in the file. */
  readonly inText: (name: string) => number;
}

const leastTimes = 3;

const isFarMoreFrequent = (printed: string, right: string, { asUnit, inText }: Frequency): boolean => {
  const often = Math.max(asUnit(right), inText(right));
  return often >= leastTimes && often >= leastTimes * asUnit(printed);
};

const isMisprintOf = (printed: string, right: string, frequency: Frequency): boolean =>
  printed !== right &&
  (isLookalike(printed, right) ||
    lacksCharacter(printed, right) ||
    lacksAnd(printed, right) ||
    hasDoubledCharacter(printed, right) ||
    isTransposed(printed, right)) &&
  isFarMoreFrequent(printed, right, frequency);

/**
 * The name that a rare one is evidently a misprint of: it differs by a lost, doubled, look-alike or transposed character from
 * exactly one name that the same file prints at least three times as often. Null when that is not evident.
 */
export const correctedName = (printed: string, similar: readonly string[], frequency: Frequency): string | null => {
  if (printed.length < 4 || isCollective(printed) || /\d/.test(printed)) return null;
  const near = similar.filter((name) => isMisprintOf(printed, name, frequency));
  const right = near.filter((name) => !near.some((other) => isMisprintOf(name, other, frequency)));
  return right.length === 1 ? right[0]! : null;
};
