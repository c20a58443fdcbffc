/** Types a read model's column may have; `?` marks a column that may be NULL. */
export type ColumnType =
  'text' | 'integer' | 'bigint' | 'double precision' | 'boolean' | 'date' | 'timestamptz' | 'jsonb' | 'text[]';
export type ColumnSpec = ColumnType | `${ColumnType}?`;

/** What every row says of the event it was last changed by. */
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
   * Which rows the fold has to see again: all of a subject, unless it says none or gives a condition, of which `sql` and
   * `holds` say the same.
   */
  readonly reread?: 'none' | { readonly sql: string; readonly holds: (row: Row) => boolean };
  /** Rows that no later event can replace: a rebuild writes them early and forgets them. */
  readonly isFinal?: (row: Row) => boolean;
  /** When a stored row `t` gives way to an `excluded` one of the same key. */
  readonly givesWay?: string;
  /** Percentage of a page filled by inserts; room for updates in place. */
  readonly fillfactor?: number;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of tables with different rows
export type AnyTable = TableSpec<any>;

export const columnName = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const baseType = (spec: ColumnSpec): ColumnType => (spec.endsWith('?') ? spec.slice(0, -1) : spec) as ColumnType;

export const isNullable = (spec: ColumnSpec): boolean => spec.endsWith('?');

/** Columns that tell the rows of one subject apart. */
export const keyColumns = (table: AnyTable): string[] => table.key.filter((column) => column !== table.subject);

/** Whether the fold has to see this row again. */
export function isReadAgain(table: AnyTable, row: unknown): boolean {
  if (table.reread === undefined) return true;
  return table.reread !== 'none' && table.reread.holds(row);
}
