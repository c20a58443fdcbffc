import { type AnyTable, baseType, columnName, type ColumnType, isNullable } from '../model/table.js';
import { documentSeparator } from './array-literal.js';

/** Schema of everything that can be dropped and rebuilt from events. */
export const schema = 'zhezi_read';

/** What the table's name ends with: nothing for the live table, something for a table that is being built. */
export type Suffix = '' | '__next' | '__check';

export const physicalName = (table: AnyTable, suffix: Suffix): string => `${schema}.${table.name}${suffix}`;

const properties = (table: AnyTable): string[] => Object.keys(table.columns);
const columnsOf = (table: AnyTable): string[] => properties(table).map(columnName);

export function createTable(table: AnyTable, suffix: Suffix): string {
  const lines = properties(table).map((property) => {
    const spec = table.columns[property]!;
    return `${columnName(property)} ${baseType(spec)}${isNullable(spec) ? '' : ' NOT NULL'}`;
  });
  const storage = `fillfactor = ${table.fillfactor ?? 100}, autovacuum_vacuum_scale_factor = 0.05`;
  return `CREATE TABLE ${physicalName(table, suffix)} (${lines.join(', ')}) WITH (${storage})`;
}

/** Primary key and indexes: for a table being built they come last, when its rows are in. */
export const createKey = (table: AnyTable, suffix: Suffix): string =>
  `ALTER TABLE ${physicalName(table, suffix)} ADD CONSTRAINT ${table.name}_key${suffix} PRIMARY KEY (${table.key.map(columnName).join(', ')})`;

export const createIndexes = (table: AnyTable, suffix: Suffix): string[] =>
  table.indexes.map(
    ({ name, on }) => `CREATE INDEX ${table.name}_${name}${suffix} ON ${physicalName(table, suffix)} ${on}`,
  );

/** Collects statistics of columns that stand in conditions; for documents and lists they cost much and help nothing. */
export function analyze(table: AnyTable, suffix: Suffix): string {
  const isPlain = (property: string): boolean => !['jsonb', 'text[]'].includes(baseType(table.columns[property]!));
  return `ANALYZE ${physicalName(table, suffix)} (${properties(table).filter(isPlain).map(columnName).join(', ')})`;
}

export const dropTable = (table: AnyTable, suffix: Suffix): string =>
  `DROP TABLE IF EXISTS ${physicalName(table, suffix)}`;

/** Gives the live names to a table that was built beside the live one, and to its indexes. */
export const takeLiveNames = (table: AnyTable): string[] => [
  `ALTER TABLE ${physicalName(table, '__next')} RENAME TO ${table.name}`,
  `ALTER INDEX ${schema}.${table.name}_key__next RENAME TO ${table.name}_key`,
  ...table.indexes.map(
    ({ name }) => `ALTER INDEX ${schema}.${table.name}_${name}__next RENAME TO ${table.name}_${name}`,
  ),
];

/** Reads those rows of the subjects in `$1` that `apply` may ask for. */
export function selectRows(table: AnyTable, suffix: Suffix): string {
  const columns = properties(table).map((property) => `${columnName(property)} AS "${property}"`);
  const condition = typeof table.reread === 'object' ? ` AND (${table.reread.sql})` : '';
  return `SELECT ${columns.join(', ')} FROM ${physicalName(table, suffix)} WHERE ${columnName(table.subject)} = ANY($1::text[])${condition}`;
}

/** Takes rows from the client by COPY, which is the fastest way. */
export const copyRows = (table: AnyTable, suffix: Suffix): string =>
  `COPY ${physicalName(table, suffix)} (${columnsOf(table).join(', ')}) FROM STDIN`;

/**
 * Inserts many rows with one statement, one text per column. PostgreSQL does not unnest arrays of arrays into rows, so that
 * a column of `text[]` is sent as an array of texts; documents are sent as one text with separators.
 */
function insertRows(table: AnyTable, suffix: Suffix): string {
  const names = columnsOf(table);
  const types = properties(table).map((property) => baseType(table.columns[property]!));
  const chosen = names.map((name, at) => (types[at] === 'text[]' ? `u.${name}::text[]` : `u.${name}`));
  return (
    `INSERT INTO ${physicalName(table, suffix)} AS t (${names.join(', ')}) ` +
    `SELECT ${chosen.join(', ')} FROM unnest(${types.map(parameter).join(', ')}) AS u(${names.join(', ')})`
  );
}

function parameter(type: ColumnType, at: number): string {
  if (type === 'jsonb') return `string_to_array($${at + 1}::text, '${documentSeparator}', '')::jsonb[]`;
  return `$${at + 1}::${type === 'text[]' ? 'text' : type}[]`;
}

export function upsertRows(table: AnyTable, suffix: Suffix): string {
  const key = table.key.map(columnName);
  const others = columnsOf(table).filter((name) => !key.includes(name));
  const assignments = others.map((name) => `${name} = excluded.${name}`);
  return (
    `${insertRows(table, suffix)} ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${assignments.join(', ')} ` +
    `WHERE ${table.replacesIf ?? 'excluded.revision > t.revision'}`
  );
}
