import {
  type Configuration,
  type DatabaseAddresses,
  EmbeddedPostgresError,
  hasEmbeddedData,
  inDataFolder,
  isDiskFull,
  refusePlatform,
  startEmbeddedPostgres,
  type Steps,
} from '#platform';
import type { Log } from '#runtime';
import { stepNames } from '../step-names.js';

/** Whether the embedded PostgreSQL is to be used and has never been started for this data folder. */
export const isUnused = async (configuration: Configuration): Promise<boolean> =>
  (configuration.eventStoreUrl === undefined || configuration.readDatabaseUrl === undefined) &&
  !(await hasEmbeddedData(configuration.dataDirectory));

/**
 * The configured databases; where none is named, the embedded PostgreSQL under the data folder.
 * @throws DATA_FOLDER_IN_USE, DATA_FOLDER_UNUSABLE, STORE_FULL, DATABASE_FAILED
 */
export async function openDatabases(
  { dataDirectory, eventStoreUrl, readDatabaseUrl }: Configuration,
  log: Log,
  { open }: Steps,
): Promise<DatabaseAddresses> {
  if (eventStoreUrl !== undefined && readDatabaseUrl !== undefined) return { eventStoreUrl, readDatabaseUrl };
  const start = () => startServer(dataDirectory, log);
  const { connectionString, checkRoom } = await open(stepNames.postgres, start, (embedded) => embedded.stop());
  return {
    eventStoreUrl: eventStoreUrl ?? connectionString,
    readDatabaseUrl: readDatabaseUrl ?? connectionString,
    checkRoom,
  };
}

async function startServer(dataDirectory: string, log: Log) {
  try {
    const start = () => startEmbeddedPostgres({ dataDirectory, log: (message) => log.info({}, message) });
    return await inDataFolder(dataDirectory, start);
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError)) throw error;
    if (error.code === 'EMBEDDED_POSTGRES_IN_USE')
      throw refusePlatform('DATA_FOLDER_IN_USE', { folder: dataDirectory });
    if (isDiskFull(error)) throw refusePlatform('STORE_FULL');
    throw refusePlatform('DATABASE_FAILED', { reason: error.reason });
  }
}
