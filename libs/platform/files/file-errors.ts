import { readFile } from 'node:fs/promises';

/** An error of the file system, with the path that it is about where the system tells. */
export type FileError = NodeJS.ErrnoException & { readonly code: string };

/** What only the file system says, also where it does not tell the path. */
const ofFilesOnly: ReadonlySet<string> = new Set(['EISDIR', 'ENOTDIR', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG']);

export function isFileError(error: unknown): error is FileError {
  const { code, path, syscall } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  return typeof code === 'string' && syscall !== undefined && (path !== undefined || ofFilesOnly.has(code));
}

/** Undefined when there is no such file. What cannot be read for another reason is not taken for missing. */
export const readIfThere = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (isFileError(error) && error.code === 'ENOENT') return undefined;
    throw Object.assign(error as Error, { path });
  });
