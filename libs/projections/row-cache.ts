import type { SubjectRows } from './read-model.js';
import { type AnyTable, keyOf, type ProjectedRow } from './table.js';

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

  revisionOf(subject: string): number {
    return this.subjects.get(subject)!.revision;
  }

  /** The subject's rows for one event. What is put becomes real with `keep`, so an event that fails changes nothing. */
  stage(name: string): SubjectRows & { keep(revision: number): void } {
    const subject = this.subjects.get(name)!;
    const staged: [table: AnyTable, row: Row][] = [];
    return {
      subject: name,
      get: (table, ...key) => subject.rows[this.placeOf(table)]!.get(key.map(String).join('\u001f')) as never,
      all: (table) => [...subject.rows[this.placeOf(table)]!.values()] as never,
      put: (table, row) => void staged.push([table, row as unknown as Row]),
      keep: (revision) => {
        subject.revision = revision;
        for (const [table, row] of staged) this.keepRow(subject, table, row);
      },
    };
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

  private placeOf(table: AnyTable): number {
    const place = this.places.get(table);
    if (place === undefined) throw new TypeError(`table ${table.name} does not belong to this read model`);
    return place;
  }
}

function isReadAgain(table: AnyTable, row: Row): boolean {
  if (table.reread === undefined) return true;
  return table.reread !== 'none' && table.reread.holds(row);
}
