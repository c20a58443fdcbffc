import { columns as widthOf } from '../../text/text.js';
import type { CellToken } from './cell-tokens.js';
import type { Column } from '../../labels/table-heads.js';
import { cellFit, longestCell, type CellFrame, type TableFrame } from './fit.js';
import type { Row } from './rows.js';
import type { RowLine } from './row-line.js';
import { segmentsFor, type Segment, type SegmentScores } from './segments.js';
import { lexiconOf } from './unit-names.js';

/** The tokens of each column of a row, in the columns' order. */
export type CellRow = readonly (readonly CellToken[])[];

export interface Layout {
  readonly table: TableFrame;
  readonly cells: readonly CellFrame[];
  readonly showsGaps: boolean;
}

/** Cells are centred: how far the first line of a cell stands from the last line of its neighbour, in half lines. */
const centred = (linesBefore: number, lines: number, gap: number): number => {
  const together = linesBefore + lines;
  if (gap === 0) return together === 2 ? 1 : -2;
  if (gap === 1) return together === 3 ? 1 : -1.5;
  return together === 2 || together === 3 ? -1.5 : 0;
};

/** Where a new row begins: on a line of its own, behind a paragraph's end. */
const rowBegins = (first: CellToken, before: CellToken, { showsEnds }: TableFrame): number =>
  first.opensLine && !(showsEnds && !before.row.line.ended) ? 0 : -8;

const joinAt = (
  tokens: readonly CellToken[],
  layout: Layout,
  linesBefore: number,
  from: number,
  lines: number,
): number => {
  const [before, first] = [tokens[from - 1]!, tokens[from]!];
  if (linesBefore === 0) return rowBegins(first, before, layout.table);
  const gap = first.opensLine ? first.row.gap : 0;
  const paragraph = layout.table.showsEnds && first.opensLine && !before.row.line.ended ? -5 : 0;
  const beside = first.opensLine ? 0 : 2;
  return paragraph + beside + (layout.showsGaps ? centred(linesBefore, lines, gap) : 0);
};

const longestRow = 160;

const scoresOf = (tokens: readonly CellToken[], layout: Layout, manyRows: boolean): SegmentScores => {
  const known = new Map<number, number>();
  const fit = (column: number, from: number, to: number): number => {
    const key = (column * (tokens.length + 1) + from) * (tokens.length + 1) + to;
    const score = known.get(key) ?? cellFit(tokens.slice(from, to), layout.cells[column]!, layout.table);
    known.set(key, score);
    return score;
  };
  return {
    columns: layout.cells.length,
    tokens: tokens.length,
    manyRows,
    longest: (column) => Math.min(longestCell(layout.cells[column]!), manyRows ? windowOf / 2 : tokens.length),
    fit,
    lines: (from, to) => tokens[to - 1]!.at - tokens[from]!.at + 1,
    join: (linesBefore, from, lines) => joinAt(tokens, layout, linesBefore, from, lines),
  };
};

/** Shares a part of a row among the columns; what is too long to be a row is all wording. */
export const cellsOfPart = (tokens: readonly CellToken[], layout: Layout): CellRow => {
  const main = layout.cells.findIndex(({ isMain }) => isMain);
  if (tokens.length > longestRow) return layout.cells.map((_, i) => (i === main ? tokens : []));
  return cellsOf(tokens, segmentsFor(scoresOf(tokens, layout, false)), layout);
};

const cellsOf = (tokens: readonly CellToken[], segments: readonly Segment[], { cells }: Layout): CellRow =>
  cells.map((_, i) => {
    const segment = segments.find(({ column }) => column === i);
    return segment ? tokens.slice(segment.from, segment.to) : [];
  });

/** Rows are cut out of so many tokens at a time, which keeps the time linear. */
const windowOf = 80;

const rowsIn = (tokens: readonly CellToken[], layout: Layout): Segment[][] => [
  ...Map.groupBy(segmentsFor(scoresOf(tokens, layout, true)), ({ row }) => row).values(),
];

/** Rows of a stretch of a table that does not number them; the last of a window is read again with what follows. */
export const rowsOfPart = (tokens: readonly CellToken[], layout: Layout): CellRow[] => {
  const found: CellRow[] = [];
  for (let from = 0; from < tokens.length;) {
    const part = tokens.slice(from, from + windowOf);
    const rows = rowsIn(part, layout);
    const isEnd = from + windowOf >= tokens.length;
    const kept = isEnd || rows.length < 2 ? rows : rows.slice(0, -1);
    found.push(...kept.map((row) => cellsOf(part, row, layout)));
    from += isEnd ? part.length : (kept.at(-1)?.at(-1)?.to ?? part.length);
  }
  return found;
};

const share = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;

const rowLines = (rows: readonly Row[]): RowLine[] => rows.flatMap(({ parts }) => parts.flat());

/** In a column of names 、 parts them when it stands in lines that hold nothing else. */
const partsWithCommas = (lines: readonly RowLine[]): boolean => {
  const joined = lines.filter(({ text }) =>
    /(?:局|委|办|处|室|会|中心|政府|公司|集团|支队|大队|镇|区|县|乡)、/.test(text),
  );
  return joined.length > 0 && joined.length >= lines.length / 40;
};

const mostEffort = 150_000;

export const layoutOf = (columns: readonly Column[], rows: readonly Row[]): Layout => {
  const lines = rowLines(rows);
  const lastText = columns.findLastIndex(({ kind }) => kind === 'text');
  const ended = lines.filter(({ line }) => line.ended).length;
  return {
    table: {
      names: lexiconOf(rows.flatMap((row) => row.lines)),
      usesCommas: partsWithCommas(lines),
      showsEnds: ended > 0 && ended < lines.length,
      fullLine: share(
        lines.map(({ text }) => widthOf(text)),
        0.85,
      ),
      effort: { left: mostEffort },
      oneLineRows: lines.length <= rows.length * 1.5,
    },
    cells: columns.map(({ kind }, i) => ({ kind, isMain: i === lastText, width: 0 })),
    showsGaps: lines.filter(({ gap }) => gap > 1).length > lines.length / 2,
  };
};

const widestLine = (cell: readonly CellToken[]): number =>
  Math.max(
    0,
    ...[...Map.groupBy(cell, ({ at }) => at).values()].map((line) => widthOf(line.map(({ text }) => text).join(''))),
  );

/** The same layout with the widths of columns whose cells are broken over lines. */
export const withWidths = (layout: Layout, read: readonly (readonly CellRow[])[]): Layout => ({
  ...layout,
  cells: layout.cells.map((frame, i) => {
    const cells = read.flat().map((row) => row[i]!);
    const broken = cells.filter((cell) => new Set(cell.map(({ at }) => at)).size > 1);
    return { ...frame, width: broken.length < 2 ? 0 : share(broken.map(widestLine), 0.8) };
  }),
});
