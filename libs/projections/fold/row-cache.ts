import type { RecordedEvent } from '#event-store';
import { type ReadModel, subjectOf, type SubjectRows } from '../model/read-model.js';
import { type AnyTable, isReadAgain, keyColumns, type ProjectedRow, type TableSpec } from '../model/table.js';

type Row = ProjectedRow & Record<string, unknown>;

/** A row between reading and writing. */
interface Cell {
  /** Undefined when a final form of the row is to be written instead. */
  row: Row | undefined;
  /** To be written. */
  isChanged: boolean;
  /** The fold sees it again; otherwise it only waits here to be written. */
  isSeen: boolean;
  readonly home: Map<string, Cell>;
  readonly key: string;
}

/** Rows of one stream's subject: those read or written so far, per table in the model's order. */
export interface Subject {
  readonly name: string;
  /** Its stored rows are here, or it has none. */
  isRead: boolean;
  /** Revision of the last event folded in; an event at or below it is a repeat. */
  revision: number;
  readonly cells: readonly Map<string, Cell>[];
}

/** What one table has to write. */
class Shelf {
  changed: Cell[] = [];
  /** Rows that no event replaces any more. */
  settled: Row[] = [];
  private readonly columns: readonly string[];
  private readonly places: readonly number[];

  constructor(
    readonly table: AnyTable,
    readonly place: number,
  ) {
    this.columns = keyColumns(table);
    this.places = this.columns.map((column) => table.key.indexOf(column));
  }

  /** What tells rows of one subject apart. */
  keyOf(row: Row): string {
    return this.columns.length === 1
      ? String(row[this.columns[0]!])
      : this.columns.map((name) => row[name]).join('\u001f');
  }

  /** The same from the values of the primary key, in its order. */
  keyFrom(values: readonly unknown[]): string {
    return this.places.length === 1
      ? String(values[this.places[0]!])
      : this.places.map((place) => values[place]).join('\u001f');
  }
}

/** Rows by subject, between reading and writing: events are folded here, and each changed row is written once. */
export class RowCache {
  private readonly subjects = new Map<string, Subject>();
  private readonly shelves: Map<AnyTable, Shelf>;
  private readonly staged: StagedRows;
  private cells = 0;

  constructor(private readonly model: ReadModel) {
    this.shelves = new Map(model.tables.map((table, place) => [table, new Shelf(table, place)]));
    this.staged = new StagedRows(this);
  }

  /** How many rows are held in memory. */
  get size(): number {
    let rows = this.cells;
    for (const { settled } of this.shelves.values()) rows += settled.length;
    return rows;
  }

  /** The subject of each event. */
  subjectsOf(events: readonly RecordedEvent[]): Subject[] {
    return events.map(({ stream }) => this.subjects.get(stream) ?? this.newSubject(stream));
  }

  private newSubject(stream: string): Subject {
    const cells = this.model.tables.map(() => new Map<string, Cell>());
    const subject = { name: subjectOf(this.model, stream), isRead: false, revision: -1, cells };
    this.subjects.set(stream, subject);
    return subject;
  }

  /** A stored row. */
  remember(table: AnyTable, subject: Subject, row: Row): void {
    const shelf = this.shelfOf(table);
    this.add(subject.cells[shelf.place]!, shelf.keyOf(row), row, false, true);
    subject.revision = Math.max(subject.revision, row.revision);
  }

  /** For the event at hand, until the next is staged. What is put becomes real with `keep`. */
  stage(subject: Subject): StagedRows {
    this.staged.begin(subject);
    return this.staged;
  }

  /** For StagedRows. */
  keep(subject: Subject, table: AnyTable, row: Row): void {
    const shelf = this.shelfOf(table);
    const home = subject.cells[shelf.place]!;
    if (table.isFinal?.(row)) return this.settle(shelf, home, row);
    const key = shelf.keyOf(row);
    const isSeen = isReadAgain(table, row);
    const cell = home.get(key) ?? this.add(home, key, row, false, isSeen);
    if (!cell.isChanged) shelf.changed.push(cell);
    Object.assign(cell, { row, isSeen, isChanged: true });
  }

  private settle(shelf: Shelf, home: Map<string, Cell>, row: Row): void {
    shelf.settled.push(row);
    if (home.size === 0) return;
    const cell = home.get(shelf.keyOf(row));
    if (!cell) return;
    cell.row = undefined;
    this.drop(cell);
  }

  private add(home: Map<string, Cell>, key: string, row: Row, isChanged: boolean, isSeen: boolean): Cell {
    const cell: Cell = { row, isChanged, isSeen, home, key };
    home.set(key, cell);
    this.cells++;
    return cell;
  }

  private drop({ home, key }: Cell): void {
    if (home.delete(key)) this.cells--;
  }

  settledRows(table: AnyTable): Row[] {
    return this.shelfOf(table).settled;
  }

  changedRows(table: AnyTable): Row[] {
    return this.shelfOf(table).changed.flatMap(({ row }) => row ?? []);
  }

  settledWritten(table: AnyTable): void {
    this.shelfOf(table).settled = [];
  }

  allWritten(): void {
    for (const shelf of this.shelves.values()) {
      for (const cell of shelf.changed) {
        cell.isChanged = false;
        if (!cell.isSeen) this.drop(cell);
      }
      shelf.changed = [];
      shelf.settled = [];
    }
  }

  /** Forgets everything; what was not written is lost. */
  clear(): void {
    this.allWritten();
    this.subjects.clear();
    this.cells = 0;
  }

  shelfOf(table: AnyTable): Shelf {
    const shelf = this.shelves.get(table);
    if (!shelf) throw new TypeError(`table ${table.name} does not belong to this read model`);
    return shelf;
  }
}

/** The rows of one subject while one event is applied: an event that fails half-way changes nothing. */
export class StagedRows implements SubjectRows {
  private readonly tables: AnyTable[] = [];
  private readonly rows: Row[] = [];
  private known!: Subject;

  constructor(private readonly cache: RowCache) {}

  begin(subject: Subject): void {
    this.known = subject;
    this.tables.length = 0;
    this.rows.length = 0;
  }

  get subject(): string {
    return this.known.name;
  }

  get<R extends ProjectedRow>(table: TableSpec<R>, ...key: readonly unknown[]): R | undefined {
    const shelf = this.cache.shelfOf(table);
    const cell = this.known.cells[shelf.place]!.get(shelf.keyFrom(key));
    return cell?.isSeen ? (cell.row as R | undefined) : undefined;
  }

  all<R extends ProjectedRow>(table: TableSpec<R>): readonly R[] {
    const rows: Row[] = [];
    for (const { row, isSeen } of this.known.cells[this.cache.shelfOf(table).place]!.values()) {
      if (row && isSeen) rows.push(row);
    }
    return rows as never;
  }

  put<R extends ProjectedRow>(table: TableSpec<R>, row: R): void {
    this.tables.push(table);
    this.rows.push(row as unknown as Row);
  }

  keep(revision: number): void {
    this.known.revision = revision;
    for (let at = 0; at < this.tables.length; at++) this.cache.keep(this.known, this.tables[at]!, this.rows[at]!);
  }
}
