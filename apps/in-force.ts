import type { SupervisionRules } from '#escalation/contract';
import type { Timestamp } from '#kernel';
import { type RegistryFile, type SeedPorts, settleDirectory, type SettledDirectory } from '#organizations';
import type { Configuration, InForce } from '#platform';
import type { Log } from '#runtime';

/** With the city that the registry file names, unless it is known. */
export const ofCity = (configuration: Configuration, file: RegistryFile | undefined): Configuration => {
  const city = configuration.city ?? file?.registry.city;
  return city === undefined ? configuration : { ...configuration, city };
};

export interface WorkedBy {
  readonly configuration: Configuration;
  readonly rules: SupervisionRules;
  readonly file: RegistryFile | undefined;
}

/** What a process works by, with the directory as it was found. */
export function inForceBy(
  { configuration, rules: { policy, policyVersion, calendarVersion }, file }: WorkedBy,
  { units, posts, notices }: SettledDirectory,
): InForce {
  return {
    city: ofCity(configuration, file).city ?? null,
    policy: { version: policyVersion, title: policy.title },
    calendar: calendarVersion,
    directory: { units, posts, file: file?.path ?? null },
    notices: [...notices],
  };
}

/** Gives an empty store its directory, and says what the process works by. @throws DIRECTORY_MISSING */
export async function settle(
  ports: SeedPorts,
  workedBy: WorkedBy,
  { at, log }: { readonly at: Timestamp; readonly log: Log },
): Promise<InForce> {
  const { file, configuration } = workedBy;
  const settled = await settleDirectory(ports, { file, city: configuration.city, at });
  for (const { en } of settled.notices) log.warn({}, en);
  return inForceBy(workedBy, settled);
}
