import { hanNumber } from '../numbers/numerals.js';
import { squash } from '../text/text.js';
import { simplified } from '../text/traditional.js';

/** A stretch of time as printed: a day, a month, a quarter, a year or a range. Dates are inclusive. */
export interface PrintedTime {
  readonly from: string;
  readonly to: string;
  /** A range by its nature (6-9月, 全年), as against a month that means its end. */
  readonly isWindow: boolean;
  /** A year without anything nearer. */
  readonly isBareYear: boolean;
  readonly start: number;
  readonly end: number;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const lastDay = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const isDay = ({ year, month, day }: Day): boolean =>
  year >= 1949 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);

const iso = ({ year, month, day }: Day): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const hanBefore = /([〇○零一二三四五六七八九十ОOo０0]{1,4})(?=[年月日号])/g;

/** Arabic digits, one kind of dash, no white space: 二〇二一年十二月底 → 2021年12月底. */
export const normalizeTime = (text: string): string =>
  simplified(squash(text))
    .normalize('NFKC')
    .replace(/[—–―－~～〜]+|--+/g, '-')
    .replace(hanBefore, (whole, numeral: string) =>
      /^0+$/.test(numeral) ? whole : String(hanNumber(numeral) ?? whole),
    );

const year = String.raw`(?:(\d{4})年度?|(今年|本年度?|当年|明年))`;
const part = '上旬|中旬|下旬|月初|初|中|底|末';
const patterns = {
  yearRange: /(\d{4})年?-(\d{4})年/,
  monthRange: new RegExp(
    String.raw`${year}?(\d{1,2})月?(?:(\d{1,2})日)?(?:底|末|初)?[-至到]${year}?(\d{1,2})月(?:(\d{1,2})日)?(?:底|末)?`,
  ),
  numericDay: /(\d{4})[./-](\d{1,2})[./-](\d{1,2})/,
  numericMonth: /(\d{4})[./](\d{1,2})(?!\d)/,
  month: new RegExp(String.raw`${year}?(\d{1,2})月份?(?:(\d{1,2})[日号]|(${part}))?`),
  period: new RegExp(
    String.raw`${year}?(上半年|下半年|第?[一二三四1234]季度|Q[1-4]|[1-4]Q|全年|年底|年末|年内|年中|年初|底|末|内)`,
    'i',
  ),
  bareYear: new RegExp(`${year}(?!\\d)`),
} as const;

type Pattern = keyof typeof patterns;
type Span = Pick<PrintedTime, 'from' | 'to' | 'isWindow' | 'isBareYear'> & { readonly year: number };

const yearOf = (digits: string | undefined, word: string | undefined, fallback: number, planYear: number): number => {
  if (digits !== undefined) return Number(digits);
  if (word === undefined) return fallback;
  return word === '明年' ? planYear + 1 : planYear;
};

const span = (from: Day, to: Day, isWindow = false, isBareYear = false): Span | null =>
  isDay(from) && isDay(to) ? { from: iso(from), to: iso(to), isWindow, isBareYear, year: to.year } : null;

const wholeMonths = (y: number, first: number, last: number, isWindow: boolean): Span | null =>
  span({ year: y, month: first, day: 1 }, { year: y, month: last, day: lastDay(y, last) }, isWindow);

const endOfPart = (y: number, month: number, word: string | undefined): number => {
  if (word === '上旬' || word === '月初' || word === '初') return 10;
  if (word === '中旬' || word === '中') return 20;
  return lastDay(y, month);
};

const quarter = (word: string): number =>
  '一二三四'.indexOf(word.replace(/第|季度/g, '')) + 1 || Number(/[1-4]/.exec(word)?.[0]);

const periodSpan = (y: number, word: string): Span | null => {
  if (word === '上半年' || word === '年中') return wholeMonths(y, 1, 6, false);
  if (word === '下半年') return wholeMonths(y, 7, 12, false);
  if (word === '全年') return wholeMonths(y, 1, 12, true);
  if (word === '年初') return wholeMonths(y, 1, 1, false);
  if (!/季度|Q/i.test(word)) return wholeMonths(y, 1, 12, false);
  const q = quarter(word);
  return wholeMonths(y, q * 3 - 2, q * 3, false);
};

type Reader = (match: RegExpExecArray, fallback: number, planYear: number) => Span | null;

const readers: Readonly<Record<Pattern, Reader>> = {
  yearRange: (m) => span({ year: Number(m[1]), month: 1, day: 1 }, { year: Number(m[2]), month: 12, day: 31 }, true),
  monthRange: (m, fallback, planYear) => {
    const first = yearOf(m[1], m[2], fallback, planYear);
    const last = yearOf(m[5], m[6], first, planYear);
    const [start, end] = [Number(m[3]), Number(m[7])];
    return span(
      { year: first, month: start, day: Number(m[4] ?? 1) },
      { year: last, month: end, day: Number(m[8] ?? lastDay(last, end)) },
      true,
    );
  },
  numericDay: (m) => {
    const day = { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) };
    return span(day, day);
  },
  numericMonth: (m) => wholeMonths(Number(m[1]), Number(m[2]), Number(m[2]), false),
  month: (m, fallback, planYear) => {
    const y = yearOf(m[1], m[2], fallback, planYear);
    const month = Number(m[3]);
    const day = m[4] === undefined ? endOfPart(y, month, m[5]) : Number(m[4]);
    return span({ year: y, month, day: m[4] === undefined ? 1 : day }, { year: y, month, day });
  },
  period: (m, fallback, planYear) => {
    const named = m[1] !== undefined || m[2] !== undefined;
    const word = m[3] ?? '';
    if (!named && /^[底末内]$/.test(word)) return null;
    return periodSpan(yearOf(m[1], m[2], fallback, planYear), word);
  },
  bareYear: (m, fallback, planYear) => {
    const y = yearOf(m[1], m[2], fallback, planYear);
    return span({ year: y, month: 1, day: 1 }, { year: y, month: 12, day: 31 }, false, true);
  },
};

const order = Object.keys(patterns) as Pattern[];
const sticky = Object.fromEntries(
  order.map((name) => [name, new RegExp(patterns[name].source, `${patterns[name].flags}y`)]),
) as Record<Pattern, RegExp>;

const readAt = (
  text: string,
  at: number,
  fallback: number,
  planYear: number,
): (PrintedTime & { readonly year: number }) | null => {
  for (const name of order) {
    sticky[name].lastIndex = at;
    const match = sticky[name].exec(text);
    const found = match && readers[name](match, fallback, planYear);
    if (match && found) return { ...found, start: at, end: at + match[0].length };
  }
  return null;
};

/** Every stretch of time in a normalised text, in order; a month without a year takes the year named last, else the plan's. */
export const printedTimes = (text: string, planYear: number): PrintedTime[] => {
  const times: PrintedTime[] = [];
  let named = planYear;
  for (let at = 0; at < text.length;) {
    const time =
      /[\d今本当明上下第一二三四全年qQ]/.test(text[at] ?? '') && !/\d/.test(text[at - 1] ?? '')
        ? readAt(text, at, named, planYear)
        : null;
    if (time) {
      times.push(time);
      named = time.year;
    }
    at = time ? time.end : at + 1;
  }
  return times;
};

/** 2021年2月22日, 二〇二一年二月二十二日, 2021-2-22 → 2021-02-22. */
export const printedDay = (text: string): string | null => {
  const match = /(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?/.exec(normalizeTime(text));
  if (!match) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isDay(day) ? iso(day) : null;
};
