import { randomUUID } from 'node:crypto';
import { type EventData, jsonEvent, type ResolvedEvent } from '@kurrent/kurrentdb-client';
import type { EventMetadata, JsonObject } from '#kernel';
import type { NewEvent, RecordedEvent } from '../port.js';
import { positionOf } from './positions.js';

export type ServerRecord = NonNullable<ResolvedEvent['event']>;

/** What is stored with an event beside its data. All values are texts, because appends to several streams take nothing else. */
type Envelope = { id: string; schemaVersion: string; metadata: string };

/**
 * An event as it is sent. The server gets an id that is made for this attempt, and our id is part of the metadata: the server takes an
 * event whose id it has seen for a repeat without comparing the contents, and answers as if it had written it.
 */
export function toServer({ id, type, schemaVersion, data, metadata }: NewEvent): EventData {
  const envelope: Envelope = {
    id: id.toLowerCase(),
    schemaVersion: String(schemaVersion),
    metadata: JSON.stringify(metadata),
  };
  return jsonEvent({ id: randomUUID(), type, data, metadata: envelope }) as EventData;
}

/** Whether the event was written by this adapter; others may use the same server. */
export function isOurs(record: ServerRecord): boolean {
  if (!record.isJson || record.streamId.startsWith('$') || record.type.startsWith('$')) return false;
  const { id, schemaVersion, metadata } = (record.metadata ?? {}) as Partial<Envelope>;
  return typeof id === 'string' && typeof schemaVersion === 'string' && typeof metadata === 'string';
}

export const ourIdOf = (record: ServerRecord): string => (record.metadata as Envelope).id;

/** @throws PositionUnsupported */
export function toEvent(record: ServerRecord): RecordedEvent {
  const { id, schemaVersion, metadata } = record.metadata as Envelope;
  return {
    id,
    type: record.type,
    schemaVersion: Number(schemaVersion),
    data: record.data as JsonObject,
    metadata: JSON.parse(metadata) as EventMetadata,
    stream: record.streamId,
    revision: Number(record.revision),
    position: positionOf(record.position!),
    recordedAt: record.created.toISOString(),
  };
}
