import type { Comparator, TargetKind } from '#tasks/contract';

interface Words {
  readonly comparator: Comparator;
  readonly words: RegExp;
}

/** What stands directly before a number, longer words before those they contain. */
const before: readonly Words[] = [
  { comparator: '≥', words: /(?:不得?(?:少于|低于|小于)|至少|最少|≥|≧)$/u },
  { comparator: '≤', words: /(?:不得?(?:超过|高于|大于|多于|突破)|至多|最多|控制在|≤|≦)$/u },
  { comparator: '>', words: /(?:超过|突破|大于|高于|多于|超出|超|逾|>|＞)$/u },
  { comparator: '<', words: /(?:低于|小于|少于|不足|<|＜)$/u },
  { comparator: '≈', words: /(?:大约|约为|约|将近|接近|近)$/u },
];

export interface Prefix {
  readonly comparator: Comparator | null;
  /** Characters of the words that compare. */
  readonly length: number;
}

export function comparedBefore(text: string): Prefix {
  for (const { comparator, words } of before) {
    const found = words.exec(text);
    if (found) return { comparator, length: found[0].length };
  }
  return { comparator: null, length: 0 };
}

/** What may stand directly behind a unit. */
export const behind = '(?:及|或|\\(含\\)|（含）)?以上|(?:及|或)?以下|以内|之内|左右|上下';

const comparatorBehind = (words: string): Comparator | null => {
  if (words === '') return null;
  if (words.endsWith('以上')) return '≥';
  return words === '左右' || words === '上下' ? '≈' : '≤';
};

/** 左右 weakens whatever stands before the number; 余 and 多 in the number mean more than it. */
export function comparatorOf(prefix: Prefix, words: string, isMore: boolean): Comparator {
  const after = comparatorBehind(words);
  if (after === '≈') return after;
  return prefix.comparator ?? after ?? (isMore ? '>' : '=');
}

const reaching = /(?:降(?:低|至|到)?|减少|压减|缩减|回落)(?:到|至)$/u;
const rising = /(?:增长|提高|提升|增加|上升|扩大|增幅)$/u;
const falling = /(?:下降|降低|减少|压减|削减|缩减|回落|降幅)$/u;

/** Before an amount 提升 and 增加 are work to be done (改造提升4.5万平方米), no growth. */
const amountRising = /增长$/u;
const amountFalling = /(?:下降|减少)$/u;

export function kindOf(words: string, isAmount: boolean): TargetKind {
  const plain = words.replace(/(?:稳定|力争|再|了|幅度|达)$/u, '');
  if ((isAmount ? amountRising : rising).test(plain)) return 'rise';
  return (isAmount ? amountFalling : falling).test(plain) ? 'fall' : 'level';
}

/** A level to which something shall fall is an upper limit. */
export const isLimit = (words: string): boolean => reaching.test(words);

/** Behind the value from which another is reached: 由80%提高到90%. */
export const leadsOn = /^(?:提高|提升|增长|增加|上升|扩大|下降|降低|降|减少|压减|缩减)(?:到|至)/u;
export const startsFrom = /(?:由|从)$/u;
