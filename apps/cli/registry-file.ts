import { type CheckedRegistry, checkRegistry, registryContent, registryFile } from '#organizations';
import { openTables } from '#plans';
import { placed } from '#settings';
import type { CheckedFile } from './findings-text.js';

/** A registry file that was checked, with what it holds where it can be used. */
export interface CheckedRegistryFile extends CheckedFile {
  readonly path: string;
  readonly registry: CheckedRegistry['registry'];
}

/** Reads and checks the registry file of that path or bare name. @throws REGISTRY_UNREADABLE, and what opening a table refuses */
export async function checkedRegistry(given: string, folder: string): Promise<CheckedRegistryFile> {
  const path = registryFile(given, folder);
  const read = await registryContent(path, openTables);
  const { registry, findings } = checkRegistry(read);
  return { file: given, path, holds: registry && holds(registry), registry, findings: placed(findings, read) };
}

const holds = ({ city, units, posts }: NonNullable<CheckedRegistry['registry']>): { zh: string; en: string } => ({
  zh: `${city ?? '未写地方'}，${units.length} 个单位，${posts.length} 个职务`,
  en: `${city ?? 'no city named'}, ${units.length} units, ${posts.length} posts`,
});
