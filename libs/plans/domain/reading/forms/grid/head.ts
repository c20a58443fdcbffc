import type { Line } from '../../source/lines.js';
import type { SourceCell } from '../../source/source.js';
import { squash } from '../../text/text.js';
import { headWord, isWording } from './kinds.js';
import { kindOfHead, type GridKind } from '../../vocabulary/grid-heads.js';

export interface GridColumn {
  readonly kind: GridKind;
  /** The head as printed, without spaces. */
  readonly word: string;
  readonly at: number;
}

export interface RowLine extends Line {
  readonly cells: readonly SourceCell[];
}

/** The head of a table: one row, or two where cells are merged. */
export interface GridHead {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly RowLine[];
}

export const isRow = (line: Line): line is RowLine => line.cells !== null;

const longestHeadCell = 30;

const isShort = ({ text }: SourceCell): boolean => squash(text).length <= longestHeadCell;

/** Most columns are known; among them one of wording and one of units. */
const isHead = (columns: readonly GridColumn[]): boolean => {
  const named = columns.filter(({ word }) => word !== '');
  const known = named.filter(({ kind }) => kind !== 'unknown').length;
  return (
    known * 2 > named.length &&
    columns.some(({ kind }) => isWording(kind)) &&
    columns.some(({ kind }) => kind === 'main' || kind === 'lead')
  );
};

const columnsOf = (row: RowLine): GridColumn[] =>
  row.cells.map(({ text }, at) => ({ kind: kindOfHead(headWord(text)), word: headWord(text), at }));

/** Whether texts are the heads of a table of tasks. */
export const namesTable = (texts: readonly string[]): boolean =>
  texts.every((text) => squash(text).length <= longestHeadCell) &&
  isHead(texts.map((text, at) => ({ kind: kindOfHead(headWord(text)), word: headWord(text), at })));

const firstKnown = (words: readonly string[]): string =>
  words.find((word) => kindOfHead(word) !== 'unknown') ?? words[0] ?? '';

/** The upper head that spans a column: its own, or the one to the left whose merged or blank cells reach here. */
const upperWord = (upper: RowLine, at: number): string => {
  for (let i = at; i >= 0; i--) {
    const word = headWord(upper.cells[i]?.text ?? '');
    if (word !== '') return word;
  }
  return '';
};

const wordBelow = (upper: RowLine, lower: RowLine, at: number): string => {
  const own = headWord(upper.cells[at]?.text ?? '');
  const below = lower.cells[at];
  const word = headWord(below?.text ?? '');
  if (!below || word === '' || (below.covered && word === own)) return own;
  const above = upperWord(upper, at);
  return firstKnown([word, above + word, word + above, above]);
};

/** Whether the lower row divides heads of the upper one: its own cells stand under merged or blank cells, and under other heads it has none. */
const partsHeads = (upper: RowLine, lower: RowLine): boolean => {
  const own = lower.cells.flatMap((cell, at) => (!cell.covered && cell.text !== '' ? [at] : []));
  const undercut = lower.cells.some((_, at) => !own.includes(at) && (upper.cells[at]?.text ?? '') !== '');
  const spans = (at: number): boolean => {
    const [cell, next] = [upper.cells[at], upper.cells[at + 1]];
    return (
      cell === undefined || cell.covered || cell.text === '' || next === undefined || next.covered || next.text === ''
    );
  };
  const known = own.filter((at) => kindOfHead(wordBelow(upper, lower, at)) !== 'unknown').length;
  return own.length > 1 && undercut && own.every(spans) && lower.cells.every(isShort) && known * 2 > own.length;
};

const twoRows = (upper: RowLine, lower: RowLine): GridColumn[] =>
  upper.cells.map((_, at) => {
    const word = wordBelow(upper, lower, at);
    return { kind: kindOfHead(word), word, at };
  });

/** The head that begins at a row; null when the row is none. */
export const headAt = (rows: readonly RowLine[], at: number): GridHead | null => {
  const upper = rows[at];
  const lower = rows[at + 1];
  if (!upper || !upper.cells.every(isShort)) return null;
  if (lower && lower.table === upper.table && partsHeads(upper, lower)) {
    const columns = twoRows(upper, lower);
    if (isHead(columns)) return { columns, rows: [upper, lower] };
  }
  const columns = columnsOf(upper);
  return isHead(columns) ? { columns, rows: [upper] } : null;
};
