import type { Line } from '../source/lines.js';

/** A part of a line. */
export interface Piece {
  readonly line: Line;
  readonly text: string;
}

/** The content lines of a block as one string, so that a word which a line break cut in two is found as one. */
export interface Script {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Offset of each line in the text. */
  readonly starts: readonly number[];
}

export const scriptOf = (lines: readonly Line[]): Script => {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.text.length + 1;
  }
  return { text: lines.map(({ text }) => text).join('\n'), lines, starts };
};

/** Index of the line that holds an offset. */
export const lineAt = (script: Script, offset: number): number => {
  let [low, high] = [0, script.starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (script.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The text from one offset to another, line by line; empty pieces only where the first line holds nothing. */
export const piecesBetween = (script: Script, from: number, to: number): Piece[] => {
  const pieces: Piece[] = [];
  for (let i = lineAt(script, from); i < script.lines.length && script.starts[i]! < to; i++) {
    const line = script.lines[i]!;
    const start = Math.max(from, script.starts[i]!);
    const text = script.text.slice(start, Math.min(to, script.starts[i]! + line.text.length)).trim();
    if (text !== '' || pieces.length === 0) pieces.push({ line, text });
  }
  return pieces;
};
