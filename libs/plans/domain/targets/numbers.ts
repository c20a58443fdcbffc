import { hanNumber } from '../reading/numbers/numerals.js';

/** Of bounded length, so that a text of nothing but digits is read in linear time. */
const arabic = '\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,6})?|\\d{1,12}(?:\\.\\d{1,6})?';
const han = '[一二三四五六七八九十百千两]{1,8}';

/** Digits, with or without separators of thousands, or a Chinese numeral without 万 and 亿. */
export const numerals = `(?:${arabic}|${han})`;

/** 1,000 → 1000, 三十 → 30; null when it is no numeral (一千一千). */
export function numberOf(printed: string): number | null {
  if (!/^\d/.test(printed)) return hanNumber(printed);
  const value = Number(printed.replaceAll(',', ''));
  return Number.isSafeInteger(Math.trunc(value)) ? value : null;
}

export const isHan = (printed: string): boolean => !/^\d/.test(printed);

const wide = /[０-９Ａ-Ｚａ-ｚ．]/gu;

/** Full-width digits and letters as plain ones, character for character, so that places in the text stay the same. */
export const plainSigns = (text: string): string =>
  text.replace(wide, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
