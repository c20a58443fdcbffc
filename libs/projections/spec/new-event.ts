import type { NewEvent } from '#event-store';
import { fixedClock, type JsonObject, newId, systemActor } from '#kernel';

export const clock = fixedClock('2026-03-04T05:06:07.089Z');

/** An event as a command brings it. */
export function newEvent(type: string, data: JsonObject = {}, schemaVersion = 1): NewEvent {
  const commandId = newId();
  const metadata = {
    occurredAt: clock.now(),
    actor: systemActor('spec'),
    ...{ commandId, commandHash: 'none', correlationId: commandId, causationId: null, source: 'cli' as const },
  };
  return { id: newId(), type, schemaVersion, data, metadata };
}
