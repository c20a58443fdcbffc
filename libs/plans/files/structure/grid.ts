import type { SourceCell } from '../../domain/reading/index.js';
import type { OpeningBudget } from '../budget.js';

export interface SpanningCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** Wider tables than this are no task lists; a span may not make them so. */
const widest = 256;

const empty: SourceCell = { text: '', covered: false };

/** Lays cells that span columns and rows out into rows of equal length; what a span covers repeats its text. */
export const layOutCells = (rows: readonly (readonly SpanningCell[])[], budget: OpeningBudget): SourceCell[][] => {
  const grid: SourceCell[][] = rows.map(() => []);
  let width = 0;
  rows.forEach((cells, row) => {
    let at = 0;
    for (const cell of cells) {
      while (grid[row]![at] !== undefined) at++;
      if (at >= widest) break;
      const columns = Math.min(Math.max(cell.columns, 1), widest - at);
      const lastRow = Math.min(row + Math.max(cell.rows, 1), rows.length);
      budget.pieces(columns * (lastRow - row));
      for (let y = row; y < lastRow; y++)
        for (let x = at; x < at + columns; x++) grid[y]![x] ??= { text: cell.text, covered: y !== row || x !== at };
      at += columns;
      width = Math.max(width, at);
    }
  });
  budget.pieces(grid.length * width);
  return grid.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? empty));
};
