import type { InBoth } from './described.js';
import { said, type Said } from './words.js';

/** What an operating system says by its codes when a file cannot be read or written. */
const faults: Readonly<Record<string, InBoth>> = {
  ENOENT: { zh: '没有这个文件或目录', en: 'there is no such file or folder' },
  ENOTDIR: { zh: '路径中有一段不是目录', en: 'a part of the path is no folder' },
  EISDIR: { zh: '这是目录，不是文件', en: 'it is a folder, no file' },
  EACCES: { zh: '没有权限', en: 'permission is denied' },
  EPERM: { zh: '没有权限', en: 'permission is denied' },
  EROFS: { zh: '磁盘只读', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EEXIST: { zh: '文件已存在', en: 'it exists already' },
  ENAMETOOLONG: { zh: '路径过长', en: 'the path is too long' },
  ELOOP: { zh: '链接互相指向', en: 'links lead in a circle' },
  EMFILE: { zh: '打开的文件过多', en: 'too many files are open' },
  EBUSY: { zh: '文件正被占用', en: 'it is in use' },
};

/** Why a file cannot be read or written, in words: never the operating system's own sentence. */
export function fileFault(error: unknown): Said<string> {
  const { code = '' } = error as { readonly code?: string };
  return said(
    code,
    faults[code] ?? { zh: `系统报告“${code || '未知错误'}”`, en: `the system says "${code || 'nothing more'}"` },
  );
}
