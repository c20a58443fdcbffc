const digits: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((char, value) => [char, value])),
  两: 2,
};
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Every character that documents print for zero: Latin, Greek and Cyrillic O, rings, the ideographic zero. */
const zeroSigns = 'OoＯｏОоΟο0０〇○◯Oº°';
const zeros = new Set(zeroSigns);

/** Character class (without brackets) of all that may stand in a Chinese numeral. */
export const hanNumeralClass = `零一二三四五六七八九十百千两${zeroSigns}`;

const byPlace = (chars: readonly string[]): number | null => {
  let value = 0;
  for (const char of chars) {
    const digit = digits[char];
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
};

const byUnits = (chars: readonly string[]): number | null => {
  let total = 0;
  let pending: number | null = null;
  for (const char of chars) {
    const unit = units[char];
    const digit = digits[char];
    if (unit !== undefined) {
      total += (pending ?? 1) * unit;
      pending = null;
    } else if (digit !== undefined) pending = digit;
    else return null;
  }
  return total + (pending ?? 0);
};

/** 十一 → 11, 一百零四 → 104, 一О四 → 104, 二〇二一 → 2021; null when it is no numeral. */
export const hanNumber = (text: string): number | null => {
  const chars = [...text].map((char) => (zeros.has(char) ? '零' : char));
  if (chars.length === 0) return null;
  return chars.some((char) => units[char] !== undefined) ? byUnits(chars) : byPlace(chars);
};
