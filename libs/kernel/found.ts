import type { Json } from './json.js';
import { quoted } from './nearest.js';
import { type InBoth, verbatim } from './words.js';

const mostShown = 60;

/** Bounded, and without the names and passwords that addresses carry. */
const clip = (text: string): string => {
  const shown = [...text.slice(0, 1_000).replace(/:\/\/[^/@\s]*@/g, '://…@')];
  return shown.length <= mostShown ? shown.join('') : `${shown.slice(0, mostShown).join('')}…`;
};

/** Without what would break a line or move the cursor of a terminal. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** What was found in the place of something else, in words and bounded. */
export function foundText(value: unknown): InBoth {
  if (value === undefined) return { zh: '没有填写', en: 'nothing' };
  if (value === null) return { zh: '空值 null', en: 'null' };
  if (value === '') return { zh: '空文本', en: 'an empty text' };
  if (typeof value === 'string') return quoted(clip(onOneLine(value)));
  if (typeof value === 'number') return { zh: `数字 ${value}`, en: `the number ${value}` };
  if (Array.isArray(value)) return { zh: `一个列表（${value.length} 项）`, en: `a list of ${value.length}` };
  return typeof value === 'object' ? { zh: '一个对象', en: 'an object' } : verbatim(clip(String(value)));
}

/** The same for programs. Null: nothing, or something that is no single value. */
export const foundValue = (value: unknown): Json => {
  if (typeof value === 'string') return clip(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return typeof value === 'boolean' ? value : null;
};
