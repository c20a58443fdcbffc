import type { DataSource } from 'typeorm';
import { createPostgresEventStore, type EventStore } from '#event-store';
import { type Clock, systemClock } from '#kernel';
import { createReadDatabase, type ReadModel } from '#projections';
import { localAccessTokens } from './access-tokens.js';
import { clockFrom } from './clock-from.js';
import type { Configuration } from './configuration.js';
import type { Infrastructure } from './infrastructure.module.js';
import { refusePlatform } from './refusals.js';

export interface DatabaseAddresses {
  readonly eventStoreUrl: string;
  readonly readDatabaseUrl: string;
}

export interface InfrastructureOptions {
  readonly configuration: Configuration;
  readonly addresses: DatabaseAddresses;
  /** Models whose tables TypeORM is to know as entities. */
  readonly models: readonly ReadModel[];
  /** Default: as configured. */
  readonly clock?: Clock;
}

/** Connects to both databases, registering with `closing` what disconnects. */
export async function openInfrastructure(
  { configuration, addresses, models, clock = clockOf(configuration) }: InfrastructureOptions,
  closing: AsyncDisposableStack,
): Promise<Infrastructure> {
  const readDatabase: DataSource = await createReadDatabase(addresses.readDatabaseUrl, { models, poolSize: 16 });
  closing.defer(() => readDatabase.destroy());
  const store: EventStore = await createPostgresEventStore({ connectionString: addresses.eventStoreUrl });
  closing.defer(() => store.close());
  return {
    store,
    readDatabase,
    clock,
    configuration,
    accessTokens: await localAccessTokens(configuration.dataDirectory),
  };
}

export const clockOf = ({ clockStart }: Configuration): Clock =>
  clockStart === undefined ? systemClock : clockFrom(clockStart);

/** @throws DATABASE_ADDRESS_MISSING */
export function configuredAddresses({ eventStoreUrl, readDatabaseUrl }: Configuration): DatabaseAddresses {
  if (eventStoreUrl !== undefined && readDatabaseUrl !== undefined) return { eventStoreUrl, readDatabaseUrl };
  const missing = [
    ...(eventStoreUrl === undefined ? ['ZHEZI_EVENT_STORE_URL'] : []),
    ...(readDatabaseUrl === undefined ? ['ZHEZI_READ_DATABASE_URL'] : []),
  ];
  throw refusePlatform('DATABASE_ADDRESS_MISSING', { missing });
}
