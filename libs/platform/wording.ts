import type { DomainError, Json } from '#kernel';
import { asWritten, named, type NameOf } from './naming.js';

export type Language = 'zh' | 'en';

/** The refusal as a sentence: what was expected, what was found, what to do. `nameOf` gives names in place of ids. */
export function wordingOf(error: DomainError, language: Language, nameOf: NameOf = asWritten): string {
  return error.entry[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    textOf(named(error.details[name], name, nameOf)),
  );
}

/** The first of zh and en that an Accept-Language header prefers; Chinese when it names neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').split(',').map(rangeOf);
  const best = ranges.filter(({ tag }) => /^(zh|en)\b/i.test(tag)).sort((a, b) => b.quality - a.quality)[0];
  return best && /^en/i.test(best.tag) ? 'en' : 'zh';
}

function rangeOf(range: string): { tag: string; quality: number } {
  const [tag = '', ...parameters] = range.trim().split(';');
  const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
  return { tag, quality: quality === undefined ? 1 : Number(quality) };
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '—';
  if (Array.isArray(value)) return value.map((inner) => textOf(inner as Json)).join('、') || '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
