import { CsvError, parse } from 'csv-parse/sync';
import { namesTable, paragraph, type SourceLine, tableRow } from '../../domain/reading/index.js';
import type { OpeningBudget } from '../budget.js';
import { refuse } from '../refusals.js';
import { layOutCells } from '../structure/grid.js';
import { baseName } from '../structure/part-name.js';

const delimiters = [',', ';', '\t'];
/** The head is looked for in so many records and characters. */
const headRecords = 20;
const headLength = 64 * 1024;

const parsed = (text: string, delimiter: string, to?: number): string[][] =>
  parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    ...(to === undefined ? {} : { to }),
  });

const records = (text: string, delimiter: string, to?: number): string[][] => {
  try {
    return parsed(text, delimiter, to);
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
};

/** The separator with which a text is a table: one of its first records names columns of tasks and of units. */
const delimiterOf = (text: string): string | null => {
  const head = text.slice(0, headLength);
  return (
    delimiters.find(
      (delimiter) =>
        head.includes(delimiter) && records(head, delimiter, headRecords).some((record) => namesTable(record)),
    ) ?? null
  );
};

/** The records of a text whose values are separated by commas, semicolons or tabs, a line each; null when it is no such text. */
export function csvLines(text: string, budget: OpeningBudget): readonly SourceLine[] | null {
  const delimiter = delimiterOf(text);
  if (delimiter === null) return null;
  budget.pieces(text.split(delimiter).length);
  const rows = records(text, delimiter);
  if (rows.length < 2) return null;
  const cells = layOutCells(
    rows.map((row) => row.map((value) => ({ text: value.replace(/\r\n?/g, '\n'), columns: 1, rows: 1 }))),
    budget,
  );
  const lines = cells.map((row) => (row.every((cell) => cell.text === '') ? paragraph('') : tableRow(1, row)));
  return lines.map((line, i) => (i === 0 ? { ...line, part: baseName(budget.name) } : line));
}

/** The records of a text, whatever they list, by the separator that gives its beginning the most values. @throws READ_QUOTE_OPEN */
export function csvRecords(text: string, budget: OpeningBudget): readonly (readonly string[])[] {
  const head = text.slice(0, headLength);
  const widthWith = (delimiter: string): number =>
    records(head, delimiter, headRecords).reduce((values, record) => values + record.length, 0);
  const delimiter = delimiters.reduce((best, one) => (widthWith(one) > widthWith(best) ? one : best));
  budget.pieces(text.split(delimiter).length);
  try {
    return parsed(text, delimiter);
  } catch (error) {
    if (error instanceof CsvError) throw refuse('READ_QUOTE_OPEN', { name: budget.name, row: rowOf(error) });
    throw error;
  }
}

/** The row that was not read to its end. */
const rowOf = ({ records: read }: CsvError): number => Number(read) + 1;
