import { directoryMissing, namedRegistry, type RegistryFile } from '#organizations';
import type { Configuration } from '#platform';
import { openTables } from '#plans';
import { isUnused } from './databases.js';

/**
 * The registry file that is named. Without one nothing is made in a new data folder.
 * @throws DIRECTORY_MISSING, and what a registry file is refused for
 */
export async function registryFor(configuration: Configuration): Promise<RegistryFile | undefined> {
  const file = await namedRegistry(configuration.directory, openTables);
  if (!file && (await isUnused(configuration))) throw directoryMissing();
  return file;
}
