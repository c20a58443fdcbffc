// What tests of the event store append.
import { type EventMetadata, newId, systemActor } from '#kernel';
import type { NewEvent, RecordedEvent } from '../port.js';

export const metadata: EventMetadata = {
  occurredAt: '2026-03-02T01:00:00.000Z',
  actor: systemActor('contract'),
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'k',
  causationId: null,
  source: 'process',
};

export function sampleEvent(over: Partial<NewEvent> = {}): NewEvent {
  return { id: newId(), type: 'Noted', schemaVersion: 1, data: { text: '记' }, metadata, ...over };
}

export const sampleEvents = (count: number, type = 'Noted'): NewEvent[] =>
  Array.from({ length: count }, (_, n) => sampleEvent({ type, data: { n } }));

export const numbersOf = (events: readonly RecordedEvent[]): unknown[] => events.map(({ data }) => data.n);
