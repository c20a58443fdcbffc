import type { ColumnRow, Columns } from './columns.js';
import { isNumber, type LaidCell, type LaidRow } from './cut-rows.js';
import { topOf, type TextRow } from './rows.js';

const tie = 0.15;

const columnAt = (xs: readonly number[], at: number): number =>
  Math.min(
    Math.max(
      xs.findLastIndex((x) => x <= at),
      0,
    ),
    xs.length - 2,
  );

/** Lines that certainly belong to one row only: its number, the head, or, in a table without numbers, its first column. */
const anchorsOf = ({ rows, head, xs }: Columns): number[] => {
  const inFirst = ({ row }: ColumnRow): string | null =>
    columnAt(xs, (row.spans[0]!.left + row.spans[0]!.right) / 2) === 0 ? row.spans[0]!.text : null;
  const numbered = rows.filter((row) => !row.across && isNumber(inFirst(row) ?? '')).length >= 2;
  return rows.flatMap((row, i) => {
    const first = inFirst(row);
    const begins = row.across || row.row.text === head.text || (first !== null && (!numbered || isNumber(first)));
    return begins ? [i] : [];
  });
};

/** The empty space above a line; at the top of a page it is unknown and counts as zero. */
const whiteAbove = (rows: readonly ColumnRow[], i: number): number =>
  rows[i - 1]!.page === rows[i]!.page ? rows[i]!.row.baseline - rows[i - 1]!.row.baseline : 0;

/** Where the row of the second of two anchor lines begins: below the widest empty space between them, the lowest one if several are equal. */
const cutBetween = (rows: readonly ColumnRow[], above: number, below: number): number => {
  if (rows[below]!.across) return below;
  let cut = below;
  for (let i = below - 1; i > above && rows[i]!.page === rows[below]!.page; i--)
    if (whiteAbove(rows, i) > whiteAbove(rows, cut) + tie * rows[i]!.row.size) cut = i;
  return cut;
};

const starts = (columns: Columns): number[] => {
  const { rows, head } = columns;
  const anchors = anchorsOf(columns);
  const headLength = anchors.length > 1 ? cutBetween(rows, 0, anchors[1]!) : rows.length;
  const endOf = (anchor: number): number => anchor + (rows[anchor]!.row.text === head.text ? headLength : 1);
  const cuts = anchors.slice(1).map((anchor, i) => cutBetween(rows, endOf(anchors[i]!) - 1, anchor));
  const ends = anchors.filter((at) => rows[at]!.across || rows[at]!.row.text === head.text).map(endOf);
  const pages = rows.flatMap(({ page }, i) => (i > 0 && rows[i - 1]!.page !== page ? [i] : []));
  return [...new Set([0, ...cuts, ...ends, ...pages])].filter((at) => at < rows.length).sort((a, b) => a - b);
};

/** As much of a line as stands in one column. */
const inColumn = (row: TextRow, xs: readonly number[], column: number): TextRow | null => {
  const spans = row.spans.filter(({ left, right }) => columnAt(xs, (left + right) / 2) === column);
  if (spans.length === 0) return null;
  const [left, right] = [spans[0]!.left, spans.at(-1)!.right];
  return { ...row, spans, left, right, lead: spans[0]!.lead, text: spans.map(({ text }) => text).join(' ') };
};

const cellsOf = (rows: readonly TextRow[], { xs, widths }: Columns): LaidCell[] =>
  widths.map((width, column) => ({
    lines: rows.map((row) => inColumn(row, xs, column)).filter((row) => row !== null),
    width,
    covered: false,
  }));

const acrossCells = (rows: readonly TextRow[], { xs }: Columns): LaidCell[] => {
  const [lines, width] = [[...rows], xs.at(-1)! - xs[0]!];
  return xs.slice(1).map((_, column) => ({ lines, width, covered: column > 0 }));
};

/** The rows of a table without lines. What stands above the first number of a page is a row by itself. */
export const looseRows = (columns: Columns): LaidRow[] => {
  const at = starts(columns);
  return at.map((from, i): LaidRow => {
    const rows = columns.rows.slice(from, at[i + 1] ?? columns.rows.length);
    const texts = rows.map(({ row }) => row);
    const cells = rows[0]!.across ? acrossCells(texts, columns) : cellsOf(texts, columns);
    return { page: rows[0]!.page, top: topOf(texts[0]!), cells };
  });
};
