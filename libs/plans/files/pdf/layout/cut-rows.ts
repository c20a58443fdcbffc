import type { SourceCell } from '../../../domain/reading/source/source.js';
import { cellText } from './cell-lines.js';
import type { TextRow } from './rows.js';

/** A cell with its lines; the cells that a merged one covers share its lines. */
export interface LaidCell {
  readonly lines: TextRow[];
  /** How wide its text may be. */
  readonly width: number;
  readonly covered: boolean;
}

/** A row of a table on a page, from 0. */
export interface LaidRow {
  readonly page: number;
  readonly top: number;
  readonly cells: readonly LaidCell[];
}

export const isNumber = (text: string): boolean => /^\d{1,4}[.．、]?$/.test(text);

const textOf = ({ lines, width }: LaidCell): string => cellText(lines, width);
const printed = ({ cells }: LaidRow): string => cells.map(textOf).join('|');

/** Whether the first column counts the rows. */
const isNumbered = (rows: readonly LaidRow[]): boolean => {
  const counted = rows.filter(({ cells }) => isNumber(textOf(cells[0]!))).length;
  const cut = rows.filter(({ cells }) => textOf(cells[0]!) === '').length;
  return counted >= 2 && counted > cut;
};

/** The text of the row above comes first, then that of the new page; a merged cell gives its text to every cell it covers. */
const append = (row: LaidRow, rest: LaidRow): void => {
  row.cells.forEach(({ lines }, i) => {
    const more = rest.cells[i]!;
    if (!more.covered && more.lines !== lines) lines.push(...more.lines);
  });
};

/**
 * Joins the rows that a page break cut in two: in a table whose rows are numbered, one without a number at the top of a page,
 * below the repeated head if there is one.
 */
export const wholeRows = (rows: readonly LaidRow[]): LaidRow[] => {
  if (!rows[0] || !isNumbered(rows)) return [...rows];
  const head = printed(rows[0]);
  const found: LaidRow[] = [];
  let last: LaidRow | null = null;
  let { page } = rows[0];
  for (const row of rows) {
    const isHead = printed(row) === head;
    const begins = !isHead && row.page === page + 1;
    if (!isHead) page = row.page;
    if (last && begins && !row.cells[0]!.covered && textOf(row.cells[0]!) === '') append(last, row);
    else {
      found.push(row);
      last = isHead ? last : row;
    }
  }
  return found;
};

/** The cells of a row as they are handed over. */
export const sourceCells = ({ cells }: LaidRow): SourceCell[] =>
  cells.map((cell) => ({ text: textOf(cell), covered: cell.covered }));
