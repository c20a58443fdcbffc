import { escaped } from '../../../libs/plans/files/spec/archive.js';
import { docxOf, p, tbl, type WordCellText } from '../../../libs/plans/files/spec/docx.js';
import { columnName, rowsXml, xlsxOf } from '../../../libs/plans/files/spec/xlsx.js';

/** A cell that spans columns, or as many rows as `rows` says. */
export interface PlanCell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** A plan as a table; a row leaves out the cells that others cover. */
export interface PlanTable {
  readonly title: string;
  readonly rows: readonly (readonly PlanCell[])[];
}

interface PlacedCell extends Required<PlanCell> {
  readonly row: number;
  readonly column: number;
}

/** Where each cell stands, and how wide the table is. */
const placed = ({ rows }: PlanTable): { readonly cells: PlacedCell[]; readonly width: number } => {
  const taken = new Set<string>();
  const cells: PlacedCell[] = [];
  rows.forEach((row, y) => {
    let column = 0;
    for (const { text, columns = 1, rows: height = 1 } of row) {
      while (taken.has(`${y},${column}`)) column++;
      cells.push({ text, columns, rows: height, row: y, column });
      for (let i = 0; i < height; i++) for (let j = 0; j < columns; j++) taken.add(`${y + i},${column + j}`);
    }
  });
  return { cells, width: Math.max(...cells.map(({ column, columns }) => column + columns)) };
};

const docxOfTable = (table: PlanTable): Uint8Array => {
  const { cells } = placed(table);
  const rows = table.rows.map((_, y) =>
    cells
      .filter(({ row, rows: height }) => row <= y && y < row + height)
      .sort((a, b) => a.column - b.column)
      .map(({ text, columns, rows: height, row }): WordCellText => {
        if (height === 1) return { text, columns };
        return row === y ? { text, columns, merge: 'restart' } : { text: '', columns, merge: 'continue' };
      }),
  );
  return docxOf({ body: p(table.title) + tbl(rows) });
};

/** The title in the first row, merged over all columns. */
const xlsxOfTable = (table: PlanTable): Uint8Array => {
  const { cells, width } = placed(table);
  const texts = table.rows.map(() => Array.from({ length: width }, () => ''));
  for (const { text, row, column } of cells) texts[row]![column] = text;
  const merges = cells
    .filter(({ columns, rows }) => columns > 1 || rows > 1)
    .map(({ row, column, columns, rows }) => {
      const last = `${columnName(column + columns - 1)}${row + rows + 1}`;
      return `${columnName(column)}${row + 2}:${last}`;
    });
  const title = `A1:${columnName(width - 1)}1`;
  const data = rowsXml([[table.title], ...texts]);
  return xlsxOf({ sheets: [{ name: 'Sheet1', data, merges: [title, ...merges] }] });
};

const htmlOfTable = ({ title, rows }: PlanTable): Uint8Array => {
  const cell = ({ text, columns = 1, rows: height = 1 }: PlanCell): string =>
    `<td colspan="${columns}" rowspan="${height}">${escaped(text).replaceAll('\n', '<br>')}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return new TextEncoder().encode(`<html><body><h1>${escaped(title)}</h1><table>${body}</table></body></html>`);
};

/** Merged cells become blank ones; the title is the first record. */
const csvOfTable = (table: PlanTable): Uint8Array => {
  const { cells, width } = placed(table);
  const texts = table.rows.map(() => Array.from({ length: width }, () => ''));
  for (const { text, row, column } of cells) texts[row]![column] = `"${text.replaceAll('"', '""')}"`;
  return new TextEncoder().encode(
    [`${table.title}${','.repeat(width - 1)}`, ...texts.map((row) => row.join(','))].join('\r\n'),
  );
};

/** Every format a table of tasks comes in, by the ending of its usual name. */
export const tableFormats: Readonly<Record<'docx' | 'xlsx' | 'html' | 'csv', (table: PlanTable) => Uint8Array>> = {
  docx: docxOfTable,
  xlsx: xlsxOfTable,
  html: htmlOfTable,
  csv: csvOfTable,
};
