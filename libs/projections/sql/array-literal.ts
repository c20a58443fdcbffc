import { type ColumnType } from '../model/table.js';

const needsEscape = /["\\]/;

const quoted = (value: string): string =>
  needsEscape.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`;

/** A list of texts as PostgreSQL writes an array. */
export const textArray = (values: readonly string[]): string => `{${values.map(quoted).join(',')}}`;

function element(type: ColumnType, value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (type === 'text[]') return quoted(textArray(value as readonly string[]));
  if (type === 'text') return quoted(value as string);
  return String(value);
}

/** Between JSON documents: a character that JSON never contains as such. */
export const documentSeparator = '\u001e';

/**
 * A column of many rows as one text: of documents a list with separators, because nearly every character of theirs would
 * have to be escaped in an array; otherwise an array literal. The driver's own conversion runs three regular expressions
 * per value; this is the hot path of every projection.
 */
export function columnText(type: ColumnType, values: readonly unknown[]): string {
  if (type === 'jsonb') return values.map(document).join(documentSeparator);
  let literal = '{';
  for (let at = 0; at < values.length; at++) literal += (at === 0 ? '' : ',') + element(type, values[at]);
  return `${literal}}`;
}

/** Empty for a row that has none. */
const document = (value: unknown): string => (value === null || value === undefined ? '' : JSON.stringify(value));
