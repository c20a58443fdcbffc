import { documentSeparator } from './array-literal.js';
import { type AnyTable, baseType, columnName, type ColumnType, isNullable } from '../model/table.js';

/** Schema of everything that can be dropped and rebuilt from events. */
export const schema = 'zhezi_read';

/** What a table is called: the live one has no suffix, one being built has one. */
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

/** Statistics of what conditions are about; of documents and lists they cost much and tell nothing. */
export function analyze(table: AnyTable, suffix: Suffix): string {
  const isPlain = (property: string): boolean => !['jsonb', 'text[]'].includes(baseType(table.columns[property]!));
  return `ANALYZE ${physicalName(table, suffix)} (${properties(table).filter(isPlain).map(columnName).join(', ')})`;
}

export const dropTable = (table: AnyTable, suffix: Suffix): string =>
  `DROP TABLE IF EXISTS ${physicalName(table, suffix)}`;

/** Gives a table that was built beside the live one, and all that belongs to it, the live names. */
export const takeLiveNames = (table: AnyTable): string[] => [
  `ALTER TABLE ${physicalName(table, '__next')} RENAME TO ${table.name}`,
  `ALTER INDEX ${schema}.${table.name}_key__next RENAME TO ${table.name}_key`,
  ...table.indexes.map(
    ({ name }) => `ALTER INDEX ${schema}.${table.name}_${name}__next RENAME TO ${table.name}_${name}`,
  ),
];

/** The rows the fold has to see again, for the subjects in `$1`. */
export function selectRows(table: AnyTable, suffix: Suffix): string {
  const columns = properties(table).map((property) => `${columnName(property)} AS "${property}"`);
  const condition = typeof table.reread === 'object' ? ` AND (${table.reread.sql})` : '';
  return `SELECT ${columns.join(', ')} FROM ${physicalName(table, suffix)} WHERE ${columnName(table.subject)} = ANY($1::text[])${condition}`;
}

/** Takes rows from the client, the fastest way in. */
export const copyRows = (table: AnyTable, suffix: Suffix): string =>
  `COPY ${physicalName(table, suffix)} (${columnsOf(table).join(', ')}) FROM STDIN`;

/**
 * Many rows in one statement, one text per column. Arrays of arrays do not unnest into rows, so `text[]` travels as text;
 * documents travel as one text with separators.
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
