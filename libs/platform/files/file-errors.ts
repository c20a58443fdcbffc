import { readFile } from 'node:fs/promises';

/** Why a file or folder cannot be used, as a clause of a sentence. */
export interface FileReason {
  readonly reasonZh: string;
  readonly reasonEn: string;
}

const said = (reasonZh: string, reasonEn: string): FileReason => ({ reasonZh, reasonEn });

/** What the codes of the system mean to a person. */
const reasons: Readonly<Record<string, FileReason>> = {
  ENOENT: said('文件不存在', 'there is no such file'),
  EISDIR: said('这是文件夹，不是文件', 'it is a folder and no file'),
  ENOTDIR: said('路径中有一段是文件，不是文件夹', 'a part of the path is a file and no folder'),
  EEXIST: said('已有同名文件', 'there is a file of that name'),
  ENOTEMPTY: said('文件夹不是空的', 'the folder is not empty'),
  EACCES: said('没有权限', 'permission denied'),
  EPERM: said('系统不允许', 'the system does not permit it'),
  EROFS: said('文件系统只读', 'the file system is read-only'),
  ENOSPC: said('磁盘已满', 'the disk is full'),
  EDQUOT: said('磁盘配额已用完', 'the disk quota is used up'),
  EFBIG: said('文件过大', 'the file is too large'),
  EIO: said('磁盘读写出错', 'the disk cannot be read or written'),
  EBUSY: said('文件正被占用', 'the file is in use'),
  EMFILE: said('本进程打开的文件过多', 'this process has too many files open'),
  ENFILE: said('系统打开的文件过多', 'the system has too many files open'),
  ENAMETOOLONG: said('路径过长', 'the path is too long'),
  ELOOP: said('链接指向自身', 'the link leads back to itself'),
  EXDEV: said('两个路径不在同一磁盘上', 'the two paths are on different disks'),
};

/** An error of the file system, with the path that it is about where the system tells. */
export type FileError = NodeJS.ErrnoException & { readonly code: string };

/** What only the file system says, also where it does not tell the path. */
const ofFilesOnly: ReadonlySet<string> = new Set(['EISDIR', 'ENOTDIR', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG']);

export function isFileError(error: unknown): error is FileError {
  const { code, path, syscall } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  return typeof code === 'string' && syscall !== undefined && (path !== undefined || ofFilesOnly.has(code));
}

/** The one place where the system's codes become words. A code that is not known here is named. */
export function fileReason(error: unknown): FileReason {
  const { code = '' } = error as NodeJS.ErrnoException;
  return reasons[code] ?? said(`系统报告 ${code || '未知错误'}`, `the system says ${code || 'nothing'}`);
}

/** Undefined when there is no such file. What cannot be read for another reason is not taken for missing. */
export const readIfThere = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (isFileError(error) && error.code === 'ENOENT') return undefined;
    throw Object.assign(error as Error, { path });
  });
