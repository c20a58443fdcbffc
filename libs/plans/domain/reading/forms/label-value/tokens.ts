import { reachesMargin } from '../../lines.js';
import { printedNumber, type PrintedNumber } from '../../numbering.js';
import { endsSentence } from '../../text.js';
import { findLabels, type Label } from './labels.js';
import { NumberSequence } from './number-sequence.js';
import { lineAt, piecesBetween, type Piece, type Script } from './script.js';

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

interface Cut {
  readonly at: number;
  readonly from: number;
  readonly label?: Label;
  readonly number?: PrintedNumber;
}

const isMidSentence = (script: Script, i: number, wrap: number | null): boolean => {
  const before = script.lines[i - 1];
  return before !== undefined && reachesMargin(before, wrap) && !endsSentence(before.text);
};

const insideLabel = (labels: readonly Label[], offset: number): boolean =>
  labels.some(({ start, end }) => start < offset && offset < end);

const cutsOf = (script: Script, wrap: number | null): Cut[] => {
  const labels = findLabels(script.text);
  const labelLines = new Map<number, Label[]>();
  for (const label of labels) {
    const i = lineAt(script, label.start);
    const known = labelLines.get(i);
    if (known) known.push(label);
    else labelLines.set(i, [label]);
  }
  const numbering = new NumberSequence();
  const cuts: Cut[] = [];
  script.lines.forEach((line, i) => {
    const here = labelLines.get(i) ?? [];
    const start = script.starts[i]!;
    const number = here[0]?.start === start ? null : printedNumber(line.text);
    const crossing = insideLabel(labelLines.get(i - 1) ?? [], start);
    if (number && !crossing && numbering.admits(number, isMidSentence(script, i, wrap))) {
      numbering.saw(number);
      cuts.push({ at: start, from: start + line.text.length - number.rest.length, number });
    }
    for (const label of here) {
      numbering.sawLabel();
      cuts.push({ at: label.start, from: label.end, label });
    }
  });
  return cuts;
};

const tokenOf = (script: Script, cut: Cut, end: number): Token => {
  const pieces = piecesBetween(script, cut.from, end);
  if (cut.label) return { type: 'label', label: cut.label, pieces: withLabelLine(script, cut, pieces) };
  return { type: 'number', number: cut.number!, pieces };
};

/** A label whose value begins on a later line still owns the line it stands on. */
const withLabelLine = (script: Script, cut: Cut, pieces: readonly Piece[]): Piece[] => {
  const first = lineAt(script, cut.at);
  const known = pieces[0]?.line === script.lines[first];
  return known ? [...pieces] : [{ line: script.lines[first]!, text: '' }, ...pieces];
};

/** Cuts the script at every label and every number that begins an item. */
export const tokenize = (script: Script, wrap: number | null): Token[] => {
  const cuts = cutsOf(script, wrap);
  const tokens: Token[] = [];
  const first = cuts[0]?.at ?? script.text.length;
  if (first > 0) tokens.push({ type: 'text', pieces: piecesBetween(script, 0, first) });
  cuts.forEach((cut, i) => tokens.push(tokenOf(script, cut, cuts[i + 1]?.at ?? script.text.length + 1)));
  return tokens;
};
