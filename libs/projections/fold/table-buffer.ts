import { type AnyTable, isReread, keyColumns, type ProjectedRow } from '../model/table.js';

/** A row in memory, after it was read or changed. */
interface CachedRow {
  /** Undefined once a final version of this row waits to be written. */
  row: ProjectedRow | undefined;
  /** It waits to be written. */
  isChanged: boolean;
  /** Later events may ask for it. If not, it stays here only until it is written. */
  isReread: boolean;
  /** The map that holds it. */
  readonly rows: RowsOfSubject;
  readonly key: string;
}

/** The rows of one subject in one table, by the part of their key that tells them apart. */
export type RowsOfSubject = Map<string, CachedRow>;

const columnOf = (row: object, column: string): unknown => (row as Record<string, unknown>)[column];
const separator = '\u001f';

/** The rows of one table that are in memory, and which of them wait to be written. */
export class TableBuffer {
  private changed: CachedRow[] = [];
  private final: ProjectedRow[] = [];
  private cached = 0;
  private readonly columns: readonly string[];
  private readonly columnsInKey: readonly number[];

  constructor(
    private readonly table: AnyTable,
    /** Which of the model's tables this is. */
    readonly index: number,
  ) {
    this.columns = keyColumns(table);
    this.columnsInKey = this.columns.map((column) => table.key.indexOf(column));
  }

  /** How many rows are in memory. */
  get size(): number {
    return this.cached + this.final.length;
  }

  /** The row with this primary key, if later events may ask for it. */
  find(rows: RowsOfSubject, primaryKey: readonly unknown[]): ProjectedRow | undefined {
    const found = rows.get(this.keyFrom(primaryKey));
    return found?.isReread ? found.row : undefined;
  }

  addStored(rows: RowsOfSubject, row: ProjectedRow): void {
    this.add(rows, this.keyOf(row), row, true);
  }

  /** Takes a new or changed row, to be written later. */
  put(rows: RowsOfSubject, row: ProjectedRow): void {
    if (this.table.isFinal?.(row)) return this.putFinal(rows, row);
    const key = this.keyOf(row);
    const isAskedFor = isReread(this.table, row);
    const cached = rows.get(key) ?? this.add(rows, key, row, isAskedFor);
    if (!cached.isChanged) this.changed.push(cached);
    cached.row = row;
    cached.isReread = isAskedFor;
    cached.isChanged = true;
  }

  changedRows(): ProjectedRow[] {
    return this.changed.flatMap(({ row }) => row ?? []);
  }

  finalRows(): ProjectedRow[] {
    return this.final;
  }

  finalRowsWritten(): void {
    this.final = [];
  }

  allWritten(): void {
    for (const cached of this.changed) {
      cached.isChanged = false;
      if (!cached.isReread) this.remove(cached);
    }
    this.changed = [];
    this.final = [];
  }

  /** For when the maps of all subjects are thrown away. */
  clear(): void {
    this.changed = [];
    this.final = [];
    this.cached = 0;
  }

  private putFinal(rows: RowsOfSubject, row: ProjectedRow): void {
    this.final.push(row);
    if (rows.size === 0) return;
    const cached = rows.get(this.keyOf(row));
    if (!cached) return;
    cached.row = undefined;
    this.remove(cached);
  }

  private add(rows: RowsOfSubject, key: string, row: ProjectedRow, isAskedFor: boolean): CachedRow {
    const cached: CachedRow = { row, isChanged: false, isReread: isAskedFor, rows, key };
    rows.set(key, cached);
    this.cached++;
    return cached;
  }

  private remove({ rows, key }: CachedRow): void {
    if (rows.delete(key)) this.cached--;
  }

  /** The key columns besides the subject, as one text. */
  private keyOf(row: ProjectedRow): string {
    return this.columns.length === 1
      ? String(columnOf(row, this.columns[0]!))
      : this.columns.map((column) => columnOf(row, column)).join(separator);
  }

  /** The same text from the values of the whole primary key, in its order. */
  private keyFrom(primaryKey: readonly unknown[]): string {
    return this.columnsInKey.length === 1
      ? String(primaryKey[this.columnsInKey[0]!])
      : this.columnsInKey.map((at) => primaryKey[at]).join(separator);
  }
}
