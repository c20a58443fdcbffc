import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { refuseCli } from './refusals.js';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在 / no such file',
  EISDIR: '这是目录 / it is a folder',
  EACCES: '没有权限 / permission denied',
};

/** @throws FILE_UNREADABLE */
export async function givenFile(folder: string, path: string): Promise<GivenFile> {
  try {
    return { name: basename(path), bytes: await readFile(resolve(folder, path)) };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw refuseCli('FILE_UNREADABLE', { file: path, reason: reasons[code] ?? code });
  }
}
