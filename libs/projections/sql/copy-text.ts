import { type AnyTable, baseType, type ColumnType } from '../model/table.js';
import { textArray } from './array-literal.js';

const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (value: string): string =>
  special.test(value) ? value.replace(/[\\\n\r\t]/g, (character) => escapes[character]!) : value;

function field(type: ColumnType, value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (type === 'jsonb') return escaped(JSON.stringify(value));
  if (type === 'text[]') return escaped(textArray(value as readonly string[]));
  if (type === 'text') return escaped(value as string);
  return String(value);
}

/** Rows in PostgreSQL's text format for COPY: a line per row, columns in the order of the table, tabs between them. */
export function copyText(table: AnyTable, rows: readonly object[]): string {
  const columns = Object.entries(table.columns).map(([property, spec]) => ({ property, type: baseType(spec) }));
  let text = '';
  for (const row of rows as readonly Record<string, unknown>[]) {
    for (let at = 0; at < columns.length; at++) {
      const { property, type } = columns[at]!;
      text += (at === 0 ? '' : '\t') + field(type, row[property]);
    }
    text += '\n';
  }
  return text;
}
