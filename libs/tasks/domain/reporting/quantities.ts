/** Units that measure the same, with their size in the first of each row. Counted things (个, 座, 条) stand for themselves. */
const same: readonly Readonly<Record<string, number>>[] = [
  { 米: 1, 延米: 1, 公里: 1_000 },
  { 平方米: 1, 亩: 2_000 / 3, 公顷: 10_000, 平方公里: 1_000_000 },
  { 千克: 1, 克: 0.001, 毫克: 0.000_001, 吨: 1_000 },
  { 人: 1, 名: 1 },
  { '%': 1, '‰': 0.1 },
  { 千瓦: 1, 兆瓦: 1_000 },
];
const multiples: Readonly<Record<string, number>> = {
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
};
const multiplied = /^(万亿|[百千]?亿|[百千]?万)(.+)$/u;

interface Size {
  readonly of: string;
  readonly size: number;
}

function sizeOf(unit: string): Size {
  const [, multiple = '', rest = unit] = multiplied.exec(unit) ?? [];
  const family = same.find((row) => row[rest] !== undefined);
  const times = multiples[multiple] ?? 1;
  return family ? { of: Object.keys(family)[0]!, size: family[rest]! * times } : { of: rest, size: times };
}

/** `value` in another unit that measures the same: 12,000 人 are 1.2 万人. Null when it does not. */
export function converted(value: number, from: string, to: string): number | null {
  if (from === to) return value;
  const [a, b] = [sizeOf(from), sizeOf(to)];
  return a.of === b.of ? rounded((value * a.size) / b.size) : null;
}

/** Amounts that several units reach together; shares and rates are none. */
export const addsUp = (unit: string): boolean => !/[%‰]|百分点|\//u.test(unit);

export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
