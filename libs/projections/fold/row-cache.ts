import type { RecordedEvent } from '#event-store';
import { type ReadModel, subjectOf, type SubjectRows } from '../model/read-model.js';
import type { AnyTable, ProjectedRow, TableSpec } from '../model/table.js';
import { type RowsOfSubject, TableBuffer } from './table-buffer.js';

/** What one stream is about (a task, a plan), with those of its rows that are in memory. */
export interface Subject {
  readonly name: string;
  /** Its stored rows are in memory, or it has none. */
  isRead: boolean;
  /** Revision of the last event that was folded in. An event with this revision or a lower one is a repeat. */
  revision: number;
  /** Per table, in the order of the model's tables. */
  readonly rows: readonly RowsOfSubject[];
}

/** Rows by subject, between reading and writing: events are folded here, and each changed row is written once. */
export class RowCache {
  private readonly subjects = new Map<string, Subject>();
  private readonly buffers: Map<AnyTable, TableBuffer>;
  private readonly staged: StagedRows;

  constructor(private readonly model: ReadModel) {
    this.buffers = new Map(model.tables.map((table, index) => [table, new TableBuffer(table, index)]));
    this.staged = new StagedRows(this);
  }

  /** How many rows are in memory. */
  get size(): number {
    let rows = 0;
    for (const buffer of this.buffers.values()) rows += buffer.size;
    return rows;
  }

  /** The subject of each event. */
  subjectsOf(events: readonly RecordedEvent[]): Subject[] {
    return events.map(({ stream }) => this.subjects.get(stream) ?? this.newSubject(stream));
  }

  private newSubject(stream: string): Subject {
    const rows = this.model.tables.map((): RowsOfSubject => new Map());
    const subject = { name: subjectOf(this.model, stream), isRead: false, revision: -1, rows };
    this.subjects.set(stream, subject);
    return subject;
  }

  /** Takes a row as it is stored. */
  addStored(table: AnyTable, subject: Subject, row: ProjectedRow): void {
    const buffer = this.bufferOf(table);
    buffer.addStored(subject.rows[buffer.index]!, row);
    subject.revision = Math.max(subject.revision, row.revision);
  }

  /** The rows for one event to read and put. What it puts takes effect with `accept`. Only one event at a time. */
  stage(subject: Subject): StagedRows {
    this.staged.begin(subject);
    return this.staged;
  }

  /** Takes a new or changed row, to be written later. */
  put(subject: Subject, table: AnyTable, row: ProjectedRow): void {
    const buffer = this.bufferOf(table);
    buffer.put(subject.rows[buffer.index]!, row);
  }

  changedRows(table: AnyTable): ProjectedRow[] {
    return this.bufferOf(table).changedRows();
  }

  /** Rows to be written that no later event can replace. */
  finalRows(table: AnyTable): ProjectedRow[] {
    return this.bufferOf(table).finalRows();
  }

  finalRowsWritten(table: AnyTable): void {
    this.bufferOf(table).finalRowsWritten();
  }

  allWritten(): void {
    for (const buffer of this.buffers.values()) buffer.allWritten();
  }

  /** Forgets everything; what was not written is lost. */
  clear(): void {
    for (const buffer of this.buffers.values()) buffer.clear();
    this.subjects.clear();
  }

  /** @throws TypeError when the table is none of the model's. */
  bufferOf(table: AnyTable): TableBuffer {
    const buffer = this.buffers.get(table);
    if (!buffer) throw new TypeError(`table ${table.name} does not belong to this read model`);
    return buffer;
  }
}

/** The rows of one subject while one event is applied: an event that fails half-way changes nothing. */
class StagedRows implements SubjectRows {
  private readonly tables: AnyTable[] = [];
  private readonly rows: ProjectedRow[] = [];
  private current!: Subject;

  constructor(private readonly cache: RowCache) {}

  begin(subject: Subject): void {
    this.current = subject;
    this.tables.length = 0;
    this.rows.length = 0;
  }

  get subject(): string {
    return this.current.name;
  }

  /** The cast holds: only rows of type `R` are put into a table of `R`, or read back from its columns. */
  get<R extends ProjectedRow>(table: TableSpec<R>, ...key: readonly unknown[]): R | undefined {
    const buffer = this.cache.bufferOf(table);
    return buffer.find(this.current.rows[buffer.index]!, key) as R | undefined;
  }

  all<R extends ProjectedRow>(table: TableSpec<R>): readonly R[] {
    const rows: ProjectedRow[] = [];
    for (const { row, isReread } of this.current.rows[this.cache.bufferOf(table).index]!.values()) {
      if (row && isReread) rows.push(row);
    }
    return rows as R[];
  }

  put<R extends ProjectedRow>(table: TableSpec<R>, row: R): void {
    this.tables.push(table);
    this.rows.push(row);
  }

  /** The event was applied: what it has put takes effect. */
  accept(revision: number): void {
    this.current.revision = revision;
    for (let at = 0; at < this.tables.length; at++) this.cache.put(this.current, this.tables[at]!, this.rows[at]!);
  }
}
