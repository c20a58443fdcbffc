import type { NumberToken, LabelToken, TextToken } from '../labels/tokens.js';
import type { Piece } from '../script/script.js';

/** A task while it is put together. */
export interface Draft {
  readonly number: NumberToken | null;
  readonly section: string | null;
  readonly subsection: string | null;
  /** Tokens of its own wording, sub-items included. */
  readonly wording: (NumberToken | TextToken)[];
  readonly labels: LabelToken[];
}

export const hasLabels = (draft: Draft): boolean => draft.labels.some(({ label }) => label.kind !== 'text');

/** Pieces of a token with the number, where it is a sub-item, put back. */
export const printedPieces = (token: NumberToken | TextToken): Piece[] => {
  if (token.type === 'text') return [...token.pieces];
  const [first, ...others] = token.pieces;
  return first ? [{ ...first, text: token.number.printed + first.text }, ...others] : [];
};
