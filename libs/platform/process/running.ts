import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Timestamp } from '#kernel';

const runningProcess = z.object({
  pid: z.int(),
  /** `http://…`; null when it serves no requests. */
  address: z.string().nullable(),
  eventStoreUrl: z.string(),
  readDatabaseUrl: z.string(),
  /** What its clock showed when it started; null when it shows the time. */
  clockStart: z.string().nullable(),
  startedAt: z.string(),
});

/** What the process that owns a data folder tells others on the machine, so that they can work beside it. */
export type RunningProcess = z.infer<typeof runningProcess> & { readonly startedAt: Timestamp };

const fileOf = (dataDirectory: string): string => join(dataDirectory, 'running.json');

/** Leaves the file in the data folder, whole and readable by its owner only: it names the database with its password. */
export async function announceRunning(dataDirectory: string, running: RunningProcess): Promise<() => Promise<void>> {
  const draft = `${fileOf(dataDirectory)}.draft`;
  await writeFile(draft, JSON.stringify(running, null, 2), { mode: 0o600 });
  await rename(draft, fileOf(dataDirectory));
  return () => rm(fileOf(dataDirectory), { force: true });
}

/** Undefined when no living process has announced itself; a killed one leaves its file behind. */
export async function findRunning(dataDirectory: string): Promise<RunningProcess | undefined> {
  const text = await readFile(fileOf(dataDirectory), 'utf8').catch(() => 'null');
  const parsed = runningProcess.safeParse(parse(text));
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
