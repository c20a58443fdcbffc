import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#runtime';

export interface Checkout {
  /** The folder of a checkout in which `npm ci` has been run and nothing else. */
  readonly root: string;
  remove(): Promise<void>;
}

const copied = [
  '.npmrc',
  '.swcrc',
  'apps',
  'docs',
  'infra',
  'libs',
  'nest-cli.json',
  'package.json',
  'seeds',
  'tsconfig.json',
];

/** A copy of the sources beside the installed packages: whoever runs this test has run `npm ci` already. */
export async function newCheckout(): Promise<Checkout> {
  const checkout = projectRoot();
  const root = await mkdtemp(join(tmpdir(), 'zhezi-walk-'));
  await Promise.all(copied.map((name) => cp(join(checkout, name), join(root, name), { recursive: true })));
  await symlink(join(checkout, 'node_modules'), join(root, 'node_modules'));
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
