import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The server's password: random, one per data directory, readable by us only. */
export async function passwordOf(directory: string): Promise<string> {
  const path = join(directory, 'password');
  const fresh = randomBytes(24).toString('base64url');
  await writeFile(path, `${fresh}\n`, { mode: 0o600, flag: 'wx', flush: true }).catch(ignoreExisting);
  return (await readFile(path, 'utf8')).trim();
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
