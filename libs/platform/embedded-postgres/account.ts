import { execFileSync } from 'node:child_process';
import { EmbeddedPostgresError } from './errors.js';

/** The account that the server runs as; undefined: the same as this process. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

const accountName = 'postgres';

const creators: readonly (readonly [string, ...string[]])[] = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', accountName],
  ['adduser', '-S', '-D', '-H', '-s', '/bin/false', accountName],
];

/** PostgreSQL refuses to run as root, so root starts it as the system account `postgres`, which is created when absent. */
export function serverAccount(log: (message: string) => void): Account {
  if (process.getuid?.() !== 0) return undefined;
  return findAccount() ?? createAccount(log);
}

function findAccount(): Account {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return undefined;
  }
}

function createAccount(log: (message: string) => void): Account {
  for (const [command, ...args] of creators) {
    if (!succeeds(command, args)) continue;
    log(`created the system account ${accountName}: PostgreSQL does not run as root`);
    return findAccount();
  }
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_NO_ACCOUNT',
    {
      zh: `以 root 运行，而系统账号“${accountName}”不存在，也无法建立`,
      en: `running as root, and the system account "${accountName}" neither exists nor could be created`,
    },
    {
      zh: `请用 useradd --system ${accountName} 建立，或以普通用户启动`,
      en: `create it with useradd --system ${accountName}, or start as an ordinary user`,
    },
  );
}

const idOf = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, accountName], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

function succeeds(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs a command as the server's account; false when it fails, or when the account cannot reach it. */
export function accountCan(account: Account, command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', cwd: '/', env: serverEnvironment(), ...account });
    return true;
  } catch {
    return false;
  }
}

/** The environment of the server's processes: nothing in it can change their locale, time zone or connection. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
});
