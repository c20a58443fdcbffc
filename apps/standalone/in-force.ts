import type { SupervisionRules } from '#escalation/contract';
import type { Timestamp } from '#kernel';
import { directoryMissing, namedRegistry, type RegistryFile, type SeedPorts, settleDirectory } from '#organizations';
import type { Configuration, InForce } from '#platform';
import { openTables } from '#plans';
import type { Log } from '#runtime';
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

/** With the city that the registry file names, unless it is known. */
export const ofCity = (configuration: Configuration, file: RegistryFile | undefined): Configuration => {
  const city = configuration.city ?? file?.registry.city;
  return city === undefined ? configuration : { ...configuration, city };
};

export interface Settling {
  readonly file: RegistryFile | undefined;
  readonly configuration: Configuration;
  readonly at: Timestamp;
  readonly log: Log;
}

/** Gives an empty store its directory, and says what the process works by. @throws DIRECTORY_MISSING */
export async function settle(
  ports: SeedPorts,
  { policy, policyVersion, calendarVersion }: SupervisionRules,
  { file, configuration, at, log }: Settling,
): Promise<InForce> {
  const { units, posts, notices } = await settleDirectory(ports, { file, city: configuration.city, at });
  for (const { en } of notices) log.warn({}, en);
  return {
    city: ofCity(configuration, file).city ?? null,
    policy: { version: policyVersion, title: policy.title },
    calendar: calendarVersion,
    directory: { units, posts, file: file?.path ?? null },
    notices: [...notices],
  };
}
