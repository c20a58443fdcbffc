/** A cell of a table row. A merged cell covers its neighbours: they repeat its text and say so. */
export interface SourceCell {
  /** Lines within the cell are separated by "\n". */
  readonly text: string;
  /** The text is that of a merged cell that begins further up or further left. */
  readonly covered: boolean;
}

/** A line of a text, a paragraph, or a row of a table. Its place in the list, from 1, is its line number. */
export interface SourceLine {
  /** Of a row: its cells' texts, separated by a space. */
  readonly text: string;
  /** Null for what is no row of a table. Every row of a table has the same number of cells. */
  readonly cells: readonly SourceCell[] | null;
  /** Which table of the file the row belongs to, from 1; null for what is no row. */
  readonly table: number | null;
  /** The format itself says that a page (or a sheet) begins here. */
  readonly startsPage: boolean;
  /** Here begins what stands for itself, such as a sheet; its name, which is its title when none is printed. */
  readonly part?: string;
  /** Of the first line of a sheet: the name that the sheet has, whatever the part is called. */
  readonly sheet?: string;
}

/** A page that holds a picture instead of text: nothing of it was read. */
export interface UnreadPage {
  /** From 1. */
  readonly page: number;
  /** The number of the last line before it; 0 for none. */
  readonly after: number;
}

/** What the adapter of a file format hands over: plain text, or lines whose structure the format knows. */
export type DocumentInput = {
  /** The file's name, as it will be shown. */
  readonly name: string;
  readonly unread?: readonly UnreadPage[];
} & ({ readonly text: string } | { readonly lines: readonly SourceLine[] });

export const paragraph = (text: string, startsPage = false): SourceLine => ({
  text,
  cells: null,
  table: null,
  startsPage,
});

export const tableRow = (table: number, cells: readonly SourceCell[], startsPage = false): SourceLine => ({
  text: cells
    .filter(({ covered }) => !covered)
    .map(({ text }) => text.replaceAll('\n', ''))
    .join(' '),
  cells,
  table,
  startsPage,
});
