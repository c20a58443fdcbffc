import { isKurrentAddress } from './kurrentdb/address.js';
import type { KurrentEventStoreOptions } from './kurrentdb/create.js';
import type { EventStore } from './port.js';
import { createPostgresEventStore, type PostgresEventStoreOptions } from './postgres/create.js';
import { installEventStore } from './postgres/install.js';

/** The event store on KurrentDB. Its client, which has parts for each platform, is loaded only where it is used. */
export async function createKurrentEventStore(options: KurrentEventStoreOptions): Promise<EventStore> {
  const adapter = await import('./kurrentdb/create.js');
  return adapter.createKurrentEventStore(options);
}

/** Opens the event store at an address; the protocol names the adapter. Options for PostgreSQL have no effect on KurrentDB. */
export function openEventStore(options: PostgresEventStoreOptions): Promise<EventStore> {
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
  upcasters,
  ...(appendTimeout !== undefined && { appendTimeout }),
});
