// One process at a time builds in a checkout: the others wait for it and take what it has made.
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { LauncherError } from './refusals.mjs';

const longestSeconds = 120;

/** Does the work while no other process holds the lock. A lock whose holder is dead does not count. @throws BUILD_BUSY */
export async function alone(lock, work) {
  const until = performance.now() + longestSeconds * 1000;
  while (!take(lock)) {
    const pid = holderOf(lock);
    if (pid !== undefined && !isAlive(pid)) rmSync(lock, { force: true });
    else if (performance.now() > until) throw new LauncherError('BUILD_BUSY', { pid, seconds: longestSeconds, lock });
    else await delay(20);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when the lock has gone meanwhile or its holder has not yet written down who it is. */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
