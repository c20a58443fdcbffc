import type { SubjectRows } from './read-model.js';
import { type AnyTable, keyOf, type ProjectedRow, type TableSpec } from './table.js';

type Row = ProjectedRow & Record<string, unknown>;

/** Rows of one subject: those read or written so far, per table in the model's order. */
interface Subject {
  /** Revision of the last event folded in; an event at or below it is a repeat. */
  revision: number;
  readonly rows: Map<string, Row>[];
}

/** Rows by subject, between reading and writing: events are folded here, and each changed row is written once. */
export class RowCache {
  private readonly subjects = new Map<string, Subject>();
  private readonly places: Map<AnyTable, number>;
  /** Rows to be written that may change again. */
  private readonly changing: Map<string, Row>[];
  /** Rows to be written that no event replaces any more. */
  private readonly settled: Map<string, Row>[];
  private held = 0;

  constructor(private readonly tables: readonly AnyTable[]) {
    this.places = new Map(tables.map((table, place) => [table, place]));
    this.changing = tables.map(() => new Map<string, Row>());
    this.settled = tables.map(() => new Map<string, Row>());
  }

  /** How many rows are held in memory. */
  get size(): number {
    const unread = this.tables.map((table, place) => (table.reread === 'none' ? this.changing[place]!.size : 0));
    return this.settled.reduce((sum, rows) => sum + rows.size, this.held) + unread.reduce((sum, size) => sum + size, 0);
  }

  /** Those of the subjects whose rows were not read yet. */
  unknown(subjects: Iterable<string>): string[] {
    const found = new Set<string>();
    for (const subject of subjects) if (!this.subjects.has(subject)) found.add(subject);
    return [...found];
  }

  /** From now on these subjects count as read; their stored rows follow through `remember`. */
  expect(subjects: readonly string[]): void {
    for (const subject of subjects) {
      this.subjects.set(subject, { revision: -1, rows: this.tables.map(() => new Map()) });
    }
  }

  remember(table: AnyTable, rows: readonly Row[]): void {
    const place = this.placeOf(table);
    for (const row of rows) {
      const subject = this.subjects.get(String(row[table.subject]))!;
      subject.rows[place]!.set(keyOf(table, row), row);
      subject.revision = Math.max(subject.revision, row.revision);
      this.held++;
    }
  }

  /** The rows of a subject that counts as read. What is put becomes real with `keep`. */
  rowsOf(subject: string): StagedRows {
    return new StagedRows(subject, this.subjects.get(subject)!, this);
  }

  /** For StagedRows: takes over what an event put. */
  keep(subject: Subject, tables: readonly AnyTable[], rows: readonly Row[]): void {
    for (let at = 0; at < tables.length; at++) this.keepRow(subject, tables[at]!, rows[at]!);
  }

  private keepRow(subject: Subject, table: AnyTable, row: Row): void {
    const place = this.placeOf(table);
    const key = keyOf(table, row);
    const rows = subject.rows[place]!;
    const had = rows.size;
    if (isReadAgain(table, row)) rows.set(key, row);
    else rows.delete(key);
    this.held += rows.size - had;
    const isFinal = table.isFinal?.(row) ?? false;
    if (isFinal) this.changing[place]!.delete(key);
    (isFinal ? this.settled : this.changing)[place]!.set(key, row);
  }

  settledRows(table: AnyTable): Row[] {
    return [...this.settled[this.placeOf(table)]!.values()];
  }

  changingRows(table: AnyTable): Row[] {
    return [...this.changing[this.placeOf(table)]!.values()];
  }

  settledWritten(table: AnyTable): void {
    this.settled[this.placeOf(table)]!.clear();
  }

  allWritten(): void {
    for (const rows of [...this.changing, ...this.settled]) rows.clear();
  }

  /** Forgets everything; what was not written is lost. */
  clear(): void {
    this.subjects.clear();
    this.allWritten();
    this.held = 0;
  }

  placeOf(table: AnyTable): number {
    const place = this.places.get(table);
    if (place === undefined) throw new TypeError(`table ${table.name} does not belong to this read model`);
    return place;
  }
}

/** The rows of one subject while one event is applied: an event that fails half-way changes nothing. */
export class StagedRows implements SubjectRows {
  private readonly tables: AnyTable[] = [];
  private readonly rows: Row[] = [];

  constructor(
    readonly subject: string,
    private readonly known: Subject,
    private readonly cache: RowCache,
  ) {}

  /** Of the last event folded in, or of the newest row read; -1 when there is none. */
  get revision(): number {
    return this.known.revision;
  }

  get<R extends ProjectedRow>(table: TableSpec<R>, ...key: readonly unknown[]): R | undefined {
    const name = key.length === 1 ? String(key[0]) : key.map(String).join('\u001f');
    return this.known.rows[this.cache.placeOf(table)]!.get(name) as R | undefined;
  }

  all<R extends ProjectedRow>(table: TableSpec<R>): readonly R[] {
    return [...this.known.rows[this.cache.placeOf(table)]!.values()] as never;
  }

  put<R extends ProjectedRow>(table: TableSpec<R>, row: R): void {
    this.tables.push(table);
    this.rows.push(row as unknown as Row);
  }

  keep(revision: number): void {
    this.known.revision = revision;
    this.cache.keep(this.known, this.tables, this.rows);
  }
}

function isReadAgain(table: AnyTable, row: Row): boolean {
  if (table.reread === undefined) return true;
  return table.reread !== 'none' && table.reread.holds(row);
}
