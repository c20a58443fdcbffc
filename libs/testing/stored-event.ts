import type { NewEvent } from '#event-store';
import { type JsonObject, newId } from '#kernel';

/** An event as a store may have it that an older version wrote, whatever is decided today. */
export function storedEvent(type: string, data: JsonObject): NewEvent {
  const id = newId();
  const metadata = {
    ...{ occurredAt: '2023-01-17T01:00:00.000Z', actor: { account: 'director', role: 'director' } as const },
    ...{ commandId: id, commandHash: '', correlationId: id, causationId: null, source: 'http' as const },
  };
  return { id, type, schemaVersion: 1, data, metadata };
}
