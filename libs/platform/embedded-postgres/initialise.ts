import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, serverEnvironment } from './account.js';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './errors.js';
import type { Placement } from './placement.js';

export const superuser = 'zhezi';
const major = '18';

export interface InitialiseOptions {
  readonly binaries: Binaries;
  readonly placement: Placement;
  readonly account: Account;
  readonly password: string;
}

/** Makes the data directory when there is none. It is made under another name and renamed, so that a start that is killed leaves none. */
export async function initialise(options: InitialiseOptions): Promise<void> {
  const { serverDirectory, data } = options.placement;
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version !== undefined) return requireVersion(version.trim(), data);
  await removeStaging(serverDirectory);
  const staging = join(serverDirectory, `staging-${randomBytes(4).toString('hex')}`);
  await runInitdb(staging, options);
  await rename(staging, data);
}

function requireVersion(found: string, data: string): void {
  if (found === major) return;
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_OTHER_VERSION',
    {
      zh: `${data} 由 PostgreSQL ${found} 建立，本程序为 PostgreSQL ${major}`,
      en: `${data} was made by PostgreSQL ${found}, this is PostgreSQL ${major}`,
    },
    {
      zh: '请用建立它的版本导出后在此导入，或改用其他数据目录',
      en: 'export with the release that made it and import here, or choose another data directory',
    },
  );
}

async function removeStaging(serverDirectory: string): Promise<void> {
  const left = (await readdir(serverDirectory)).filter((name) => name.startsWith('staging-'));
  for (const name of left) await rm(join(serverDirectory, name), { recursive: true, force: true });
}

async function runInitdb(directory: string, { binaries, account, password }: InitialiseOptions): Promise<void> {
  const passwordFile = `${directory}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) await chown(passwordFile, account.uid, account.gid);
  const flags = [`--pgdata=${directory}`, `--username=${superuser}`, `--pwfile=${passwordFile}`];
  const { code, output } = await run(binaries.initdb, [...flags, ...fixedFlags], account);
  await rm(passwordFile, { force: true });
  if (code === 0) return;
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_INIT_FAILED',
    {
      zh: `建立数据时出错（${code}），其输出为：\n“${output.trim()}”`,
      en: `initdb ended with ${code}:\n${output.trim()}`,
    },
    { zh: '请检查数据目录的磁盘空间和权限', en: 'check space and rights of the data directory' },
  );
}

/** The built-in C.UTF-8 sorts by code point, whatever libc or ICU the machine has, so data may be moved to another machine. */
const fixedFlags = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth=scram-sha-256',
];

function run(command: string, args: string[], account: Account): Promise<{ code: number | string; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...account,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 'error', output: `${output}${error.message}` }));
    child.on('close', (code, signal) => resolve({ code: code ?? signal ?? 'unknown', output }));
  });
}
