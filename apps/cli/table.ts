import stringWidth from 'string-width';

export interface Column<Row> {
  readonly title: string;
  value(row: Row): string | number;
  readonly align?: 'left' | 'right';
  /** Gets the width that the other columns leave, and is cut with … where that is not enough. */
  readonly fills?: boolean;
}

const gap = '  ';
const narrowest = 12;

/** Rows under their titles, aligned for a fixed-width font in which Chinese characters take two columns. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width: number): string {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => columns.map((column) => cellOf(column, row)))];
  const widths = widthsOf(columns, cells, width);
  return cells.map((line) => lineOf(columns, line, widths)).join('\n') + '\n';
}

const cellOf = <Row>(column: Column<Row>, row: Row): string => String(column.value(row)).replace(/\s+/g, ' ');

function widthsOf<Row>(columns: readonly Column<Row>[], cells: readonly string[][], width: number): number[] {
  const natural = columns.map((_, at) => Math.max(...cells.map((line) => stringWidth(line[at]!))));
  const fixed = natural.reduce(
    (sum, one, at) => sum + (columns[at]!.fills ? 0 : one),
    gap.length * (columns.length - 1),
  );
  const filling = columns.filter(({ fills }) => fills).length;
  const share = Math.max(narrowest, Math.floor((width - fixed) / Math.max(1, filling)));
  return natural.map((one, at) => (columns[at]!.fills ? Math.min(one, share) : one));
}

function lineOf<Row>(columns: readonly Column<Row>[], line: readonly string[], widths: readonly number[]): string {
  const padded = line.map((cell, at) => {
    const cut = shorten(cell, widths[at]!);
    const padding = ' '.repeat(widths[at]! - stringWidth(cut));
    return columns[at]!.align === 'right' ? padding + cut : cut + padding;
  });
  return padded.join(gap).trimEnd();
}

const letters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The text if it fits, else as much of it as does, with … at its end. */
export function shorten(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const { segment } of letters.segment(text)) {
    used += stringWidth(segment);
    if (used > width) break;
    kept += segment;
  }
  return `${kept}…`;
}
