import { paragraph, type SourceLine, tableRow } from '../../../domain/reading/source/source.js';
import { blocksOf, type DocumentBlock } from './blocks.js';
import { edgeRowsOf, type PagedRow } from './page-edges.js';
import type { PageLayout } from './page-layout.js';
import { joined } from './paragraphs.js';
import { topOf } from './rows.js';

/** A page number or a running head is a paragraph of its own. */
const edgeBlock = (at: PagedRow): DocumentBlock => ({
  page: at.page,
  top: topOf(at.row),
  paragraph: [at],
  cells: [],
  table: null,
});

const inOrder = (a: DocumentBlock, b: DocumentBlock): number => a.page - b.page || a.top - b.top;

/** A line, and where it begins. */
export interface PlacedLine {
  /** From 1. */
  readonly page: number;
  readonly line: SourceLine;
}

/** The lines of a document: paragraphs whole, rows of tables with their cells, page numbers and running heads on lines of their own. */
export const linesOf = (pages: readonly PageLayout[]): PlacedLine[] => {
  const edgeRows = edgeRowsOf(
    pages.map(({ rows }) => rows),
    pages.map(({ height }) => height),
  );
  const edgeBlocks = pages.flatMap(({ rows }, page) =>
    rows.filter((row) => edgeRows.has(row)).map((row) => edgeBlock({ page, row })),
  );
  const blocks = [...blocksOf(pages, edgeRows), ...edgeBlocks].sort(inOrder);
  const tops = pages.map(({ rows, tables }) => Math.min(...rows.map(topOf), ...tables.map(({ top }) => top)));
  const numbers = new Map<object, number>();
  for (const { table } of blocks) if (table && !numbers.has(table)) numbers.set(table, numbers.size + 1);
  let last = -1;
  return blocks.map(({ page, top, paragraph: rows, cells, table }): PlacedLine => {
    const startsPage = page !== last && top <= tops[page]!;
    last = page;
    const line = table ? tableRow(numbers.get(table)!, cells, startsPage) : paragraph(joined(rows), startsPage);
    return { page: page + 1, line };
  });
};
