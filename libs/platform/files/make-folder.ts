import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes the folder and those above it that are missing, one by one. Node's own recursive `mkdir` never ends where a file system lets
 * nobody make a folder and says that there is none (`/proc`).
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  const folder = resolve(path);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder), mode);
  await mkdir(folder, { mode }).catch((error: NodeJS.ErrnoException) => unlessMadeMeanwhile(folder, error));
}

async function unlessMadeMeanwhile(folder: string, error: NodeJS.ErrnoException): Promise<void> {
  if (error.code !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
}
