import { execFileSync } from 'node:child_process';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from '../files/file-errors.js';
import { EmbeddedPostgresError } from './errors.js';

/** A process. The moment at which it started tells it from a later process with the same number. */
interface Owner {
  readonly pid: number;
  readonly started: string;
}

/** Takes the directory for this process, or throws and says who has it. The function that is returned gives it back. */
export async function takeOwnership(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'owner.json');
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await createWhole(path, mine)) return () => rm(path, { force: true });
    const text = await readIfThere(path);
    if (text !== undefined) await removeWhenDead(directory, path, text);
  }
  throw inUse(directory, 'another process that is starting');
}

/** Creates the file with its content in one step; false when there is one. */
async function createWhole(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${process.pid}.${Math.floor(performance.now() * 1000)}`;
  await writeFile(draft, content);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function removeWhenDead(directory: string, path: string, text: string): Promise<void> {
  const owner = parse(text);
  if (owner && startOf(owner.pid) === owner.started) throw inUse(directory, `process ${owner.pid}`);
  const aside = `${path}.dead.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  const taken = await readFile(aside, 'utf8').catch(() => text);
  if (taken !== text) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function parse(text: string): Owner | undefined {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return undefined;
  }
}

const inUse = (directory: string, who: string): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_IN_USE',
    { zh: `数据目录 ${directory} 正由另一进程使用`, en: `${directory} is in use by ${who}` },
    {
      zh: '请停止该进程，或用 ZHEZI_DATA 指定其他目录',
      en: 'stop that process, or give this one another data directory',
    },
  );

/** When a process started, as the system writes it; `undefined` when there is none. */
export function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') return ask('lstart=', pid);
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];
  } catch {
    return undefined;
  }
}

/** The command line of a process; empty when there is none. */
export function commandOf(pid: number): string {
  try {
    if (process.platform !== 'linux') return ask('command=', pid);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

const ask = (column: string, pid: number): string =>
  execFileSync('ps', ['-o', column, '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
