import { paragraph, type SourceCell, type SourceLine, tableRow } from '../../domain/reading/index.js';
import type { OpeningBudget } from '../budget.js';
import type { CellRange } from './references.js';
import type { SheetReader } from './sheet.js';

/** Empty rows up to this many in a row are kept as blank lines, so that a line's number is its row's. */
const mostBlankLines = 1_000;

const usedColumns = ({ rows }: SheetReader): number[] => {
  const used = new Set<number>();
  for (const cells of rows.values()) for (const column of cells.keys()) used.add(column);
  return [...used].sort((a, b) => a - b);
};

/** What merged cells that reach into a row cover there: column → the text of the cell that covers it. */
type Covers = ReadonlyMap<number, string>;

/** Goes down the rows and tells which merged cells reach into each; only those open at a row are kept. */
class OpenMerges {
  private readonly waiting: CellRange[];
  private open: { readonly range: CellRange; readonly text: string }[] = [];

  constructor(
    private readonly sheet: SheetReader,
    private readonly columns: readonly number[],
    private readonly budget: OpeningBudget,
  ) {
    this.waiting = [...sheet.merges].sort((a, b) => b.first.row - a.first.row);
  }

  at(row: number): Covers {
    this.open = this.open.filter(({ range }) => range.last.row >= row);
    for (let next = this.waiting.at(-1); next && next.first.row <= row; next = this.waiting.at(-1)) {
      this.waiting.pop();
      const text = this.sheet.rows.get(next.first.row)?.get(next.first.column);
      if (text !== undefined && next.last.row >= row) this.open.push({ range: next, text });
    }
    const covers = new Map<number, string>();
    for (const { range, text } of this.open) {
      const { first, last } = range;
      const reached = this.columns.filter((column) => column >= first.column && column <= last.column);
      for (const column of reached) if (row > first.row || column > first.column) covers.set(column, text);
    }
    this.budget.pieces(covers.size + this.open.length);
    return covers;
  }
}

const rowCells = (cells: ReadonlyMap<number, string>, columns: readonly number[], covers: Covers): SourceCell[] =>
  columns.map((column) => {
    const covering = covers.get(column);
    if (covering !== undefined) return { text: covering, covered: true };
    return { text: cells.get(column) ?? '', covered: false };
  });

/** The rows of a sheet as lines of one table; empty columns are dropped, rows hidden by a filter kept. */
export const sheetLines = (sheet: SheetReader, table: number, budget: OpeningBudget): SourceLine[] => {
  const columns = usedColumns(sheet);
  const merges = new OpenMerges(sheet, columns, budget);
  const lines: SourceLine[] = [];
  let before = 0;
  for (const row of [...sheet.rows.keys()].sort((a, b) => a - b)) {
    const gap = row - before - 1;
    if (gap <= mostBlankLines) for (let i = 0; i < gap; i++) lines.push(paragraph(''));
    else lines.push(paragraph(''));
    before = row;
    budget.pieces(columns.length);
    budget.checkTime();
    lines.push(tableRow(table, rowCells(sheet.rows.get(row)!, columns, merges.at(row))));
  }
  return lines;
};
