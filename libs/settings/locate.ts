import { existsSync, readdirSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { knownText, said, type Said } from '#kernel';
import { projectRoot } from '#runtime';

/** The folders of `seeds` whose files can be named without their path. */
export type SeedFolder = 'organizations' | 'policies';

const folderOf = (folder: SeedFolder): string => join(projectRoot(), 'seeds', folder);

/** A file of that folder of `seeds`, by its name. */
export const seedFile = (folder: SeedFolder, name: string): string => join(folderOf(folder), `${name}.json`);

/**
 * The file that a setting names: a path, absolute or relative to `from`, or the bare name of a file that comes along. A bare name
 * that none has is taken for a path.
 */
export function locate(given: string, folder: SeedFolder, from: string): string {
  const seed = /^[\w@-]+$/.test(given) ? seedFile(folder, given) : undefined;
  return seed !== undefined && existsSync(seed) ? seed : resolve(from, given);
}

/** The bare names of that folder. */
export const seedNames = (folder: SeedFolder): readonly string[] =>
  readdirSync(folderOf(folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => parse(file).name)
    .toSorted();

/** The bare names of that folder as a detail of a refusal, those first that are like what was given. */
export function knownSeeds(folder: SeedFolder, given: string): Said<readonly string[]> {
  const names = seedNames(folder);
  return said(names, knownText(names, parse(given).name));
}
