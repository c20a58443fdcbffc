// Compiles into a folder of its own and puts the result in its place at the end, so that whoever runs from `dist` never meets half a file,
// and a build that fails leaves the last one as it was.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { builds, hasSources, isBuilt, isFresh, leftOut, markerOf, sourcesNow, writeMarker } from './freshness.mjs';
import { alone } from './lock.mjs';
import { LauncherError } from './refusals.mjs';

export { builds };

export const root = join(import.meta.dirname, '..', '..');

/** Builds what is not of the present sources. Where there are no sources, as in an image, the build that is there is taken. */
export async function buildWhenStale(names, from = root) {
  if (!existsSync(join(from, 'node_modules'))) throw new LauncherError('NOT_INSTALLED', { root: from });
  if (!hasSources(from)) {
    if (names.every((name) => isBuilt(from, name))) return;
    throw new LauncherError('BUILD_MISSING', { root: from });
  }
  if (names.every((name) => isFresh(from, name))) return;
  await build(
    names.filter((name) => !isFresh(from, name)),
    { from },
  );
}

/** Builds; with `always`, also what is of the present sources. @throws NOT_INSTALLED, BUILD_NOT_WRITABLE, BUILD_FAILED, BUILD_BUSY */
export async function build(names, { from = root, always = false } = {}) {
  const dist = join(from, 'dist');
  const compiler = join(from, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  if (!existsSync(compiler)) throw new LauncherError('NOT_INSTALLED', { root: from });
  try {
    mkdirSync(dist, { recursive: true });
    await alone(join(dist, '.lock'), async () => {
      for (const name of names) if (always || !isFresh(from, name)) await compile(name, { from, dist, compiler });
    });
  } catch (error) {
    throw ['EACCES', 'EPERM', 'EROFS'].includes(error.code) ? notWritable(error, dist) : error;
  }
}

async function compile(name, { from, dist, compiler }) {
  const { sources, makes } = builds[name];
  removeRemains(dist);
  const fresh = join(dist, `.new-${process.pid}`);
  const former = join(dist, `.old-${process.pid}`);
  const now = sourcesNow(from, name);
  const args = [compiler, ...sources, '-d', fresh, '--ignore', leftOut, '-q'];
  const [status] = await once(spawn(process.execPath, args, { cwd: from, stdio: ['ignore', 2, 2] }), 'exit');
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new LauncherError('BUILD_FAILED');
  }
  rmSync(markerOf(from, name), { force: true });
  mkdirSync(former);
  for (const folder of makes) {
    if (existsSync(join(dist, folder))) renameSync(join(dist, folder), join(former, folder));
    renameSync(join(fresh, folder), join(dist, folder));
  }
  writeMarker(from, name, now);
  removeRemains(dist);
}

/** Also those of a process that was killed: whoever calls holds the lock. */
function removeRemains(dist) {
  for (const name of readdirSync(dist))
    if (/^\.(new|old)-/.test(name)) rmSync(join(dist, name), { recursive: true, force: true });
}

function notWritable({ path }, dist) {
  const folder = [path, dist, dirname(dist)].find((one) => one !== undefined && existsSync(one));
  const { uid } = statSync(folder);
  return new LauncherError('BUILD_NOT_WRITABLE', { folder, owner: nameOf(uid), user: nameOf(process.getuid()) });
}

function nameOf(uid) {
  try {
    return execFileSync('id', ['-un', String(uid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return String(uid);
  }
}
