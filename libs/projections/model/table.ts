/** Types a read model's column may have; `?` marks a column that may be NULL. */
export type ColumnType =
  'text' | 'integer' | 'bigint' | 'double precision' | 'boolean' | 'date' | 'timestamptz' | 'jsonb' | 'text[]';
export type ColumnSpec = ColumnType | `${ColumnType}?`;

/** What every row has: the revision of the event that changed it last. */
export interface ProjectedRow {
  readonly revision: number;
}

export interface IndexSpec {
  /** Unique within the schema; the index is called `<table>_<name>`. */
  readonly name: string;
  /** What follows the table's name in CREATE INDEX: `(plan_id, seq)`, `USING gin (grams)`, `(next_at) WHERE …`. */
  readonly on: string;
}

/**
 * One table of a read model. Property `currentDue` of a row is column `current_due`. Values are what JSON knows: dates
 * `YYYY-MM-DD`, instants ISO UTC with three decimals, bigints as decimal strings.
 */
export interface TableSpec<Row extends ProjectedRow> {
  readonly name: string;
  readonly columns: { readonly [Column in keyof Required<Row>]: ColumnSpec };
  readonly key: readonly (keyof Row & string)[];
  /** The column that names the subject of the row's stream: rows are read and folded per subject. */
  readonly subject: keyof Row & string;
  readonly indexes: readonly IndexSpec[];
  /**
   * Which stored rows `apply` may ask for. Absent: all of the subject. `none`: no row is ever read back. Otherwise those
   * that meet a condition, written twice with one meaning: as SQL and as a function.
   */
  readonly reread?: 'none' | { readonly sql: string; readonly holds: (row: Row) => boolean };
  /** Whether no later event can replace this row: a rebuild writes such rows early and forgets them. */
  readonly isFinal?: (row: Row) => boolean;
  /**
   * SQL condition under which a new row (`excluded`) replaces a stored row (`t`) with the same key. Absent: when its
   * revision is higher.
   */
  readonly replacesIf?: string;
  /** How much of a page inserts fill, in per cent; the rest is room for updates in place. Default 100. */
  readonly fillfactor?: number;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of tables with different rows
export type AnyTable = TableSpec<any>;

export const columnName = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const baseType = (spec: ColumnSpec): ColumnType => (spec.endsWith('?') ? spec.slice(0, -1) : spec) as ColumnType;

export const isNullable = (spec: ColumnSpec): boolean => spec.endsWith('?');

/** The key without the subject: these columns tell the rows of one subject apart. */
export const keyColumns = (table: AnyTable): string[] => table.key.filter((column) => column !== table.subject);

/** Whether `apply` may ask for this row later. */
export function isReread(table: AnyTable, row: unknown): boolean {
  if (table.reread === undefined) return true;
  return table.reread !== 'none' && table.reread.holds(row);
}
