import type { TextRow } from './rows.js';

/** A row and the page it stands on, from 0. */
export interface PagedRow {
  readonly page: number;
  readonly row: TextRow;
}

const pageNumber =
  /^(?:[-—–－_·•]*\s*\d{1,4}\s*[-—–－_·•]*|第\s*\d+\s*页(?:[\s,，/]*共\s*\d+\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|page\s+\d+(?:\s+of\s+\d+)?)$/i;
const mostAtEdge = 3;
const repeats = 3;
/** Share of a page's height that is its margin. */
const margin = 0.14;
const samePlace = 6;

const keyOf = ({ text, baseline }: TextRow): string =>
  `${text.replace(/\d+/g, '#').replace(/\s+/g, '')}@${Math.round(baseline / samePlace)}`;

const counted = (pages: readonly (readonly TextRow[])[], heights: readonly number[]): Map<string, number> => {
  const counts = new Map<string, number>();
  pages.forEach((rows, page) => {
    for (const row of rows)
      if (inMargin(row, heights[page]!)) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  });
  return counts;
};

const inMargin = ({ baseline }: TextRow, height: number): boolean =>
  baseline < margin * height || baseline > (1 - margin) * height;

/** Page numbers and running heads: rows at the edge of a page that count it, or stand there on three pages. */
export const edgeRowsOf = (pages: readonly (readonly TextRow[])[], heights: readonly number[]): Set<TextRow> => {
  const counts = counted(pages, heights);
  const found = new Set<TextRow>();
  pages.forEach((rows, page) => {
    const isEdgeRow = (row: TextRow): boolean =>
      inMargin(row, heights[page]!) &&
      row.spans.length < 3 &&
      (pageNumber.test(row.text) || (row.text.length <= 40 && (counts.get(keyOf(row)) ?? 0) >= repeats));
    const takeFrom = (edge: readonly TextRow[]): void => {
      for (const row of edge.slice(0, mostAtEdge)) {
        if (!isEdgeRow(row)) return;
        found.add(row);
      }
    };
    takeFrom(rows);
    takeFrom([...rows].reverse());
  });
  return found;
};
