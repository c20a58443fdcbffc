import type { Json, JsonObject } from './json.js';
import { type InBoth, type NamesOf, Said } from './words.js';

/**
 * What sort of refusal it is; the edge turns it into an HTTP status.
 * `unavailable`: what the work needs cannot be reached now, and trying again later may help. `internal`: a fault of ours.
 */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'unprocessable'
  | 'too-large'
  | 'unavailable'
  | 'internal';

/**
 * How a detail that is a code becomes words: by the names of its vocabulary (of one code or of a list of them), or `said`: whoever
 * refuses gives the words with it.
 */
export type DetailWords = NamesOf<string> | 'said';

/** How a refusal is worded. `{name}` stands for a value of the error's details. */
export interface RefusalEntry {
  readonly kind: RefusalKind;
  /** 中文：期望什么、实际是什么、该怎么办。 */
  readonly zh: string;
  /** What was expected, what was found, what to do. */
  readonly en: string;
  /** The details that are codes: states, roles, commands, kinds. Any other detail is printed as it is. */
  readonly words?: Readonly<Record<string, DetailWords>>;
  /** The source of the rule: article of a law, published document or design decision. */
  readonly basis?: InBoth;
}

export type RefusalCatalog = Readonly<Record<string, RefusalEntry>>;

/** What a refusal is thrown with. */
export type Details = Readonly<Record<string, Json | Said>>;

/** A rule refuses. `code` is stable and public; `details` are for programs and fill the sentence of the catalogue. */
export class DomainError extends Error {
  readonly details: JsonObject;
  /** Of the details that are said in words of their own. */
  readonly texts: Readonly<Record<string, InBoth>>;

  constructor(
    readonly code: string,
    readonly entry: RefusalEntry,
    given: Details,
  ) {
    const details = Object.fromEntries(Object.entries(given).map(([name, detail]) => [name, valueOf(detail)]));
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'DomainError';
    this.details = details;
    this.texts = Object.fromEntries(
      Object.entries(given).flatMap(([name, detail]) => (detail instanceof Said ? [[name, detail.text]] : [])),
    );
  }

  /** The same refusal with further details, for whoever knows more of the occasion than the rule does. */
  with(further: Details): DomainError {
    const own = Object.entries(this.details).map(([name, value]) => {
      const text = this.texts[name];
      return [name, text === undefined ? value : new Said(value, text)] as const;
    });
    return new DomainError(this.code, this.entry, { ...Object.fromEntries(own), ...further });
  }
}

const valueOf = (detail: Json | Said): Json => (detail instanceof Said ? detail.value : detail);

/** The names between braces in a sentence, where the compiler knows it. */
type GapsIn<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | GapsIn<Rest>
  : never;

type Gaps<Entry extends RefusalEntry> = GapsIn<Entry['zh']> | GapsIn<Entry['en']>;

type WordsOf<Entry> = Entry extends { readonly words: infer Words } ? Words : unknown;

/** What may fill a gap: only a code of its vocabulary where it has one, and words where it must bring its own. */
type DetailFor<Words, Name> = Name extends keyof Words
  ? Words[Name] extends 'said'
    ? Said
    : Words[Name] extends { readonly zh: infer Names }
      ? Said | (keyof Names & string) | readonly (keyof Names & string)[] | null
      : never
  : Json | Said;

/** The details that a refusal needs: every gap of its sentences is filled, and by what belongs there. */
export type DetailsOf<Entry extends RefusalEntry> = {
  readonly [Name in Gaps<Entry> | (keyof WordsOf<Entry> & string)]: DetailFor<WordsOf<Entry>, Name>;
};

export type Refuse<Catalog extends RefusalCatalog> = <Code extends keyof Catalog & string>(
  code: Code,
  ...details: keyof DetailsOf<Catalog[Code]> extends never ? [Details?] : [DetailsOf<Catalog[Code]> & Details]
) => DomainError;

/**
 * Binds a context's catalogue: `throw refuse('TASK_CLOSED', { state })`. An unknown code does not compile, nor a sentence with a gap,
 * nor a code where the sentence needs words.
 */
export const refusal =
  <Catalog extends RefusalCatalog>(catalog: Catalog): Refuse<Catalog> =>
  (code, ...[details]) =>
    new DomainError(code, catalog[code] as RefusalEntry, details ?? {});
