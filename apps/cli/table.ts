import stringWidth from 'string-width';
import { wrapped } from './wrapping.js';

export interface Column<Row> {
  readonly title: string;
  value(row: Row): string | number;
  readonly align?: 'left' | 'right';
  /** Shares the width that the other columns leave, and goes on in the next line where that is not enough. */
  readonly fills?: boolean;
}

const gap = '  ';
const narrowest = 12;
/** Where the width has no end: texts up to this width are aligned, a column with a longer one is not. */
const widestAligned = 60;

/**
 * Rows under their titles, aligned for a fixed-width font in which Chinese characters take two columns. Nothing is cut: on a terminal
 * long texts go on in further lines; where the width has no end, each row is one line.
 */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width: number): string {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => columns.map((column) => cellOf(column, row)))];
  const widths = widthsOf(columns, cells, width);
  return cells.flatMap((line) => linesOf(columns, line, widths)).join('\n') + '\n';
}

const cellOf = <Row>(column: Column<Row>, row: Row): string => String(column.value(row)).replace(/\s+/g, ' ');

/** The width of each column; null where a text takes as much as it needs and what follows is not aligned. */
type Widths = readonly (number | null)[];

function widthsOf<Row>(columns: readonly Column<Row>[], cells: readonly string[][], width: number): Widths {
  const natural = columns.map((_, at) => Math.max(...cells.map((line) => stringWidth(line[at]!))));
  if (width === Infinity) return natural.map((one, at) => (columns[at]!.fills && one > widestAligned ? null : one));
  const fixed = natural.filter((_, at) => !columns[at]!.fills).reduce((sum, one) => sum + one, 0);
  const left = width - fixed - gap.length * (columns.length - 1);
  const limit = limitFor(
    natural.filter((_, at) => columns[at]!.fills),
    left,
  );
  return natural.map((one, at) => (columns[at]!.fills ? Math.min(one, limit) : one));
}

/** The width up to which each text may go, so that together they take no more than is left; short ones leave theirs to the others. */
function limitFor(natural: readonly number[], left: number): number {
  const ascending = [...natural].sort((a, b) => a - b);
  let rest = left;
  for (const [at, one] of ascending.entries()) {
    const share = Math.floor(rest / (ascending.length - at));
    if (one > share) return Math.max(narrowest, share);
    rest -= one;
  }
  return Math.max(narrowest, ...natural);
}

function linesOf<Row>(columns: readonly Column<Row>[], cells: readonly string[], widths: Widths): string[] {
  const parts = cells.map((cell, at) => {
    const width = widths[at] ?? null;
    return columns[at]!.fills && width !== null ? wrapped(cell, width) : [cell];
  });
  const height = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    parts
      .map((part, at) => padded(part[line] ?? '', widths[at] ?? null, columns[at]!.align))
      .join(gap)
      .trimEnd(),
  );
}

function padded(text: string, width: number | null, align: Column<never>['align']): string {
  if (width === null) return text;
  const padding = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? padding + text : text + padding;
}
