import { squash } from '../../text/text.js';
import { isDeadlineCell } from './deadline-cell.js';
import type { RowLine } from './row-line.js';

/** What stands between two gaps of a line: a piece of one cell. */
export interface CellToken {
  readonly text: string;
  readonly row: RowLine;
  /** Index of its line in the part. */
  readonly at: number;
  readonly opensLine: boolean;
  readonly closesLine: boolean;
}

const isSingle = (word: string): boolean => /^\p{Script=Han}$/u.test(word);
const isCounted = (word: string, next: string | undefined): boolean =>
  /^\d{1,4}(?:-\d{1,2})?$/.test(word) && /^[年月日号季]/.test(next ?? '');

/** Words of a line; letters set apart ("通 州 交 通", "阳  波", "9 月底前") belong together. */
const wordsOf = (text: string): string[] => {
  const words: string[] = [];
  let pending = '';
  const parts = text.split(/\s+/).filter((word) => word !== '');
  parts.forEach((word, i) => {
    if (isSingle(word) || isCounted(word, parts[i + 1])) pending += word;
    else if ([...pending].length === 1 || /\d$/.test(pending)) {
      words.push(pending + word);
      pending = '';
    } else {
      if (pending !== '') words.push(pending);
      words.push(word);
      pending = '';
    }
  });
  return pending === '' ? words : [...words, pending];
};

export const tokensOf = (part: readonly RowLine[]): CellToken[] =>
  part.flatMap((row, at) => {
    const words = wordsOf(row.text);
    return words.map((text, i) => ({ text, row, at, opensLine: i === 0, closesLine: i === words.length - 1 }));
  });

/** A deadline is broken over at most so many lines. */
const mostDeadlineLines = 6;

/** How many tokens from one on are a deadline; 0 when none. */
export const deadlineLength = (tokens: readonly CellToken[], from: number): number => {
  let text = '';
  let length = 0;
  for (let i = from; i < Math.min(tokens.length, from + mostDeadlineLines); i++) {
    const token = tokens[i]!;
    if (i > from && !(token.opensLine && tokens[i - 1]!.closesLine)) break;
    text += token.text;
    if (isDeadlineCell(text)) length = i - from + 1;
  }
  return length;
};

export const hasDeadline = (part: readonly RowLine[]): boolean => {
  const tokens = tokensOf(part);
  return tokens.some((_, i) => deadlineLength(tokens, i) > 0);
};

export const joinTokens = (tokens: readonly CellToken[]): string => squash(tokens.map(({ text }) => text).join(''));
