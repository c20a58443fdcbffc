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
  readonly #parsing: MetadataParsing;

  constructor(row: Row, parsing: MetadataParsing) {
    this.id = row[2]!;
    this.type = row[6]!;
    this.schemaVersion = Number(row[4]);
    this.stream = row[5]!;
    this.revision = Number(row[3]);
    this.position = BigInt(row[0]!);
    this.#recordedAt = row[1]!;
    this.#data = row[7]!;
    this.#metadata = row[8]!;
    this.#parsing = parsing;
  }

  get data(): JsonObject {
    if (typeof this.#data === 'string') this.#data = JSON.parse(this.#data) as JsonObject;
    return this.#data;
  }

  get metadata(): EventMetadata {
    if (typeof this.#metadata === 'string') this.#metadata = this.#parsing.parsed(this.#metadata);
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

/** Remembers the last metadata that it parsed: events of one command have the same, and usually follow one another. */
class MetadataParsing {
  private text: string | undefined;
  private metadata: EventMetadata | undefined;

  parsed(text: string): EventMetadata {
    if (this.metadata === undefined || this.text !== text) {
      this.metadata = JSON.parse(text) as EventMetadata;
      this.text = text;
    }
    return this.metadata;
  }
}

/** The events of one answer of the database. Events of one command share their metadata. */
export function toEvents(rows: readonly Row[]): RecordedEvent[] {
  const parsing = new MetadataParsing();
  return rows.map((row) => new StoredEvent(row, parsing));
}

/** `2026-01-02 03:04:05.6+00` → `2026-01-02T03:04:05.600Z`; the sessions are in UTC. */
function toTimestamp(text: string): string {
  const milliseconds = text.slice(20, -3).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}
