import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { directoryOf, loadRegistry, registryFile } from '#organizations';
import type { Directory } from '#organizations/contract';
import type { Configuration } from '#platform';
import { type Known, type KnownTask, knownTasks, nameableUnits, openDocument, readDocument } from '#plans';
import { projectRoot } from '#runtime';
import { givenFile } from './files.js';

/** What suggestions are made from: the tasks of plans that name units, and the registered units. */
export interface Knowledge {
  readonly tasks: readonly KnownTask[];
  readonly units: readonly Known[];
}

/** The directory that knows the units of the documents that come with the project. */
const ownDirectory = 'tongzhou';

/** The documents that come with the project. */
const documents = join(projectRoot(), 'seeds', 'documents');

const ownDocuments = async (): Promise<string[]> =>
  (await readdir(documents))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(documents, name));

/** Reads the given plan documents, by default those that come with the project. @throws FILE_UNREADABLE, REGISTRY_INVALID */
export async function knowledgeFrom(
  paths: readonly string[] | undefined,
  { directory: registry }: Configuration,
  folder: string,
  onProgress: (done: number, total: number) => void,
): Promise<Knowledge> {
  const directory = directoryOf(await loadRegistry(registryFile(paths ? (registry ?? ownDirectory) : ownDirectory)));
  const files = paths ?? (await ownDocuments());
  const tasks: KnownTask[] = [];
  for (const [at, path] of files.entries()) {
    tasks.push(...(await tasksOf(path, folder, directory)));
    onProgress(at + 1, files.length);
  }
  return { tasks, units: nameableUnits(directory) };
}

async function tasksOf(path: string, folder: string, directory: Directory): Promise<KnownTask[]> {
  const { name, bytes } = await givenFile(folder, path);
  const { plans } = readDocument(await openDocument(bytes, name));
  return plans.flatMap((plan) => knownTasks(plan, directory));
}
