import { randomBytes } from 'node:crypto';
import { chmod, chown, lstat, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../files/make-folder.js';
import { readIfThere } from '../files/file-errors.js';
import { type Account, accountCan } from './account.js';
import { EmbeddedPostgresError } from './errors.js';

export interface Placement {
  /** The server's data directory: owned by its account, 0700. */
  readonly data: string;
  /** The directory of the server's account that holds the data, the log, and new data while they are made. */
  readonly serverDirectory: string;
}

/**
 * The data lie in the directory asked for, unless the server's account cannot get there (a checkout under /root or a private
 * temporary directory): then in a place of its own, and the file `moved-to` in the directory asked for says where. Removing
 * the directory asked for therefore means a new, empty store. Nobody's existing directory changes its mode.
 */
export async function place(directory: string, account: Account, log: (message: string) => void): Promise<Placement> {
  if (!account) return at(directory, account);
  const moved = await readIfThere(join(directory, 'moved-to'));
  if (moved) return at(await existing(moved.trim(), directory), account);
  if (accountCan(account, 'test', ['-x', directory])) return at(directory, account);
  const own = join(await publicDirectory(), `data-${randomBytes(6).toString('hex')}`);
  await mkdir(own);
  await chmod(own, 0o755); // whatever our umask
  await writeFile(join(directory, 'moved-to'), `${own}\n`);
  log(`the server's account may not enter ${directory}; its data lie in ${own}`);
  return at(own, account);
}

/** The directory that the data were moved to must exist: to start with an empty one would hide the loss of the data. */
async function existing(moved: string, directory: string): Promise<string> {
  if (await stat(moved).catch(() => undefined)) return moved;
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_DATA_GONE',
    {
      zh: `${directory} 的数据存于 ${moved}，而该目录已不存在`,
      en: `the data of ${directory} were kept in ${moved}, which is gone`,
    },
    {
      zh: `请从备份恢复；要从空库开始的，请删除 ${directory}`,
      en: `bring it back from a backup, or remove ${directory} to begin with an empty store`,
    },
  );
}

async function at(directory: string, account: Account): Promise<Placement> {
  const serverDirectory = join(directory, 'server');
  await makeFolder(serverDirectory, 0o700);
  if (account) await chown(serverDirectory, account.uid, account.gid);
  return { serverDirectory, data: join(serverDirectory, 'data') };
}

/** A directory of ours that every account can enter: under /var/lib for root, because old files in /var/tmp are removed; else under /var/tmp. */
export async function publicDirectory(): Promise<string> {
  const user = process.getuid?.() ?? 0;
  const candidates = user === 0 ? ['/var/lib/zhezi', '/var/tmp/zhezi'] : [`/var/tmp/zhezi-${user}`];
  for (const candidate of candidates) {
    if (await ours(candidate, user)) return candidate;
  }
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_UNSUPPORTED_PLATFORM',
    {
      zh: `目录 ${candidates.join('、')} 无法建立，或属于其他用户`,
      en: `none of ${candidates.join(', ')} can be made, or they belong to somebody else`,
    },
    { zh: '请让运行折子的用户可以使用其中之一', en: 'let the user that runs zhezi use one of them' },
  );
}

async function ours(directory: string, user: number): Promise<boolean> {
  try {
    await makeFolder(dirname(directory));
    await mkdir(directory, { mode: 0o755 }).then(() => chmod(directory, 0o755), ignoreExisting);
    const found = await lstat(directory);
    return found.isDirectory() && found.uid === user && (found.mode & 0o022) === 0;
  } catch {
    return false;
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
