import type { EventMetadata, JsonObject } from '#kernel';
import type { RecordedEvent } from '../port.js';

export const columns = 'position, recorded_at, id, revision, schema_version, stream, type, data, metadata';

/** All values come as PostgreSQL's text; only these few types occur, so they are read here, without the driver's general parsers. */
export const asText = { getTypeParser: () => (value: string) => value };

export type Row = readonly [...values: string[]];

export function toEvent(row: Row): RecordedEvent {
  return {
    id: row[2]!,
    type: row[6]!,
    schemaVersion: Number(row[4]),
    data: JSON.parse(row[7]!) as JsonObject,
    metadata: JSON.parse(row[8]!) as EventMetadata,
    stream: row[5]!,
    revision: Number(row[3]),
    position: BigInt(row[0]!),
    recordedAt: toTimestamp(row[1]!),
  };
}

/** `2026-01-02 03:04:05.6+00` → `2026-01-02T03:04:05.600Z`; the sessions are in UTC. */
function toTimestamp(text: string): string {
  const milliseconds = text.slice(20, -3).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}
