import type { SourceCell } from '../../../domain/reading/source.js';
import type { Grid } from './grid.js';
import type { Glyph } from './page.js';
import { rowsOf } from './rows.js';

/** A table, or as much of it as one page holds. */
export interface TablePart {
  /** Edges of the columns, left to right. */
  readonly xs: readonly number[];
  readonly top: number;
  readonly rows: readonly (readonly SourceCell[])[];
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

/** Fills the cells of a grid with glyphs. Rows in which nothing stands are left away. */
export const fill = (grid: Grid, glyphs: ReadonlyMap<number, readonly Glyph[]>): TablePart => {
  const texts = new Map(
    [...glyphs].map(([cell, own]) => [
      cell,
      rowsOf(own)
        .map(({ text }) => text)
        .join('\n'),
    ]),
  );
  const seen = new Set<number>();
  const rows = grid.owner.map((cells) =>
    cells.map((cell): SourceCell => {
      const covered = seen.has(cell);
      seen.add(cell);
      return { text: texts.get(cell) ?? '', covered };
    }),
  );
  return { xs: grid.xs, top: grid.ys[0]!, rows: rows.filter((cells) => cells.some(({ text }) => text !== '')) };
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
export const widened = ({ xs, rows }: TablePart, edges: readonly number[]): readonly (readonly SourceCell[])[] => {
  const from = edges.slice(0, -1).map((edge, i) => {
    const column = bandOf(xs, (edge + edges[i + 1]!) / 2);
    return Math.min(Math.max(column, 0), xs.length - 2);
  });
  return rows.map((cells) =>
    from.map((column, i) => ({ ...cells[column]!, covered: cells[column]!.covered || from[i - 1] === column })),
  );
};
