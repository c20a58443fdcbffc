import { access, constants, statfs } from 'node:fs/promises';

/** The server writes ahead in files of 16 MB, and needs some of them before it can make room by itself. */
const leastFreeBytes = 64 * 1024 * 1024;

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** Throws, with the reason, when the server will soon not be able to write: little room is left, or the folder is read-only. */
export async function checkRoom(serverDirectory: string, least = leastFreeBytes): Promise<void> {
  await access(serverDirectory, constants.W_OK);
  const { bavail, bsize } = await statfs(serverDirectory);
  const free = bavail * bsize;
  if (free >= least) return;
  throw new Error(`expected ${megabytes(least)} free on the disk of ${serverDirectory}, found ${megabytes(free)}`);
}
