import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { projectRoot } from '#runtime';

export interface CopiedCheckout {
  /** A folder as `git clone` and `npm ci` leave it, without a build. */
  readonly root: string;
  remove(): Promise<void>;
}

const copied = ['apps', 'libs', 'infra', 'package.json', '.swcrc', '.npmrc', 'nest-cli.json'];

/** The present sources in a folder of their own, with the packages that are installed here; what is built there disturbs nobody. */
export async function copyCheckout(): Promise<CopiedCheckout> {
  const root = await mkdtemp(join(tmpdir(), 'zhezi-checkout-'));
  await chmod(root, 0o755);
  const from = projectRoot();
  for (const name of copied) await cp(join(from, name), join(root, name), { recursive: true });
  for (const name of ['seeds', 'node_modules']) await symlink(join(from, name), join(root, name));
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** The environment of a person's shell: without what npm and Jest have added, and with the machine's own programs first. */
export function shellEnvironment(): NodeJS.ProcessEnv {
  const ours = (folder: string): boolean => folder.includes('node_modules') || folder === dirname(process.execPath);
  const PATH = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !ours(folder))
    .join(delimiter);
  return { PATH, HOME: process.env.HOME };
}

/** Runs a program to its end. */
export async function ranIn(folder: string, program: readonly string[], options: SpawnOptions = {}) {
  const [file, ...args] = program as [string, ...string[]];
  const child = spawn(file, args, {
    env: shellEnvironment(),
    ...options,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
