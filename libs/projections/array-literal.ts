import { type ColumnType } from './table.js';

const needsEscape = /["\\]/;

const quoted = (value: string): string =>
  needsEscape.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`;

const textArray = (values: readonly string[]): string => `{${values.map(quoted).join(',')}}`;

function element(type: ColumnType, value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (type === 'jsonb') return quoted(JSON.stringify(value));
  if (type === 'text[]') return quoted(textArray(value as readonly string[]));
  if (type === 'text') return quoted(value as string);
  return String(value);
}

/**
 * A column of many rows as one PostgreSQL array literal. The driver's own conversion runs three regular expressions
 * per value; this is the hot path of every projection.
 */
export function arrayLiteral(type: ColumnType, values: readonly unknown[]): string {
  let literal = '{';
  for (let at = 0; at < values.length; at++) literal += (at === 0 ? '' : ',') + element(type, values[at]);
  return `${literal}}`;
}
