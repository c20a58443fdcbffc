import {
  type Configuration,
  type DatabaseAddresses,
  EmbeddedPostgresError,
  hasEmbeddedData,
  type ProcessEnd,
  refusePlatform,
  startEmbeddedPostgres,
} from '#platform';
import type { Log } from '#runtime';

/** Whether the embedded PostgreSQL is to be used and has never been started for this data folder. */
export const isUnused = async (configuration: Configuration): Promise<boolean> =>
  (configuration.eventStoreUrl === undefined || configuration.readDatabaseUrl === undefined) &&
  !(await hasEmbeddedData(configuration.dataDirectory));

/**
 * The configured databases; where none is named, the embedded PostgreSQL under the data folder, whose end is registered
 * with `closing`.
 * @throws DATA_FOLDER_IN_USE, DATABASE_FAILED
 */
export async function openDatabases(
  { dataDirectory, eventStoreUrl, readDatabaseUrl }: Configuration,
  { log, end }: { readonly log: Log; readonly end: ProcessEnd },
  closing: AsyncDisposableStack,
): Promise<DatabaseAddresses> {
  if (eventStoreUrl !== undefined && readDatabaseUrl !== undefined) return { eventStoreUrl, readDatabaseUrl };
  try {
    const embedded = await startEmbeddedPostgres({ dataDirectory, log: (message) => log.info({}, message) });
    closing.defer(end.step('the embedded PostgreSQL', () => embedded.stop()));
    const { connectionString } = embedded;
    return { eventStoreUrl: eventStoreUrl ?? connectionString, readDatabaseUrl: readDatabaseUrl ?? connectionString };
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError)) throw error;
    if (error.code === 'EMBEDDED_POSTGRES_IN_USE')
      throw refusePlatform('DATA_FOLDER_IN_USE', { folder: dataDirectory });
    throw refusePlatform('DATABASE_FAILED', { reason: error.message });
  }
}
