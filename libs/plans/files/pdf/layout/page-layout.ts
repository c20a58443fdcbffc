import { gridsOf } from './grid.js';
import type { Glyph, PageContent } from './page.js';
import { rowsOf, type TextRow } from './rows.js';
import { cellAt, fill, type TablePart } from './table.js';

/** What a page's glyphs and rules form. */
export interface PageLayout {
  readonly width: number;
  readonly height: number;
  /** Lines outside ruled tables, from top to bottom. */
  readonly rows: readonly TextRow[];
  readonly tables: readonly TablePart[];
}

export const layOut = ({ width, height, glyphs, rules }: PageContent): PageLayout => {
  const tables = gridsOf(rules).map((grid) => ({ grid, cells: new Map<number, Glyph[]>() }));
  const outside: Glyph[] = [];
  for (const glyph of glyphs) {
    const table = tables.find(({ grid }) => cellAt(grid, glyph) !== null);
    const cell = table ? cellAt(table.grid, glyph) : null;
    if (!table || cell === null) outside.push(glyph);
    else if (!table.cells.get(cell)?.push(glyph)) table.cells.set(cell, [glyph]);
  }
  return { width, height, rows: rowsOf(outside), tables: tables.map(({ grid, cells }) => fill(grid, cells)) };
};
