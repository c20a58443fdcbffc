import { type EventStore, isKurrentAddress, type Lifting, openEventStore } from '#event-store';
import { type Clock, systemClock } from '#kernel';
import { createReadDatabase, type ReadModel } from '#projections';
import { localAccessTokens } from '../access-tokens.js';
import { clockFrom } from '../simulation/clock-from.js';
import type { Configuration } from '../configuration/configuration.js';
import type { Metrics } from '../observability/metrics.js';
import { groupObserver, observedStore } from '../observability/observed-store.js';
import type { Observability } from '../observability/observe-process.js';
import { ProcessEnd } from '../process/process-end.js';
import type { Infrastructure } from './infrastructure.module.js';
import { refusePlatform } from '../refusals.js';
import { simulationClock } from '../simulation/clock-file.js';
import { checkMarks } from '../simulation/mark.js';

export interface DatabaseAddresses {
  readonly eventStoreUrl: string;
  readonly readDatabaseUrl: string;
}

export interface InfrastructureOptions {
  readonly configuration: Configuration;
  readonly addresses: DatabaseAddresses;
  readonly upcasters: Lifting;
  /** Models whose tables TypeORM is to know as entities. */
  readonly models: readonly ReadModel[];
  /** Default: as configured. */
  readonly clock?: Clock;
  /** Measures what is opened here, and asks of it whether the process is ready. */
  readonly observability?: Observability;
  /** The end of the process: to disconnect is a step of it. Default: one of its own. */
  readonly end?: ProcessEnd;
}

/** Connects to both databases, registering with `closing` what disconnects. */
export async function openInfrastructure(
  options: InfrastructureOptions,
  closing: AsyncDisposableStack,
): Promise<Infrastructure> {
  const { configuration, addresses, models, upcasters, clock = clockOf(configuration), observability } = options;
  const { end = new ProcessEnd() } = options;
  await checkMarks(postgresAddresses(addresses), configuration.simulationClock !== undefined);
  const readDatabase = await createReadDatabase(addresses.readDatabaseUrl, { models, poolSize: 16 });
  closing.defer(end.step('the read database', () => readDatabase.destroy()));
  const store = await openStore(addresses, upcasters, observability?.metrics);
  closing.defer(end.step('the event store', () => store.close()));
  observability?.check('eventStore', () => store.head());
  observability?.check('readDatabase', () => readDatabase.query('SELECT 1'));
  return {
    store,
    readDatabase,
    clock,
    configuration,
    accessTokens: await localAccessTokens(configuration.dataDirectory),
    ...(observability && { observability }),
  };
}

async function openStore(
  { eventStoreUrl }: DatabaseAddresses,
  upcasters: Lifting,
  metrics: Metrics | undefined,
): Promise<EventStore> {
  const address = { connectionString: eventStoreUrl, upcasters };
  if (!metrics) return openEventStore(address);
  const store = await openEventStore({ ...address, observer: groupObserver(metrics) });
  return observedStore(store, metrics);
}

/** The addresses of PostgreSQL: both, or only the read database when the events are in KurrentDB. */
const postgresAddresses = ({ eventStoreUrl, readDatabaseUrl }: DatabaseAddresses): string[] =>
  [eventStoreUrl, readDatabaseUrl].filter((address) => !isKurrentAddress(address));

export function clockOf({ clockStart, simulationClock: file }: Configuration): Clock {
  if (file !== undefined) return simulationClock(file);
  return clockStart === undefined ? systemClock : clockFrom(clockStart);
}

/** @throws DATABASE_ADDRESS_MISSING */
export function configuredAddresses({ eventStoreUrl, readDatabaseUrl }: Configuration): DatabaseAddresses {
  if (eventStoreUrl !== undefined && readDatabaseUrl !== undefined) return { eventStoreUrl, readDatabaseUrl };
  const missing = [
    ...(eventStoreUrl === undefined ? ['ZHEZI_EVENT_STORE_URL'] : []),
    ...(readDatabaseUrl === undefined ? ['ZHEZI_READ_DATABASE_URL'] : []),
  ];
  throw refusePlatform('DATABASE_ADDRESS_MISSING', { missing });
}
