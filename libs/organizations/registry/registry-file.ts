import { parse } from 'node:path';
import type { Timestamp } from '#kernel';
import { locate } from '#settings';
import { loadRegistry } from './load-registry.js';
import type { Registry } from './registry.js';
import { seedDirectory, type SeedPorts } from './seed-directory.js';
import type { OpenTables } from './tables/content-of-tables.js';

/** A registry with the file that it came from. */
export interface RegistryFile {
  readonly path: string;
  /** The name of the file without its ending. A directory that began with a file of this name gets what its later versions add. */
  readonly name: string;
  readonly registry: Registry;
}

/** The file that a bare name of `seeds/organizations`, or a path, means. */
export const registryFile = (given: string, from = process.cwd()): string => locate(given, 'organizations', from);

/**
 * The registry that a bare name or a path means; undefined where none is named.
 * @throws REGISTRY_UNREADABLE, REGISTRY_INVALID, and what `openTables` refuses
 */
export async function namedRegistry(
  given: string | undefined,
  openTables: OpenTables,
): Promise<RegistryFile | undefined> {
  if (given === undefined) return undefined;
  const path = registryFile(given);
  return { path, name: parse(path).name, registry: await loadRegistry(path, openTables) };
}

/** {@link seedDirectory} with the registry of `seeds/organizations` that has this name. @throws REGISTRY_INVALID */
export const seedFrom = async (ports: SeedPorts, name: string, at: Timestamp): Promise<number> =>
  seedDirectory(ports, name, await loadRegistry(registryFile(name)), at);
