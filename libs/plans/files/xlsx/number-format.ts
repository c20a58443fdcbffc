/** Dates that Excel prints by the number of a built-in format (those of the Chinese edition included). */
const builtIn: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'yyyy-mm-dd',
  16: 'm月d日',
  17: 'yyyy年m月',
  18: 'h:mm',
  19: 'h:mm',
  20: 'h:mm',
  21: 'h:mm',
  22: 'yyyy-mm-dd h:mm',
  27: 'yyyy年m月',
  28: 'm月d日',
  29: 'm月d日',
  30: 'yyyy-mm-dd',
  31: 'yyyy年m月d日',
  36: 'yyyy年m月',
  50: 'yyyy年m月',
  51: 'm月d日',
  52: 'yyyy年m月',
  53: 'm月d日',
  54: 'm月d日',
  55: 'yyyy年m月',
  56: 'm月d日',
  57: 'yyyy年m月',
  58: 'm月d日',
};

/** What a format makes of a number. */
export interface NumberFormat {
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
  /** Printed with 年, 月, 日 instead of dashes. */
  readonly inWords: boolean;
  readonly percent: boolean;
  /** Decimal places, where the format is a plain one; null otherwise. */
  readonly decimals: number | null;
}

/** The first section of a format code without quoted text, colours, locales and padding. */
const bare = (code: string): string =>
  (code.split(';')[0] ?? '').replace(/"([^"]*)"/g, '$1').replace(/\[[^\]]*\]|\\|_.|\*./g, '');

/** 0, 0.00, #,##0.0: how many places a plain format prints; null for others. */
const decimalsOf = (code: string): number | null => {
  const plain = /^#?,?#*0(?:\.(0+))?$/.exec(code.replace('%', ''));
  return plain ? (plain[1]?.length ?? 0) : null;
};

export const numberFormat = (id: number, codes: ReadonlyMap<number, string>): NumberFormat => {
  const code = bare(codes.get(id) ?? builtIn[id] ?? 'General');
  const isDate = /[yd年日]/i.test(code) || /m+月|^m+$/i.test(code);
  const has = (pattern: RegExp): boolean => isDate && pattern.test(code.replace(/h+:m+|m+:s+/gi, ''));
  return {
    year: has(/[ye年]/i),
    month: has(/m/i),
    day: has(/d/i),
    inWords: /[年月日]/.test(code) || !(/y/i.test(code) && /d/i.test(code)),
    percent: !isDate && code.includes('%'),
    decimals: decimalsOf(code),
  };
};

const day = 86_400_000;
const lastSerial = 2_958_465;
/** Excel counts days from 1900 (with a 29 February 1900 that never was), or from 1904. */
const epoch = (since1904: boolean, serial: number): number => {
  if (since1904) return Date.UTC(1904, 0, 1);
  return Date.UTC(1899, 11, serial < 60 ? 31 : 30);
};

const printDate = (serial: number, format: NumberFormat, since1904: boolean): string => {
  const date = new Date(epoch(since1904, serial) + Math.floor(serial) * day);
  const [year, month, ofMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (!format.inWords) return date.toISOString().slice(0, 10);
  return `${format.year ? `${year}年` : ''}${format.month ? `${month}月` : ''}${format.day ? `${ofMonth}日` : ''}`;
};

const printNumber = (value: number, { percent, decimals }: NumberFormat): string => {
  const scaled = percent ? value * 100 : value;
  const text = decimals === null ? String(Number(scaled.toPrecision(15))) : scaled.toFixed(Math.min(decimals, 20));
  return percent ? `${text}%` : text;
};

/** A stored number as the sheet shows it: 45473 as 2024-06-30 or 2024年6月, 0.05 as 5%. Text that is no number stays. */
export const printValue = (stored: string, format: NumberFormat, since1904: boolean): string => {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  const isDate = format.year || format.month || format.day;
  const isSerial = value >= (since1904 ? 0 : 1) && value <= lastSerial;
  return isDate && isSerial ? printDate(value, format, since1904) : printNumber(value, format);
};
