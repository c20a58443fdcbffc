import { rulesInForce } from '#escalation';
import { systemClock } from '#kernel';
import { installEventStore } from '#event-store';
import {
  clockFrom,
  type Configuration,
  type DatabaseAddresses,
  EmbeddedPostgresError,
  findRunning,
  hasEmbeddedData,
  type Infrastructure,
  openInfrastructure,
  type RunningProcess,
  startEmbeddedPostgres,
  stepsOn,
} from '#platform';
import type { ReadModel } from '#projections';
import { readModelsBy, upcasters } from '../contexts.js';
import { refuseCli } from './refusals.js';

/** Every read model, with lights by the policy in force. @throws ESCALATION_POLICY_INVALID */
export const configuredModels = async ({ policy }: Configuration): Promise<readonly ReadModel[]> =>
  readModelsBy(await rulesInForce(policy));

/** Which database it is: an external one, that of a running process, or the embedded one, started for this command. */
export type DatabaseState = 'external' | 'running' | 'started';

export interface Stores extends Infrastructure {
  readonly state: DatabaseState;
  /** The process that owns the data folder. */
  readonly running: RunningProcess | null;
  readonly models: readonly ReadModel[];
}

/**
 * Works on the databases beside whoever else does. With the embedded one: through the address that the running process
 * leaves in the data folder; when none runs, it is started for the duration.
 * @throws NO_DATA, OWNER_SILENT
 */
export async function withStores<Result>(
  configuration: Configuration,
  work: (stores: Stores) => Promise<Result>,
): Promise<Result> {
  await using closing = new AsyncDisposableStack();
  const { addresses, state, running } = await reach(configuration, closing);
  const clock = running?.clockStart ? clockFrom(clockNow(running.clockStart, running.startedAt)) : undefined;
  const models = await configuredModels(configuration);
  const options = { configuration, addresses, models, upcasters, ...(clock && { clock }) };
  const infrastructure = await openInfrastructure(options, stepsOn(closing));
  return await work({ ...infrastructure, state, running, models });
}

interface Reached {
  readonly addresses: DatabaseAddresses;
  readonly state: DatabaseState;
  readonly running: RunningProcess | null;
}

async function reach(configuration: Configuration, closing: AsyncDisposableStack): Promise<Reached> {
  const { dataDirectory, eventStoreUrl, readDatabaseUrl } = configuration;
  const running = (await findRunning(dataDirectory)) ?? null;
  if (eventStoreUrl !== undefined && readDatabaseUrl !== undefined)
    return { addresses: { eventStoreUrl, readDatabaseUrl }, state: 'external', running };
  if (running) return { addresses: running, state: 'running', running };
  if (!(await hasEmbeddedData(dataDirectory))) throw refuseCli('NO_DATA', { folder: dataDirectory });
  const connectionString = await startForNow(dataDirectory, closing);
  await installEventStore(connectionString);
  return {
    addresses: { eventStoreUrl: connectionString, readDatabaseUrl: connectionString },
    state: 'started',
    running: null,
  };
}

/** The embedded database, for as long as the command takes. @throws OWNER_SILENT */
export async function startForNow(dataDirectory: string, closing: AsyncDisposableStack): Promise<string> {
  try {
    const embedded = await startEmbeddedPostgres({ dataDirectory });
    closing.defer(() => embedded.stop());
    return embedded.connectionString;
  } catch (error) {
    const inUse = error instanceof EmbeddedPostgresError && error.code === 'EMBEDDED_POSTGRES_IN_USE';
    throw inUse ? refuseCli('OWNER_SILENT', { folder: dataDirectory }) : error;
  }
}

/** What a clock shows now if it showed `start` at `startedAt`. */
const clockNow = (start: string, startedAt: string): string =>
  new Date(Date.parse(start) + Date.parse(systemClock.now()) - Date.parse(startedAt)).toISOString();
