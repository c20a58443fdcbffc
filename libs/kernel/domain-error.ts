import type { JsonObject } from './json.js';

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

/** How a refusal is worded. `{name}` stands for a value of the error's details. */
export interface RefusalEntry {
  readonly kind: RefusalKind;
  /** 中文：期望什么、实际是什么、该怎么办。 */
  readonly zh: string;
  /** What was expected, what was found, what to do. */
  readonly en: string;
  /** The source of the rule: article of a law, published document or design decision. */
  readonly basis?: string;
}

export type RefusalCatalog = Readonly<Record<string, RefusalEntry>>;

/** A rule refuses. `code` is stable and public; `details` fills the sentence of the catalogue. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly entry: RefusalEntry,
    readonly details: JsonObject,
  ) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'DomainError';
  }
}

export type Refuse<Catalog extends RefusalCatalog> = (
  code: keyof Catalog & string,
  details?: JsonObject,
) => DomainError;

/** Binds a context's catalogue: `throw refuse('TASK_CLOSED', { state })`. An unknown code does not compile. */
export const refusal =
  <Catalog extends RefusalCatalog>(catalog: Catalog): Refuse<Catalog> =>
  (code, details = {}) =>
    new DomainError(code, catalog[code] as RefusalEntry, details);
