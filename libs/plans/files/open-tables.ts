import { decodeDocument, type SourceLine } from '../domain/reading/index.js';
import { OpeningBudget, type OpeningLimits } from './budget.js';
import { csvRecords } from './csv/index.js';
import { formatOf } from './formats.js';
import { checkSize, openDocument } from './open-document.js';
import { baseName } from './structure/part-name.js';
import { foreignText, isHtml } from './text-formats.js';

/** A table of a file, whatever it lists. */
export interface FileTable {
  /** Of a sheet: its name. Else the name of the file without its ending. */
  readonly name: string;
  readonly rows: readonly {
    /** From 1, as the program that shows the table counts it. */
    readonly number: number;
    readonly cells: readonly string[];
  }[];
}

/**
 * Opens a workbook, or a list of separated values, as the tables in it; unlike {@link openDocument} it asks for no columns of tasks.
 * @throws READ_QUOTE_OPEN, and what openDocument throws
 */
export async function openTables(
  bytes: Uint8Array,
  name: string,
  limits?: OpeningLimits,
): Promise<readonly FileTable[]> {
  checkSize(name, bytes.length);
  const text = formatOf(bytes).kind === 'text' ? decodeDocument(bytes, name) : undefined;
  if (text !== undefined && !isOfProgram(text)) {
    const records = csvRecords(text, new OpeningBudget(name, limits));
    return [{ name: baseName(name), rows: records.map((cells, at) => ({ number: at + 1, cells })) }];
  }
  const opened = await openDocument(bytes, name, limits);
  return 'lines' in opened ? tablesIn(opened.lines) : [];
}

/** A text that a program wrote for itself, such as the page of a browser that a list was saved as. */
const isOfProgram = (text: string): boolean => isHtml(text) || foreignText(text) !== null;

/** A part of a file is a table. The lines of a sheet are its rows, blank ones included. */
function tablesIn(lines: readonly SourceLine[]): readonly FileTable[] {
  const begins = lines.flatMap(({ part, sheet = part }, at) => (sheet === undefined ? [] : [{ name: sheet, at }]));
  return begins.map(({ name, at }, place) => ({
    name,
    rows: lines.slice(at, begins[place + 1]?.at).map(({ cells, text }, row) => ({
      number: row + 1,
      cells: cells?.map((cell) => cell.text) ?? [text],
    })),
  }));
}
