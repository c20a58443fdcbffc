import { isKurrentAddress } from './kurrentdb/address.js';
import type { KurrentEventStoreOptions } from './kurrentdb/create.js';
import type { EventStore } from './port.js';
import { createPostgresEventStore, type PostgresEventStoreOptions } from './postgres/create.js';
import { installEventStore } from './postgres/install.js';
import type { Upcasters } from './upcasting.js';

/** The event store on KurrentDB. Its client, which has parts for each platform, is loaded only where it is used. */
export async function createKurrentEventStore(options: KurrentEventStoreOptions): Promise<EventStore> {
  const adapter = await import('./kurrentdb/create.js');
  return adapter.createKurrentEventStore(options);
}

/** For a process that passes events on without reading their data, as the relay does: every event keeps its stored version. */
export const asStored = 'as stored';

export interface OpenedEventStoreOptions extends Omit<PostgresEventStoreOptions, 'upcasters'> {
  /** Of every context, so that events come in their newest shapes. */
  readonly upcasters: Upcasters | typeof asStored;
}

/** Opens the event store at an address; the protocol names the adapter. Options for PostgreSQL have no effect on KurrentDB. */
export function openEventStore({ upcasters, ...rest }: OpenedEventStoreOptions): Promise<EventStore> {
  const options = upcasters === asStored ? rest : { ...rest, upcasters };
  return isKurrentAddress(options.connectionString)
    ? createKurrentEventStore(kurrentPart(options))
    : createPostgresEventStore(options);
}

/** Makes tables and roles in PostgreSQL, or brings them up to date. In KurrentDB there is nothing to prepare. */
export async function prepareEventStore(connectionString: string): Promise<void> {
  if (!isKurrentAddress(connectionString)) await installEventStore(connectionString);
}

const kurrentPart = ({
  connectionString,
  upcasters,
  appendTimeout,
}: PostgresEventStoreOptions): KurrentEventStoreOptions => ({
  connectionString,
  ...(upcasters && { upcasters }),
  ...(appendTimeout !== undefined && { appendTimeout }),
});
