import { type DomainError, type InBoth, refusal, type Timestamp } from '#kernel';
import { type Directory, organizationRefusals } from '#organizations/contract';
import { currentDirectory } from '../application/live-directory.js';
import { compareDirectory, countedInWords } from './compare-directory.js';
import type { RegistryCommand } from './registry.js';
import type { RegistryFile } from './registry-file.js';
import { seedDirectory, type SeedPorts } from './seed-directory.js';

const refuse = refusal(organizationRefusals);

/** What is said where there is no directory and nobody named a file. */
export const directoryMissing = (): DomainError => refuse('DIRECTORY_MISSING');

/** The directory that a process works with. */
export interface SettledDirectory {
  readonly units: number;
  readonly posts: number;
  /** What somebody should know: the named file and the store do not agree. */
  readonly notices: readonly InBoth[];
}

/**
 * Gives an empty store the directory of the file; where the store has one, adds what a later version of the same file has more, or says
 * what another file has that the store lacks.
 * @param city whose directory it is, where that is known
 * @throws DIRECTORY_MISSING when the store has no directory and no file is named
 */
export async function settleDirectory(
  ports: SeedPorts,
  {
    file,
    city,
    at,
  }: { readonly file: RegistryFile | undefined; readonly city: string | undefined; readonly at: Timestamp },
): Promise<SettledDirectory> {
  if (file && !ofOtherCity(file, city)) await seedDirectory(ports, file.name, file.registry, at);
  const directory = await currentDirectory(ports.store);
  const units = directory.units().length;
  if (units === 0) throw directoryMissing();
  return { units, posts: directory.posts().length, notices: directoryNotices(file, city, directory) };
}

/**
 * What somebody should know of a named registry file: that it is of another city, else what it has and the directory lacks.
 * @param city whose directory it is, where that is known
 */
export function directoryNotices(
  file: RegistryFile | undefined,
  city: string | undefined,
  directory: Directory,
): readonly InBoth[] {
  if (!file) return [];
  if (ofOtherCity(file, city)) return [cityNotice(file, city)];
  return missingNotice(file, compareDirectory(file.registry, directory).missing);
}

const ofOtherCity = ({ registry }: RegistryFile, city: string | undefined): boolean =>
  registry.city !== undefined && city !== undefined && registry.city !== city;

const cityNotice = ({ path, registry }: RegistryFile, city: string | undefined): InBoth => ({
  zh: `登记簿文件 ${path} 属于${registry.city}，数据属于${city}；没有登记文件中的内容。请核对 ZHEZI_DIRECTORY 和 ZHEZI_DATA。`,
  en: `The registry file ${path} is of ${registry.city}, the data are of ${city}; nothing of the file was registered. Check ZHEZI_DIRECTORY and ZHEZI_DATA.`,
});

/** What is missing, and how to register it; none where nothing is missing. */
function missingNotice({ path }: RegistryFile, missing: readonly RegistryCommand[]): readonly InBoth[] {
  if (missing.length === 0) return [];
  const words = countedInWords(missing);
  return [
    {
      zh: `登记簿文件 ${path} 另有 ${words.zh}未登记；用 zhezi directory apply ${path} --as 姓名 登记。`,
      en: `The registry file ${path} has more than is registered: ${words.en}; register it with zhezi directory apply ${path} --as NAME.`,
    },
  ];
}
