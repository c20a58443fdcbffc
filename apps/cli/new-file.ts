import { open } from 'node:fs/promises';
import { fileFault } from '#kernel';
import { isFileError } from '#platform';
import { refuseCli } from './refusals.js';

/**
 * Writes a file that does not exist yet. It has its mode from the moment it is made.
 * @param asked how the person named it
 * @throws FILE_EXISTS, FILE_UNWRITABLE
 */
export async function writeNew(file: string, asked: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  try {
    await using handle = await open(file, 'wx', mode);
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    if (isFileError(error) && error.code === 'EEXIST') throw refuseCli('FILE_EXISTS', { file: asked });
    throw refuseCli('FILE_UNWRITABLE', { file: asked, reason: fileFault(error) });
  }
}
