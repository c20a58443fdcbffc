import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#runtime';

/** What is built and run. With a change in it that is not committed, HEAD would not be what lies here. */
const compared = ['apps', 'libs', 'infra', 'seeds', 'tests', 'package.json', 'package-lock.json', '.swcrc'];

/** Said to people as it is: nothing is wrong with the program. */
export class CannotCompare extends Error {}

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-C', projectRoot(), ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** The whole name of a commit. */
export function commitOf(name: string): string {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  } catch {
    throw new CannotCompare(`"${name}" is no commit of this repository`);
  }
}

export function refuseUncommitted(): void {
  const changes = git('status', '--porcelain', '--', ...compared);
  if (changes !== '') throw new CannotCompare(`commit or put away first what is compared:\n${changes}`);
}

/** The sources of a commit in a folder of their own, built, with the packages that are installed here. */
export function buildCommit(commit: string, folder: string): void {
  git('worktree', 'add', '--detach', '--force', folder, commit);
  symlinkSync(join(projectRoot(), 'node_modules'), join(folder, 'node_modules'), 'dir');
  try {
    execFileSync('npm', ['run', '-s', 'build:trials'], { cwd: folder, stdio: ['ignore', 2, 2] });
  } catch {
    throw new CannotCompare(`${commit} does not build with the packages that are installed here`);
  }
}

/** Takes back what `buildCommit` did; what is not there any more is no fault. */
export function removeCommit(folder: string): void {
  try {
    git('worktree', 'remove', '--force', folder);
  } catch {
    git('worktree', 'prune');
  }
}
