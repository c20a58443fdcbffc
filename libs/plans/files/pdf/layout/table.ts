import type { LaidCell } from './cut-rows.js';
import type { Grid } from './grid.js';
import type { Glyph } from './page.js';
import { rowsOf, type TextRow } from './rows.js';

/** A table, or as much of it as one page holds. */
export interface TablePart {
  /** Edges of the columns, left to right. */
  readonly xs: readonly number[];
  readonly top: number;
  readonly rows: readonly (readonly LaidCell[])[];
}

/** Points by which the edges of a table may differ from page to page. */
const near = 4;

const bandOf = (edges: readonly number[], at: number): number => edges.findLastIndex((edge) => edge <= at);

/** The number of the cell in which the middle of a glyph lies; null outside the table. */
export const cellAt = ({ xs, ys, owner }: Grid, { left, right, baseline, size }: Glyph): number | null => {
  const row = bandOf(ys, baseline - size * 0.35);
  const column = bandOf(xs, (left + right) / 2);
  return owner[row]?.[column] ?? null;
};

interface Box {
  readonly left: number;
  readonly right: number;
}

/** From the left edge of a cell's first column to the right edge of its last. */
const boxes = ({ xs, owner }: Grid): Map<number, Box> => {
  const found = new Map<number, Box>();
  for (const cells of owner)
    cells.forEach((cell, column) => {
      const { left, right } = found.get(cell) ?? { left: Infinity, right: -Infinity };
      found.set(cell, { left: Math.min(left, xs[column]!), right: Math.max(right, xs[column + 1]!) });
    });
  return found;
};

/** The space that the cells of a table leave on each side between their text and their edge. */
const paddingOf = (rows: ReadonlyMap<number, readonly TextRow[]>, places: ReadonlyMap<number, Box>): number => {
  let padding = Infinity;
  for (const [cell, texts] of rows) {
    const { left, right } = places.get(cell)!;
    for (const row of texts) padding = Math.min(padding, row.left - left, right - row.right);
  }
  return Math.max(0, padding);
};

/** Fills the cells of a grid with glyphs. Empty rows are dropped. */
export const fill = (grid: Grid, glyphs: ReadonlyMap<number, readonly Glyph[]>): TablePart => {
  const rowsIn = new Map([...glyphs].map(([cell, own]) => [cell, rowsOf(own)]));
  const places = boxes(grid);
  const padding = paddingOf(rowsIn, places);
  const seen = new Map<number, LaidCell>();
  const rows = grid.owner.map((cells) =>
    cells.map((cell): LaidCell => {
      const first = seen.get(cell);
      if (first) return { ...first, covered: true };
      const { left, right } = places.get(cell)!;
      const laid = { lines: [...(rowsIn.get(cell) ?? [])], width: right - left - 2 * padding, covered: false };
      seen.set(cell, laid);
      return laid;
    }),
  );
  return { xs: grid.xs, top: grid.ys[0]!, rows: rows.filter((cells) => cells.some(({ lines }) => lines.length > 0)) };
};

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= near;
const includes = (xs: readonly number[], some: readonly number[]): boolean =>
  some.every((x) => xs.some((other) => isNear(x, other)));

/** The edges of two parts taken together, where one may be the continuation of the other; else null. */
export const commonEdges = (a: readonly number[], b: readonly number[]): readonly number[] | null => {
  if (!isNear(a[0]!, b[0]!) || !isNear(a.at(-1)!, b.at(-1)!)) return null;
  if (includes(a, b)) return a;
  return includes(b, a) ? b : null;
};

/** The rows of a part, told by the edges of the whole table: a cell that spans several of them is a merged one. */
export const widened = ({ xs, rows }: TablePart, edges: readonly number[]): readonly (readonly LaidCell[])[] => {
  const from = edges.slice(0, -1).map((edge, i) => {
    const column = bandOf(xs, (edge + edges[i + 1]!) / 2);
    return Math.min(Math.max(column, 0), xs.length - 2);
  });
  return rows.map((cells) =>
    from.map((column, i) => ({ ...cells[column]!, covered: cells[column]!.covered || from[i - 1] === column })),
  );
};
