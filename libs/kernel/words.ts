import type { Json } from './json.js';

/** One thing said in both languages. */
export interface InBoth {
  readonly zh: string;
  readonly en: string;
}

/** The languages that people are spoken to in. */
export const languages = ['zh', 'en'] as const satisfies readonly (keyof InBoth)[];
export type Language = (typeof languages)[number];

/** What people call the words of a vocabulary. A new word does not compile before it has its names. */
export type NamesOf<Word extends string> = Readonly<Record<Language, Readonly<Record<Word, string>>>>;

/** A detail of a refusal: programs get the value, people the text. */
export class Said<Value extends Json = Json> {
  constructor(
    readonly value: Value,
    readonly text: InBoth,
  ) {}
}

export const said = <const Value extends Json>(value: Value, text: InBoth): Said<Value> => new Said(value, text);

/** A reason in words, for which there is no code: programs get the English. */
export const saidText = (text: InBoth): Said<string> => new Said(text.en, text);

/** The same in both languages: a name, a number. */
export const verbatim = (text: string): InBoth => ({ zh: text, en: text });

const separators: InBoth = { zh: '、', en: ', ' };

/** Several things as a list in the middle of a sentence. */
export const listed = (items: readonly string[], language: Language): string => items.join(separators[language]);

/** Several texts as one list. */
export const listText = (items: readonly InBoth[]): InBoth => ({
  zh: listed(
    items.map(({ zh }) => zh),
    'zh',
  ),
  en: listed(
    items.map(({ en }) => en),
    'en',
  ),
});

/** Several details as one. */
export const saidList = (items: readonly Said[]): Said<readonly Json[]> =>
  said(
    items.map(({ value }) => value),
    listText(items.map(({ text }) => text)),
  );

/** A text from others: `text((t) => t({ zh: '…', en: '…' }))`, where `t` takes the language that is wanted. */
export const textFrom = (make: (inLanguage: (text: InBoth) => string, language: Language) => string): InBoth => ({
  zh: make(({ zh }) => zh, 'zh'),
  en: make(({ en }) => en, 'en'),
});

/** The name of a word of a vocabulary in every language. */
export const nameOf = <Word extends string>(names: NamesOf<Word>, word: Word): InBoth => ({
  zh: names.zh[word],
  en: names.en[word],
});
