type Numeral = (value: number) => string;

const han = '零一二三四五六七八九';

/** 1…9999 in words: 十, 十一, 一百零五, 二千零二十一. */
const counting: Numeral = (value) => {
  if (value <= 0 || value > 9999) return String(value);
  const digits = [...String(value)].map(Number);
  const words = digits.map((digit, i) => {
    const unit = ['', '十', '百', '千'][digits.length - 1 - i]!;
    return digit === 0 ? '零' : han[digit]! + unit;
  });
  return words.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
};

const formal: Numeral = (value) =>
  counting(value)
    .replace(/^十/, '一十')
    .replace(
      /[零一二三四五六七八九十百千]/g,
      (char) => '零壹贰叁肆伍陆柒捌玖拾佰仟'['零一二三四五六七八九十百千'.indexOf(char)]!,
    );

const digits =
  (characters: string): Numeral =>
  (value) =>
    [...String(value)].map((digit) => characters[Number(digit)]!).join('');

const fromList =
  (list: string): Numeral =>
  (value) =>
    [...list][value - 1] ?? String(value);

const letters: Numeral = (value) =>
  String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(Math.floor((value - 1) / 26) + 1, 10));

const romanParts: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

const roman: Numeral = (value) => {
  if (value > 3999) return String(value);
  let left = value;
  return romanParts.reduce((text, [size, numeral]) => {
    const times = Math.floor(left / size);
    left -= times * size;
    return text + numeral.repeat(times);
  }, '');
};

const circled = fromList('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿');

/** How each number format of WordprocessingML (ST_NumberFormat, ISO/IEC 29500-1 17.18.59) is printed. */
const numerals: Readonly<Record<string, Numeral>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: digits('０１２３４５６７８９'),
  decimalFullWidth2: digits('０１２３４５６７８９'),
  decimalHalfWidth: String,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => `（${value}）`,
  decimalEnclosedFullstop: (value) => `${value}.`,
  numberInDash: (value) => `-${value}-`,
  chineseCounting: counting,
  chineseCountingThousand: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  japaneseCounting: counting,
  ideographDigital: digits('〇一二三四五六七八九'),
  taiwaneseDigital: digits('〇一二三四五六七八九'),
  japaneseDigitalTenThousand: digits('〇一二三四五六七八九'),
  chineseLegalSimplified: formal,
  ideographLegalTraditional: formal,
  ideographTraditional: fromList('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: fromList('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: fromList('㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'),
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  none: () => '',
  bullet: () => '',
};

/** A number as a document prints it; an unknown format prints digits. */
export const formatNumber = (value: number, format: string): string =>
  value < 1 && format !== 'decimal' ? String(value) : (numerals[format] ?? String)(value);
