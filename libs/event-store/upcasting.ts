import type { Upcaster } from '#kernel';
import type { RecordedEvent } from './port.js';

/** Per event type the steps v1→v2, v2→v3, …: their number plus one is the newest version. Types without steps are at version 1. */
export type Upcasters = Readonly<Record<string, readonly Upcaster[]>>;

/** In place of upcasters, for whoever does not read the data of events, as the relay: every event keeps its stored version. */
export const asStored = 'as stored';

/** What a store is opened with: the steps of every context, or word that none are wanted. */
export type Lifting = Upcasters | typeof asStored;

/**
 * An event has a version that this program does not know, because a newer program wrote it. The events before it in a page are
 * delivered. A reader that wants to go on after it reads from `position`.
 */
export class UnknownSchemaVersion extends Error {
  constructor(
    readonly event: RecordedEvent,
    readonly newestKnown: number,
  ) {
    const { type, schemaVersion, stream, revision, position } = event;
    super(
      `${type} at position ${position} (stream ${stream}, revision ${revision}) has schema version ${schemaVersion}; ` +
        `the newest known here is ${newestKnown}. Update this program, or set the event aside.`,
    );
    this.name = 'UnknownSchemaVersion';
  }
}

/** Brings an event to the newest shape of its type. @throws UnknownSchemaVersion */
export function upcast(upcasters: Upcasters, event: RecordedEvent): RecordedEvent {
  const steps = Object.hasOwn(upcasters, event.type) ? upcasters[event.type]! : [];
  const newest = steps.length + 1;
  if (event.schemaVersion === newest) return event;
  if (event.schemaVersion > newest) throw new UnknownSchemaVersion(event, newest);
  const data = steps.slice(event.schemaVersion - 1).reduce((older, step) => step(older), event.data);
  const { id, type, metadata, stream, revision, position, recordedAt } = event;
  return { id, type, schemaVersion: newest, data, metadata, stream, revision, position, recordedAt };
}

/** Upcasts the events before the first one of an unknown version. Fails when that one is the first of the page. */
export function upcastPrefix(upcasters: Upcasters, events: readonly RecordedEvent[]): RecordedEvent[] {
  const known: RecordedEvent[] = [];
  for (const event of events) {
    try {
      known.push(upcast(upcasters, event));
    } catch (error) {
      if (error instanceof UnknownSchemaVersion && known.length > 0) return known;
      throw error;
    }
  }
  return known;
}
