import type { RecordedEvent } from '#event-store';
import type { AnyTable, ProjectedRow, TableSpec } from './table.js';

/** The rows of one subject (one stream), as they stand before the event that is being applied. */
export interface SubjectRows {
  /** The part of the stream's name after its prefix: a task id, a plan id. */
  readonly subject: string;
  get<Row extends ProjectedRow>(table: TableSpec<Row>, ...key: readonly unknown[]): Row | undefined;
  all<Row extends ProjectedRow>(table: TableSpec<Row>): readonly Row[];
  /** Adds the row or replaces the one with its key. Rows are never changed in place and never removed. */
  put<Row extends ProjectedRow>(table: TableSpec<Row>, row: Row): void;
}

/**
 * A read model is a fold: an event changes only rows of the subject of its own stream. So events of different streams can
 * be folded in any grouping, and a rebuilt model equals the live one.
 */
export interface ReadModel {
  readonly name: string;
  /** A change of shape or meaning is a new version: the model is then rebuilt beside the old one and swapped. */
  readonly version: number;
  readonly tables: readonly AnyTable[];
  readonly eventTypes: readonly string[];
  readonly streamPrefixes: readonly string[];
  /** Pure. What it throws quarantines the stream for this model. */
  apply(event: RecordedEvent, rows: SubjectRows): void;
}

/** @throws TypeError when the stream is none of the model's. */
export function subjectOf(model: ReadModel, stream: string): string {
  const prefix = model.streamPrefixes.find((candidate) => stream.startsWith(candidate));
  if (prefix === undefined) throw new TypeError(`stream ${stream} is not one of ${model.streamPrefixes.join(', ')}`);
  return stream.slice(prefix.length);
}

export const filterOf = (model: ReadModel) => ({ streamPrefixes: model.streamPrefixes, types: model.eventTypes });
