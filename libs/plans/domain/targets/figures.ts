import { behind, leadsOn, startsFrom } from './comparing.js';
import { isHan, numberOf, numerals, plainSigns } from './numbers.js';
import { multipliers, unitNamed, units } from './units.js';

/** A number with a unit, wherever it stands. Places count the characters of the text. */
export interface Figure {
  readonly from: number;
  /** Behind the unit and the words that compare. */
  readonly to: number;
  readonly value: number;
  readonly upper: number | null;
  readonly unit: string;
  /** 余 or 多 in the number. */
  readonly isMore: boolean;
  readonly isHan: boolean;
  /** A bare multiplier: 千亿元, 百万亩. */
  readonly isRound: boolean;
  readonly behind: string;
}

const number = `(?<low>${numerals})(?:(?<lowUnit>[%％])?\\s?[-—–~～至]{1,2}\\s?(?<high>${numerals}))?`;
const pattern = new RegExp(
  `${number}(?<more>余|多)?(?<times>${multipliers})?(?<more2>余|多)?(?<unit>${units})(?<behind>${behind})?` +
    `|(?<round>[百千]?[万亿]|[百千])(?<more3>余)?(?<times2>万|亿)?(?<unit2>${units})(?<behind2>${behind})?` +
    `|(?<amount>${numerals})(?<money>${multipliers})(?=[，。；、,;以左的]|$)(?<behind3>${behind})?`,
  'gu',
);

type Groups = Readonly<Record<string, string | undefined>>;

/** All of them, from left to right; none overlaps another. */
export function figuresIn(text: string): readonly Figure[] {
  const figures: Figure[] = [];
  for (const match of plainSigns(text).matchAll(pattern)) {
    const figure = figureOf(match.groups!, match.index, match[0].length);
    if (figure) figures.push(figure);
  }
  return figures;
}

export const withoutFigures = (clause: string): string => plainSigns(clause).replace(pattern, '');

function figureOf(found: Groups, from: number, length: number): Figure | null {
  const place = { from, to: from + length };
  if (found.round !== undefined) return roundFigure(found, place);
  if (found.amount !== undefined) return moneyFigure(found, place);
  const value = numberOf(found.low!);
  const upper = found.high === undefined ? null : numberOf(found.high);
  if (value === null || (upper !== null && upper <= value)) return null;
  return {
    ...place,
    value,
    upper,
    unit: unitNamed(found.times ?? '', found.unit!),
    isMore: found.more !== undefined || found.more2 !== undefined,
    isHan: isHan(found.low!),
    isRound: false,
    behind: found.behind ?? '',
  };
}

const rounds: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 1,
  亿: 1,
  百万: 100,
  千万: 1000,
  百亿: 100,
  千亿: 1000,
};

function roundFigure(found: Groups, place: { from: number; to: number }): Figure {
  const round = found.round!;
  const times = /[万亿]$/u.test(round) ? round.slice(-1) : (found.times2 ?? '');
  return {
    ...place,
    value: rounds[round]!,
    upper: null,
    unit: unitNamed(times, found.unit2!),
    isMore: found.more3 !== undefined,
    isHan: true,
    isRound: true,
    behind: found.behind2 ?? '',
  };
}

/** 1000亿 without 元. */
function moneyFigure(found: Groups, place: { from: number; to: number }): Figure | null {
  const value = numberOf(found.amount!);
  if (value === null || isHan(found.amount!) || !found.money!.endsWith('亿')) return null;
  return {
    ...place,
    value,
    upper: null,
    unit: unitNamed(found.money!, ''),
    isMore: false,
    isHan: false,
    isRound: false,
    behind: found.behind3 ?? '',
  };
}

/** The value from which the next figure starts. */
export const isBaseline = (before: string, after: string): boolean => startsFrom.test(before) && leadsOn.test(after);
