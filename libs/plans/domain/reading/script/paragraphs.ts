import { reachesMargin } from '../source/lines.js';
import { endsSentence, joinWrapped, tidy } from '../text/text.js';
import type { Piece } from './script.js';

/** Whether the next line continues this one: it reaches the margin, or, in a text without one, ends no sentence. */
export const continues = (piece: Piece, wrap: number | null): boolean =>
  wrap === null ? !endsSentence(piece.text) : reachesMargin(piece.line, wrap);

/** Wrapped lines joined; paragraphs stay apart. */
export const paragraphs = (pieces: readonly Piece[], wrap: number | null): string[] => {
  const found: string[] = [];
  let before: Piece | null = null;
  for (const piece of pieces) {
    if (piece.text === '') continue;
    if (before && continues(before, wrap)) found.push(joinWrapped(found.pop() ?? '', piece.text));
    else found.push(piece.text);
    before = piece;
  }
  return found.map(tidy);
};

/** A value on one line. */
export const oneLine = (pieces: readonly Piece[]): string =>
  pieces.reduce((text, piece) => joinWrapped(text, piece.text), '');
