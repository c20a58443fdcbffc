import type { InBoth } from '#kernel';

const reasons: Readonly<Record<string, InBoth>> = {
  ENOENT: { zh: '没有这个文件', en: 'there is no such file' },
  ENOTDIR: { zh: '没有这个文件', en: 'there is no such file' },
  EISDIR: { zh: '它是目录，不是文件', en: 'it is a folder, not a file' },
  EACCES: { zh: '没有读取的权限', en: 'it may not be read' },
};

/** Why a file could not be read, in words. */
export const unreadableBecause = (error: unknown): InBoth => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? { zh: code || message, en: code || message };
};
