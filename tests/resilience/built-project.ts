import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#runtime';

export interface BuiltProject {
  /** A folder that looks like the checkout after `npm run build`. */
  readonly root: string;
  remove(): Promise<void>;
}

/** Compiles the present sources into a folder of their own, so that no other run's `dist` is used or disturbed. */
export async function buildProject(): Promise<BuiltProject> {
  const checkout = projectRoot();
  const root = await mkdtemp(join(tmpdir(), 'zhezi-built-'));
  await chmod(root, 0o755);
  await Promise.all([
    ...['package.json', 'nest-cli.json'].map((file) => copyFile(join(checkout, file), join(root, file))),
    ...['seeds', 'infra', 'node_modules'].map((folder) => symlink(join(checkout, folder), join(root, folder))),
  ]);
  const swc = join(dirname(createRequire(import.meta.url).resolve('@swc/cli/package.json')), 'bin', 'swc.js');
  const ignored = '**/*.spec.ts,**/*-suite.ts,**/spec/**';
  const args = [swc, 'apps', 'libs', '-d', join(root, 'dist'), '--ignore', ignored, '-q'];
  await promisify(execFile)(process.execPath, args, { cwd: checkout });
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
