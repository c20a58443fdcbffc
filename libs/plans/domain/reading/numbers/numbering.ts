import { hanNumber, hanNumeralClass } from './numerals.js';

/** How a heading or a task is numbered, outermost first. */
export const numberStyles = [
  'part',
  'chapter',
  'article',
  'bracketed-han',
  'arabic',
  'bracketed-arabic',
  'circled',
] as const;
export type NumberStyle = (typeof numberStyles)[number];

/** The smaller, the nearer to the document's root. */
export const depth = (style: NumberStyle): number => numberStyles.indexOf(style);

export interface PrintedNumber {
  readonly style: NumberStyle;
  readonly value: number;
  /** As printed, with its brackets or stop. */
  readonly printed: string;
  /** What follows it on the line. */
  readonly rest: string;
  /** The stop may be a decimal point: only an expected number counts. */
  readonly uncertain: boolean;
}

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

interface Shape {
  readonly style: NumberStyle;
  readonly pattern: RegExp;
  readonly value: (text: string) => number | null;
}

const arabic = (text: string): number => Number(text);
const hanOrArabic = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : hanNumber(text));
const shapes: readonly Shape[] = [
  {
    style: 'part',
    pattern: new RegExp(`^(第\\s*([${hanNumeralClass}\\d]+)\\s*[部编篇][分]?)[\\s、:：.．]*`),
    value: hanOrArabic,
  },
  {
    style: 'chapter',
    pattern: new RegExp(`^(第\\s*([${hanNumeralClass}]+)\\s*[章节])[\\s、:：.．]*`),
    value: hanNumber,
  },
  {
    style: 'article',
    pattern: new RegExp(`^(第\\s*([${hanNumeralClass}\\d]+)\\s*[条條项項])[\\s、:：.．]+`),
    value: hanOrArabic,
  },
  { style: 'chapter', pattern: /^(([零一二三四五六七八九十百〇○ОO]{1,5})\s*[、．.])\s*/, value: hanNumber },
  {
    style: 'bracketed-han',
    pattern: new RegExp(`^([（(]\\s*([${hanNumeralClass}\\s]{1,12}?)\\s*[)）])[\\s、.．]*`),
    value: (t) => hanNumber(t.replace(/\s/g, '')),
  },
  { style: 'bracketed-arabic', pattern: /^([（(]\s*(\d{1,3})\s*[)）])[\s、.．]*/, value: arabic },
  { style: 'bracketed-arabic', pattern: /^((\d{1,3})\s*[)）])\s*/, value: arabic },
  {
    style: 'chapter',
    pattern: /^((?:重点任务|重点工作|专项行动|行动|工程|专题|板块)\s*([一二三四五六七八九十]{1,3})\s*[、：:.．])\s*/,
    value: hanNumber,
  },
  {
    style: 'arabic',
    pattern: new RegExp(`^((?:重点)?(?:任务|事项|项目)\\s*(?:([${hanNumeralClass}\\d]{1,4})\\s*[.．、：:]))\\s*`),
    value: hanOrArabic,
  },
  { style: 'arabic', pattern: /^((?:重点)?(?:任务|事项|项目)\s*(\d{1,3}))\s+/, value: arabic },
  { style: 'arabic', pattern: /^((\d{1,3})\s*[.．、。﹒])\s*/, value: arabic },
];

const circledNumber = (text: string): PrintedNumber | null => {
  const value = circled.indexOf(text[0] ?? ' ') + 1;
  if (value === 0) return null;
  return { style: 'circled', value, printed: text.slice(0, 1), rest: text.slice(1).trimStart(), uncertain: false };
};

/** "1.5万", "1.2023年": the stop before a digit may be a decimal point or belong to an enumeration. */
const uncertainStop = (printed: string, rest: string): boolean => /[.．、]$/.test(printed) && /^\d/.test(rest);

/** The number a line begins with, if any: "一、", "（十一）", "（一О四）", "(3)", "12.", "12、", "①", "第二部分". */
export const printedNumber = (text: string): PrintedNumber | null => {
  for (const { style, pattern, value } of shapes) {
    const match = pattern.exec(text);
    const found = match && value(match[2] ?? '');
    if (!match || found === null || found === undefined || found === 0) continue;
    const rest = text.slice(match[0].length);
    return {
      style,
      value: found,
      printed: match[1] ?? '',
      rest,
      uncertain: style === 'arabic' && uncertainStop(match[1] ?? '', rest),
    };
  }
  return circledNumber(text);
};
