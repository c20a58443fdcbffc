import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { DomainError, fileFault } from '#kernel';
import { checkSize } from '#plans';
import { refuseCli } from './refusals.js';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @throws FILE_UNREADABLE, READ_TOO_LARGE before anything of it is read */
export async function givenFile(folder: string, path: string): Promise<GivenFile> {
  try {
    await using file = await open(resolve(folder, path));
    const name = basename(path);
    checkSize(name, (await file.stat()).size);
    return { name, bytes: await file.readFile() };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refuseCli('FILE_UNREADABLE', { file: path, reason: fileFault(error) });
  }
}
