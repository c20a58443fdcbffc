import type { EventCatalog, EventEntry, EventMetadata, EventOf, JsonObject } from '#kernel';
import { UnknownEventType } from '../errors.js';
import type { NewEvent, RecordedEvent } from '../port.js';
import type { Upcasters } from '../upcasting.js';

/** An event as it was recorded: a union that `type` tells apart. */
export type RecordedOf<Data, Type extends keyof Data & string = keyof Data & string> = {
  [T in Type]: RecordedEvent<T, Data[T]>;
}[Type];

interface StoredRow {
  readonly type: string;
  readonly data: unknown;
  readonly revision: number;
}

/**
 * Writes and reads the events of one context with their types. Only here stored data gets its type. This is safe because the
 * store is opened with the upcasters of the same catalogue and therefore gives every event in its newest shape.
 */
export class EventCodec<Data extends Record<string, unknown>> {
  /** For each type the steps from its older versions. */
  readonly upcasters: Upcasters;

  constructor(readonly catalog: { readonly [Type in keyof Data]: EventEntry }) {
    const entries: EventCatalog = catalog;
    this.upcasters = Object.fromEntries(Object.entries(entries).map(([type, entry]) => [type, entry.upcasters]));
  }

  /** The version that is written. */
  versionOf(type: keyof Data): number {
    return this.catalog[type].upcasters.length + 1;
  }

  /**
   * Steps from older versions, of all types together. A read model that keeps the data of events has this number in its version,
   * so that its rows are built anew when an event gets a new version.
   */
  get steps(): number {
    return Object.values(this.upcasters).reduce((sum, steps) => sum + steps.length, 0);
  }

  write(id: string, event: EventOf<Data>, metadata: EventMetadata): NewEvent {
    const { type, data } = event;
    return { id, type: String(type), schemaVersion: this.versionOf(type), data: data as JsonObject, metadata };
  }

  /** @throws UnknownEventType when it is no event of this context. */
  read(event: RecordedEvent): RecordedOf<Data> {
    if (!this.knows(event)) throw new UnknownEventType(event);
    return event;
  }

  readAll(events: readonly RecordedEvent[]): readonly RecordedOf<Data>[] {
    return events.map((event) => this.read(event));
  }

  /** Types a row of a read model that holds an event. @throws UnknownEventType */
  readRow<Row extends StoredRow>(row: Row): Row & EventOf<Data> {
    if (!this.holds(row)) throw new UnknownEventType({ ...row, stream: 'a read model' });
    return row;
  }

  private knows(event: RecordedEvent<string, unknown>): event is RecordedOf<Data> {
    return Object.hasOwn(this.catalog, event.type);
  }

  private holds<Row extends StoredRow>(row: Row): row is Row & EventOf<Data> {
    return Object.hasOwn(this.catalog, row.type);
  }
}

/** The steps of all contexts, with which a store is opened. @throws TypeError when two contexts have an event of the same name */
export function upcastersOf(codecs: readonly Pick<EventCodec<Record<string, unknown>>, 'upcasters'>[]): Upcasters {
  const all: Record<string, Upcasters[string]> = {};
  for (const { upcasters } of codecs) {
    for (const [type, steps] of Object.entries(upcasters)) {
      if (Object.hasOwn(all, type)) throw new TypeError(`two contexts have an event ${type}`);
      all[type] = steps;
    }
  }
  return all;
}
