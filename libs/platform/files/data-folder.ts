import { access, constants } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileFault, said, type Said } from '#kernel';
import { type FileError, isFileError } from './file-errors.js';
import { refusePlatform } from '../refusals.js';

/**
 * Work on the data folder. What the file system refuses is said in a sentence: which folder, which permission is missing, what to do.
 * @throws DATA_FOLDER_UNUSABLE, FILE_UNUSABLE about another path
 */
export async function inDataFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isFileError(error)) throw error;
    const { path = folder } = error;
    if (!isWithin(resolve(path), resolve(folder)))
      throw refusePlatform('FILE_UNUSABLE', { path, reason: fileFault(error) });
    throw refusePlatform('DATA_FOLDER_UNUSABLE', { folder, path, reason: await explained(error, path) });
  }
}

/** The folder, what lies in it, and what it lies in. */
const isWithin = (path: string, folder: string): boolean =>
  `${path}/`.startsWith(`${folder}/`) || `${folder}/`.startsWith(`${path}/`);

const permissions = [
  { mode: constants.R_OK, zh: '读取', en: 'read' },
  { mode: constants.W_OK, zh: '写入', en: 'write' },
  { mode: constants.X_OK, zh: '进入', en: 'enter' },
] as const;

async function explained(error: FileError, path: string): Promise<Said> {
  if (error.code === 'ENOENT' && error.syscall === 'mkdir') return noFolderIn(dirname(resolve(path)));
  if (error.code !== 'EACCES') return fileFault(error);
  const place = await nearestThere(resolve(path));
  const missing = await missingAt(place);
  if (missing.length === 0) return fileFault(error);
  const user = userName();
  return said(error.code, {
    zh: `用户“${user}”不能${missing.map(({ zh }) => zh).join('、')} ${place}`,
    en: `user "${user}" may not ${missing.map(({ en }) => en).join(' and ')} ${place}`,
  });
}

/** What some file systems say by ENOENT, although the folder above is there. */
const noFolderIn = (above: string): Said =>
  said('ENOENT', { zh: `${above} 中不能新建目录`, en: `no folder can be made in ${above}` });

async function missingAt(path: string): Promise<readonly (typeof permissions)[number][]> {
  const asked = await Promise.all(
    permissions.map(async (permission) => ({ permission, has: await may(path, permission.mode) })),
  );
  return asked.flatMap(({ permission, has }) => (has ? [] : [permission]));
}

/** The path itself, or the nearest folder above it that is there. */
async function nearestThere(path: string): Promise<string> {
  if ((await may(path, constants.F_OK)) || dirname(path) === path) return path;
  return nearestThere(dirname(path));
}

const may = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );

/** A container may run as a number that has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '?');
  }
}
