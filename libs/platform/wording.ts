import { type DetailWords, type DomainError, type Json, type Language, listed } from '#kernel';
import { asWritten, named, type NameOf } from './naming.js';

/** The refusal as a sentence: what was expected, what was found, what to do. `nameOf` gives names in place of ids. */
export function wordingOf(error: DomainError, language: Language, nameOf: NameOf = asWritten): string {
  const { entry, details, texts } = error;
  return entry[language].replace(
    /\{(\w+)\}/g,
    (_, name: string) =>
      texts[name]?.[language] ?? inWords(named(details[name], name, nameOf), entry.words?.[name], language),
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

const nothing = '—';

function inWords(value: Json | undefined, words: DetailWords | undefined, language: Language): string {
  if (value === undefined || value === null) return nothing;
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    return (
      listed(
        items.map((item) => inWords(item, words, language)),
        language,
      ) || nothing
    );
  }
  if (typeof value === 'object') return JSON.stringify(value);
  const names = words === undefined || words === 'said' ? undefined : words[language];
  return names?.[String(value)] ?? String(value);
}
