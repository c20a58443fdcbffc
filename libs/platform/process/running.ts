import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Timestamp } from '#kernel';
import { inDataFolder } from '../files/data-folder.js';
import { readIfThere } from '../files/file-errors.js';

/** What a process works by: whose office, which directory, policy and calendar. */
const inForce = z.object({
  city: z.string().nullable(),
  /** `default@1`, and what it is called. */
  policy: z.object({ version: z.string(), title: z.string() }),
  calendar: z.string(),
  /** How many units and posts there were when it started, and the registry file that was named. */
  directory: z.object({ units: z.int(), posts: z.int(), file: z.string().nullable() }),
  /** What somebody should know, as that the named file has more than is registered. */
  notices: z.array(z.object({ zh: z.string(), en: z.string() })),
});
export type InForce = z.infer<typeof inForce>;

const runningProcess = z.object({
  pid: z.int(),
  /** `http://…`; null when it serves no requests. */
  address: z.string().nullable(),
  eventStoreUrl: z.string(),
  readDatabaseUrl: z.string(),
  /** The time that its own clock showed when it started; null when it goes by the real time. */
  clockStart: z.string().nullable(),
  startedAt: z.string(),
  inForce: inForce.optional(),
});

/** What the process that owns a data folder tells other processes on the machine, so that they can use its databases too. */
export type RunningProcess = z.infer<typeof runningProcess> & { readonly startedAt: Timestamp };

const fileOf = (dataDirectory: string): string => join(dataDirectory, 'running.json');

/** Writes the file into the data folder, in one step, and readable by its owner only, because it holds the password of the database. */
export async function announceRunning(dataDirectory: string, running: RunningProcess): Promise<() => Promise<void>> {
  const draft = `${fileOf(dataDirectory)}.draft`;
  await inDataFolder(dataDirectory, async () => {
    await writeFile(draft, JSON.stringify(running, null, 2), { mode: 0o600 });
    await rename(draft, fileOf(dataDirectory));
  });
  return () => rm(fileOf(dataDirectory), { force: true });
}

/**
 * Undefined when there is no such process. A process that was killed leaves its file; then it is not alive.
 * @throws DATA_FOLDER_UNUSABLE when the file is there and may not be read: else another owner's folder would look like an empty one
 */
export async function findRunning(dataDirectory: string): Promise<RunningProcess | undefined> {
  const text = await inDataFolder(dataDirectory, () => readIfThere(fileOf(dataDirectory)));
  const parsed = runningProcess.safeParse(parse(text ?? 'null'));
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
