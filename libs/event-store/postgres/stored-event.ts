import type pg from 'pg';
import type { EventMetadata, JsonObject } from '#kernel';
import type { RecordedEvent } from '../port.js';

export const columns = 'position, recorded_at, id, revision, schema_version, stream, type, data, metadata';

/** All values come as PostgreSQL's text; only these few types occur, so they are read here, without the driver's general parsers. */
export const asText: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };

export type Row = readonly [...values: string[]];

/** An event as it is stored. Its content is parsed when it is first asked for: a projection needs only a part of it. */
class StoredEvent implements RecordedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  #recordedAt: string;
  #data: string | JsonObject;
  #metadata: string | EventMetadata;

  /** @param at where the event's columns begin in the row */
  constructor(row: Row, at: number) {
    this.id = row[at + 2]!;
    this.type = row[at + 6]!;
    this.schemaVersion = Number(row[at + 4]);
    this.stream = row[at + 5]!;
    this.revision = Number(row[at + 3]);
    this.position = BigInt(row[at]!);
    this.#recordedAt = row[at + 1]!;
    this.#data = row[at + 7]!;
    this.#metadata = row[at + 8]!;
  }

  get data(): JsonObject {
    if (typeof this.#data === 'string') this.#data = JSON.parse(this.#data) as JsonObject;
    return this.#data;
  }

  get metadata(): EventMetadata {
    if (typeof this.#metadata === 'string') this.#metadata = parseMetadata(this.#metadata);
    return this.#metadata;
  }

  get recordedAt(): string {
    return toTimestamp(this.#recordedAt);
  }

  toJSON(): RecordedEvent {
    const { data, metadata, recordedAt } = this;
    return { ...this, data, metadata, recordedAt };
  }
}

/** A memo of the last metadata that was parsed: events of one command have the same, and usually follow one another. */
let newest: { readonly text: string; readonly metadata: EventMetadata } | undefined;
function parseMetadata(text: string): EventMetadata {
  if (newest?.text !== text) newest = { text, metadata: JSON.parse(text) as EventMetadata };
  return newest.metadata;
}

export const toEvent = (row: Row, at = 0): RecordedEvent => new StoredEvent(row, at);

/** `2026-01-02 03:04:05.6+00` → `2026-01-02T03:04:05.600Z`; the sessions are in UTC. */
function toTimestamp(text: string): string {
  const milliseconds = text.slice(20, -3).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}
