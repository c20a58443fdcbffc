import { isNumber } from './cut-rows.js';
import type { PagedRow } from './page-edges.js';
import type { Span, TextRow } from './rows.js';

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The empty strips between neighbouring columns, as far as no row seen so far has text in them. */
export type Gutters = readonly (readonly Gap[])[];

const fewestColumns = 3;
const mostColumns = 30;
const fewestInColumns = 3;
const longestHead = 12;
/** Ems. */
const headGap = 1;
const narrowest = 0.5;
const farApart = 4;
const lookAhead = 3;

const middle = ({ left, right }: Span): number => (left + right) / 2;

/** A line of short words far apart, which may be the head of a table. */
export const isHead = ({ spans, size }: TextRow): boolean =>
  spans.length >= fewestColumns &&
  spans.length <= mostColumns &&
  spans.every(({ text }) => text.length <= longestHead && !/[：:。；，]/.test(text)) &&
  spans.slice(1).every((span, i) => span.left - spans[i]!.right >= headGap * size);

const without = (gaps: readonly Gap[], span: Span, size: number): Gap[] =>
  gaps
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, span.left) },
      { from: Math.max(from, span.right), to },
    ])
    .filter(
      ({ from, to }, i, all) =>
        to - from >= narrowest * size && all.findIndex((g) => g.from === from && g.to === to) === i,
    );

/** The gutters that a row leaves; null when it runs over one. */
const narrowed = (gutters: Gutters, { spans, size }: TextRow): Gutters | null => {
  const left = gutters.map((gaps) =>
    gaps.flatMap((gap) => spans.reduce<Gap[]>((rest, span) => without(rest, span, size), [gap])),
  );
  return left.every((gaps) => gaps.length > 0) ? left : null;
};

const guttersUnder = ({ spans }: TextRow): Gutters =>
  spans.slice(1).map((span, i) => [{ from: middle(spans[i]!), to: middle(span) }]);

export interface ColumnRow extends PagedRow {
  /** A line across all columns, between rows. */
  readonly across: boolean;
}

/** Lines that stand in columns under a head. */
export interface Columns {
  readonly head: TextRow;
  readonly rows: readonly ColumnRow[];
  /** Edges of the columns. */
  readonly xs: readonly number[];
  /** How wide the text of each column may be. */
  readonly widths: readonly number[];
  /** How many of the lines given it takes up. */
  readonly length: number;
}

const edgesOf = (gutters: Gutters, rows: readonly PagedRow[]): number[] => {
  const inner = gutters.map((gaps) => {
    const widest = gaps.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
    return (widest.from + widest.to) / 2;
  });
  return [
    Math.min(...rows.map(({ row }) => row.left)) - 1,
    ...inner,
    Math.max(...rows.map(({ row }) => row.right)) + 1,
  ];
};

/** Where texts begin and end in each column; the head aside, which may be centred. */
const extents = (xs: readonly number[], rows: readonly ColumnRow[]): Gap[] =>
  xs.slice(1).map((end, column) => {
    const spans = rows
      .filter(({ across }) => !across)
      .flatMap(({ row }) => row.spans)
      .filter((span) => middle(span) >= xs[column]! && middle(span) < end);
    return { from: Math.min(...spans.map(({ left }) => left)), to: Math.max(...spans.map(({ right }) => right)) };
  });

/** Ems by which even the fullest line of a table may miss its column's edge, on average. */
const missed = 0.4;

/** The narrowest gutter is about what every column keeps free before the next one begins. */
const widthsOf = (xs: readonly number[], rows: readonly ColumnRow[]): number[] => {
  const texts = extents(xs, rows);
  const narrowest = Math.min(...texts.slice(1).map(({ from }, i) => from - texts[i]!.to));
  const free = Math.max(0, narrowest - missed * rows[0]!.row.size);
  return texts.map(({ from, to }, i) => (texts[i + 1]?.from ?? to + narrowest) - free - from);
};

const beginsRow = ({ row }: PagedRow, head: TextRow): boolean =>
  row.text === head.text || (row.spans.length >= 2 && isNumber(row.spans[0]!.text));

/** How many lines ahead a row of the table follows, told by its number or the repeated head; 0 for none. */
const rowsAhead = (rows: readonly PagedRow[], at: number, gutters: Gutters, head: TextRow): number => {
  for (let i = at + 1; i <= at + lookAhead && i < rows.length; i++)
    if (beginsRow(rows[i]!, head) && narrowed(gutters, rows[i]!.row)) return i - at;
  return 0;
};

const isFar = (above: PagedRow, below: PagedRow): boolean =>
  above.page === below.page && below.row.baseline - above.row.baseline > farApart * below.row.size;

interface Taken {
  readonly rows: ColumnRow[];
  gutters: Gutters;
}

/** How many lines from here on belong to the table: one that leaves its gutters white, or some across them with rows below. */
const takeFrom = (rows: readonly PagedRow[], at: number, taken: Taken, head: TextRow): number => {
  const next = rows[at]!;
  if (isFar(taken.rows.at(-1)!, next) && !beginsRow(next, head)) return 0;
  const left = narrowed(taken.gutters, next.row);
  if (left) {
    taken.rows.push({ ...next, across: false });
    taken.gutters = left;
    return 1;
  }
  const ahead = rowsAhead(rows, at, taken.gutters, head);
  for (const row of rows.slice(at, at + ahead)) taken.rows.push({ ...row, across: true });
  return ahead;
};

/** The columns under the head at this line; null when it is none, or what follows does not stand in columns. */
export const columnsUnder = (rows: readonly PagedRow[], at: number): Columns | null => {
  const head = rows[at]!.row;
  if (!isHead(head)) return null;
  const taken: Taken = { rows: [{ ...rows[at]!, across: false }], gutters: guttersUnder(head) };
  for (let next = at + 1, count = 1; count > 0 && next < rows.length; next += count)
    count = takeFrom(rows, next, taken, head);
  const inColumns = taken.rows.filter(({ row, across }) => !across && row.spans.length >= 2).length;
  if (inColumns < fewestInColumns) return null;
  const xs = edgesOf(narrowed(taken.gutters, head) ?? taken.gutters, taken.rows);
  return { head, rows: taken.rows, xs, widths: widthsOf(xs, taken.rows), length: taken.rows.length };
};
