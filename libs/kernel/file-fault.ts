import { type InBoth, said, type Said } from './words.js';

/** What an operating system says by its codes when a file cannot be read or written. */
const faults: Readonly<Record<string, InBoth>> = {
  ENOENT: { zh: '没有这个文件或目录', en: 'there is no such file or folder' },
  EISDIR: { zh: '这是目录，不是文件', en: 'it is a folder and no file' },
  ENOTDIR: { zh: '路径中有一段是文件，不是目录', en: 'a part of the path is a file and no folder' },
  EEXIST: { zh: '已有同名文件', en: 'there is a file of that name' },
  ENOTEMPTY: { zh: '目录不是空的', en: 'the folder is not empty' },
  EACCES: { zh: '没有权限', en: 'permission is denied' },
  EPERM: { zh: '系统不允许', en: 'the system does not permit it' },
  EROFS: { zh: '磁盘只读', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额已用完', en: 'the disk quota is used up' },
  EFBIG: { zh: '文件过大', en: 'the file is too large' },
  EIO: { zh: '磁盘读写出错', en: 'the disk cannot be read or written' },
  EBUSY: { zh: '文件正被占用', en: 'the file is in use' },
  EMFILE: { zh: '本进程打开的文件过多', en: 'this process has too many files open' },
  ENFILE: { zh: '系统打开的文件过多', en: 'the system has too many files open' },
  ENAMETOOLONG: { zh: '路径过长', en: 'the path is too long' },
  ELOOP: { zh: '链接指向自身', en: 'the link leads back to itself' },
  EXDEV: { zh: '两个路径不在同一磁盘上', en: 'the two paths are on different disks' },
};

/** Why a file or folder cannot be used, in words: the one place where the codes of the system become words. A code that is not known is named. */
export function fileFault(error: unknown): Said<string> {
  const { code = '' } = error as { readonly code?: string };
  return said(
    code,
    faults[code] ?? { zh: `系统报告“${code || '未知错误'}”`, en: `the system says "${code || 'nothing more'}"` },
  );
}
