/** One term of the glossary: how it is called in Chinese, and by which names the code has it. */
export interface Term {
  readonly line: number;
  readonly chinese: string;
  /** Written in backticks. None for a term that is plain English. */
  readonly identifiers: readonly string[];
  /** The vocabulary that the identifiers are words of; null when they stand in the code by themselves. */
  readonly vocabulary: string | null;
}

export interface Glossary {
  readonly terms: readonly Term[];
  /** What cannot be read as the page says it is written, as sentences. */
  readonly faults: readonly string[];
}

const heading = /^##+ .*?(?:`([^`]+)`)?$/;
const row = /^\| (.+) \| (.+) \| (.*)\|$/;
const isTitle = (chinese: string): boolean => chinese === '中文';

/** Reads every table of the page. A vocabulary is named by the heading over a table, or at the beginning of a row. */
export function readGlossary(page: string): Glossary {
  const terms: Term[] = [];
  const faults: string[] = [];
  let ofHeading: string | null = null;
  for (const [at, text] of page.split('\n').entries()) {
    const found = heading.exec(text);
    if (found) ofHeading = found[1] ?? null;
    const [, chinese, identifier] = row.exec(text) ?? [];
    if (chinese === undefined || identifier === undefined || isTitle(chinese)) continue;
    const read = termsOf(at + 1, chinese, identifier, ofHeading);
    if (typeof read === 'string') faults.push(read);
    else terms.push(...read);
  }
  return { terms, faults };
}

function termsOf(line: number, chinese: string, identifier: string, ofHeading: string | null): Term[] | string {
  const [, ofRow, words] = /^`([^`]+)`: (.+)$/.exec(identifier) ?? [];
  const vocabulary = ofRow ?? ofHeading;
  const names = (words ?? identifier).split(' · ');
  const called = (ofRow === undefined ? chinese : chinese.replace(/^[^：]+：/, '')).split(' · ');
  if (names.length !== called.length) return `line ${line} has ${called.length} terms and ${names.length} identifiers`;
  return names.map((name, at) => ({ line, chinese: called[at]!, identifiers: inBackticks(name), vocabulary }));
}

const inBackticks = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);

/** The words of the code, as they may stand in the glossary: by vocabulary, and those that stand by themselves. */
export interface CodeTerms {
  /** Every word that must be on the page by itself: types of commands and events. */
  readonly alone: readonly string[];
  /** Vocabulary → its words. */
  readonly vocabularies: Readonly<Record<string, readonly string[]>>;
}

const wordsOn = (terms: readonly Term[], vocabulary: string | null): string[] =>
  terms.filter((term) => term.vocabulary === vocabulary).flatMap(({ identifiers }) => identifiers);

const without = (words: readonly string[], others: readonly string[]): string[] =>
  words.filter((word) => !others.includes(word));

/** Terms of the code that the page does not have. */
export const missingTerms = ({ alone, vocabularies }: CodeTerms, terms: readonly Term[]): string[] => [
  ...without(alone, wordsOn(terms, null)),
  ...Object.entries(vocabularies).flatMap(([name, words]) =>
    without(words, wordsOn(terms, name)).map((word) => `${name}: ${word}`),
  ),
];

/** Identifiers of the page that the code does not have. `hasWord`: whether a name stands in the text of the sources. */
export const missingIdentifiers = (
  terms: readonly Term[],
  vocabularies: CodeTerms['vocabularies'],
  hasWord: (name: string) => boolean,
): string[] =>
  terms.flatMap(({ line, identifiers, vocabulary }) =>
    identifiers
      .filter((name) => !(vocabulary === null ? hasWord(name) : (vocabularies[vocabulary] ?? []).includes(name)))
      .map((name) => `line ${line}: ${vocabulary === null ? '' : `${vocabulary}: `}${name}`),
  );

const repeated = (words: readonly string[]): string[] => words.filter((word, at) => words.indexOf(word) !== at);

/** What stands on the page twice: a Chinese term or an identifier, each within its vocabulary. */
export const repeatedTerms = (terms: readonly Term[]): string[] =>
  repeated(
    terms.flatMap(({ chinese, identifiers, vocabulary }) =>
      [...chinese.split('、'), ...identifiers].map((word) => (vocabulary === null ? word : `${vocabulary}: ${word}`)),
    ),
  );

/** Words of a text, without its comments; `task-board` is one word. */
export const wordsOf = (source: string): readonly string[] =>
  source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, ' ').match(/\w+(?:-\w+)*/g) ?? [];
