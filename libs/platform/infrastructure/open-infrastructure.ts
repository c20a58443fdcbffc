import { type EventStore, isKurrentAddress, type Lifting, openEventStore } from '#event-store';
import { type Clock, systemClock } from '#kernel';
import { createReadDatabase, type ReadModel } from '#projections';
import { localAccessTokens } from '../access-tokens.js';
import { clockFrom } from '../simulation/clock-from.js';
import type { Configuration } from '../configuration/configuration.js';
import type { Check } from '../observability/checks.js';
import type { Metrics } from '../observability/metrics.js';
import { groupObserver, observedStore } from '../observability/observed-store.js';
import type { Observability } from '../observability/observe-process.js';
import type { Steps } from '../process/startup.js';
import { atDatabase } from './at-database.js';
import type { Infrastructure } from './infrastructure.module.js';
import { storingLog } from './storing-log.js';
import { watchedAppends } from './watched-appends.js';
import { refusePlatform } from '../refusals.js';
import { simulationClock } from '../simulation/clock-file.js';
import { checkMark } from '../simulation/mark.js';

export interface DatabaseAddresses {
  readonly eventStoreUrl: string;
  readonly readDatabaseUrl: string;
  /** Throws when the disk of the databases has no room left; absent where it is not ours to look at. */
  readonly checkRoom?: Check;
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
}

const names = {
  marks: { zh: '数据库的模拟标记', en: 'the marks of the databases' },
  readDatabase: { zh: '查询数据库', en: 'the read database' },
  store: { zh: '事件库', en: 'the event store' },
  keys: { zh: '访问令牌的密钥', en: 'the keys of access tokens' },
};

/** Connects to both databases. @throws DATABASE_UNUSABLE, DATABASE_FAILED when one cannot be used */
export async function openInfrastructure(
  options: InfrastructureOptions,
  { step, open }: Steps,
): Promise<Infrastructure> {
  const { configuration, addresses, models, upcasters, clock = clockOf(configuration), observability } = options;
  const isSimulated = configuration.simulationClock !== undefined;
  const at = <Opened>(address: string, work: () => Promise<Opened>) => atDatabase(address, configuration, work);
  for (const address of postgresAddresses(addresses))
    await step(names.marks, () => at(address, () => checkMark(address, isSimulated)));
  const { eventStoreUrl, readDatabaseUrl } = addresses;
  const connect = () => at(readDatabaseUrl, () => createReadDatabase(readDatabaseUrl, { models, poolSize: 16 }));
  const readDatabase = await open(names.readDatabase, connect, (opened) => opened.destroy());
  const openEvents = () => at(eventStoreUrl, () => openStore(addresses, upcasters, observability?.metrics));
  const note = observability && storingLog(observability.log);
  const opened = await open(names.store, openEvents, (events) => events.close());
  const watched = watchedAppends(opened, (failure) => note?.('store', failure));
  const { store } = watched;
  const takesEvents = async (): Promise<void> => {
    await roomFor(addresses, (failure) => note?.('room', failure));
    await watched.takesEvents();
  };
  observability?.check('eventStore', () => store.head());
  observability?.check('storing', takesEvents);
  observability?.check('readDatabase', () => readDatabase.query('SELECT 1'));
  return {
    store,
    readDatabase,
    clock,
    configuration,
    takesEvents,
    accessTokens: await step(names.keys, () => localAccessTokens(configuration.dataDirectory)),
    ...(observability && { observability }),
  };
}

/** Throws when there is no room; `onFound` is told either way. */
async function roomFor({ checkRoom }: DatabaseAddresses, onFound: (failure?: unknown) => void): Promise<void> {
  try {
    await checkRoom?.();
  } catch (error) {
    onFound(error);
    throw error;
  }
  onFound();
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
  [...new Set([eventStoreUrl, readDatabaseUrl])].filter((address) => !isKurrentAddress(address));

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
