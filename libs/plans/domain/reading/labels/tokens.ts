import { reachesMargin } from '../source/lines.js';
import { printedNumber, type PrintedNumber } from '../numbers/numbering.js';
import { endsSentence } from '../text/text.js';
import type { Label } from './labels.js';
import { NumberSequence } from '../numbers/number-sequence.js';
import { lineAt, piecesBetween, type Piece, type Script } from '../script/script.js';

export interface NumberToken {
  readonly type: 'number';
  readonly number: PrintedNumber;
  /** The numbered text; the number itself is taken off the first piece. */
  readonly pieces: readonly Piece[];
}

export interface LabelToken {
  readonly type: 'label';
  readonly label: Label;
  readonly pieces: readonly Piece[];
}

export interface TextToken {
  readonly type: 'text';
  readonly pieces: readonly Piece[];
}

export type Token = NumberToken | LabelToken | TextToken;

/** A place of the script where a label, or text that belongs to no label, begins. */
export interface Mark {
  readonly at: number;
  /** Where what follows the label begins. */
  readonly from: number;
  readonly label: Label | null;
  /** No number counts before this offset: the mark stands in a bracket that ends there. */
  readonly until?: number;
}

interface Cut {
  readonly at: number;
  readonly from: number;
  readonly label?: Label | null;
  readonly number?: PrintedNumber;
}

export const labelMarks = (labels: readonly Label[]): Mark[] =>
  labels.map((label) => ({ at: label.start, from: label.end, label }));

const isMidSentence = (script: Script, i: number, wrap: number | null): boolean => {
  const before = script.lines[i - 1];
  return before !== undefined && reachesMargin(before, wrap) && !endsSentence(before.text);
};

const insideMark = (marks: readonly Mark[], offset: number): boolean =>
  marks.some(({ at, from }) => at < offset && offset < from);

const marksByLine = (script: Script, marks: readonly Mark[]): Map<number, Mark[]> =>
  Map.groupBy(marks, ({ at }) => lineAt(script, at));

const cutsOf = (script: Script, marks: readonly Mark[], wrap: number | null): Cut[] => {
  const lineMarks = marksByLine(script, marks);
  const numbering = new NumberSequence();
  const cuts: Cut[] = [];
  let closed = 0;
  script.lines.forEach((line, i) => {
    const here = lineMarks.get(i) ?? [];
    const start = script.starts[i]!;
    const number = here[0]?.at === start || start < closed ? null : printedNumber(line.text);
    const crossing = insideMark(lineMarks.get(i - 1) ?? [], start);
    if (number && !crossing && numbering.admits(number, isMidSentence(script, i, wrap))) {
      numbering.saw(number);
      cuts.push({ at: start, from: start + line.text.length - number.rest.length, number });
    }
    for (const { at, from, label, until } of here) {
      if (label) numbering.sawLabel();
      closed = Math.max(closed, until ?? 0);
      cuts.push({ at, from, label });
    }
  });
  return cuts;
};

const tokenOf = (script: Script, cut: Cut, end: number): Token => {
  const pieces = piecesBetween(script, cut.from, end);
  if (cut.label) return { type: 'label', label: cut.label, pieces: withLabelLine(script, cut, pieces) };
  return cut.number ? { type: 'number', number: cut.number, pieces } : { type: 'text', pieces };
};

const holdsText = (token: Token): boolean => token.type !== 'text' || token.pieces.some(({ text }) => text !== '');

/** A label whose value begins on a later line still owns the line it stands on. */
const withLabelLine = (script: Script, cut: Cut, pieces: readonly Piece[]): Piece[] => {
  const first = lineAt(script, cut.at);
  const known = pieces[0]?.line === script.lines[first];
  return known ? [...pieces] : [{ line: script.lines[first]!, text: '' }, ...pieces];
};

/** Cuts the script at every mark and every number that begins an item. */
export const tokenize = (script: Script, marks: readonly Mark[], wrap: number | null): Token[] => {
  const cuts = cutsOf(script, marks, wrap);
  const tokens: Token[] = [];
  const first = cuts[0]?.at ?? script.text.length;
  if (first > 0) tokens.push({ type: 'text', pieces: piecesBetween(script, 0, first) });
  cuts.forEach((cut, i) => tokens.push(tokenOf(script, cut, cuts[i + 1]?.at ?? script.text.length + 1)));
  return tokens.filter(holdsText);
};
