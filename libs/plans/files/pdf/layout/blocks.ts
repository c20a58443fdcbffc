import type { SourceCell } from '../../../domain/reading/source/source.js';
import { looseRows } from './column-rows.js';
import { columnsUnder } from './columns.js';
import { type LaidRow, sourceCells, wholeRows } from './cut-rows.js';
import type { PagedRow } from './page-edges.js';
import type { PageLayout } from './page-layout.js';
import { continues, type Margins, marginsOf } from './paragraphs.js';
import { topOf, type TextRow } from './rows.js';
import { commonEdges, type TablePart, widened } from './table.js';

/** A paragraph, or a row of a table. */
export interface DocumentBlock {
  readonly page: number;
  readonly top: number;
  /** Of a paragraph: its lines, which may go on over pages. */
  readonly paragraph: readonly PagedRow[];
  /** Of a row: its cells, and an object that all rows of the table share. */
  readonly cells: readonly SourceCell[];
  readonly table: object | null;
}

const paragraphOf = (rows: readonly PagedRow[]): DocumentBlock => ({
  page: rows[0]!.page,
  top: topOf(rows[0]!.row),
  paragraph: rows,
  cells: [],
  table: null,
});

const rowBlocks = (rows: readonly LaidRow[], table: object): DocumentBlock[] =>
  wholeRows(rows).map((row) => ({ page: row.page, top: row.top, paragraph: [], cells: sourceCells(row), table }));

type MarginsAt = (row: PagedRow) => Margins;

const textBlocks = (rows: readonly PagedRow[], margins: MarginsAt): DocumentBlock[] => {
  const found: DocumentBlock[] = [];
  for (let at = 0; at < rows.length;) {
    const columns = columnsUnder(rows, at);
    if (columns) {
      for (const block of rowBlocks(looseRows(columns), columns)) found.push(block);
      at += columns.length;
      continue;
    }
    let end = at + 1;
    while (end < rows.length && continues(rows[end - 1]!, rows[end]!, margins(rows[end]!))) end++;
    found.push(paragraphOf(rows.slice(at, end)));
    at = end;
  }
  return found;
};

interface PagedPart {
  readonly page: number;
  readonly part: TablePart;
}

/** Parts that follow each other and share their edges are one table. */
const tableBlocks = (parts: readonly PagedPart[]): DocumentBlock[] => {
  const tables: { xs: readonly number[]; parts: PagedPart[] }[] = [];
  for (const each of parts) {
    const open = tables.at(-1);
    const xs = open ? commonEdges(open.xs, each.part.xs) : null;
    if (open && xs) {
      open.parts.push(each);
      open.xs = xs;
    } else tables.push({ xs: each.part.xs, parts: [each] });
  }
  return tables.flatMap(({ xs, parts: own }) => {
    const rows = own.flatMap(({ page, part }) =>
      widened(part, xs).map((cells): LaidRow => ({ page, top: part.top, cells })),
    );
    return rowBlocks(rows, own);
  });
};

type Part = (PagedRow & { readonly part?: undefined }) | (PagedPart & { readonly row?: undefined });

const partTop = ({ row, part }: Part): number => (row ? topOf(row) : part!.top);

const partsOf = (pages: readonly PageLayout[], edgeRows: ReadonlySet<TextRow>): Part[] =>
  pages.flatMap(({ rows, tables }, page) =>
    [
      ...rows.filter((row) => !edgeRows.has(row)).map((row): Part => ({ page, row })),
      ...tables.map((part): Part => ({ page, part })),
    ].sort((a, b) => partTop(a) - partTop(b)),
  );

const marginsByWidth = (pages: readonly PageLayout[], rows: readonly PagedRow[]): MarginsAt => {
  const widthOf = ({ page }: PagedRow): number => Math.round(pages[page]!.width);
  const widths = [...new Set(rows.map(widthOf))];
  const margins = new Map(
    widths.map((width) => [
      width,
      marginsOf(
        rows.filter((row) => widthOf(row) === width),
        width,
      ),
    ]),
  );
  return (row) => margins.get(widthOf(row))!;
};

/** The paragraphs and tables of a document, in order; page numbers and running heads left out. */
export const blocksOf = (pages: readonly PageLayout[], edgeRows: ReadonlySet<TextRow>): DocumentBlock[] => {
  const parts = partsOf(pages, edgeRows);
  const margins = marginsByWidth(
    pages,
    parts.filter((part) => part.row !== undefined),
  );
  const runs: Part[][] = [];
  for (const part of parts) {
    const open = runs.at(-1);
    if (open && (open[0]!.row === undefined) === (part.row === undefined)) open.push(part);
    else runs.push([part]);
  }
  return runs.flatMap((run) =>
    run[0]!.row === undefined
      ? tableBlocks(run.filter((part) => part.part !== undefined))
      : textBlocks(
          run.filter((part) => part.row !== undefined),
          margins,
        ),
  );
};
