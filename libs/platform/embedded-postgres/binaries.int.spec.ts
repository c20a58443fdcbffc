import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, readdir, rm, unlink, lstat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { serverAccount } from './account.js';
import { type Binaries, findBinaries, packagedDirectory } from './binaries.js';

const silence = (): void => undefined;

describe('the programs of PostgreSQL', () => {
  let root: string;
  let packaged: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'zhezi-programs-'));
    packaged = join(root, 'package', 'native');
    await cp(dirname(await packagedDirectory()), dirname(packaged), { recursive: true, verbatimSymlinks: true });
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('the programs of PostgreSQL are run in the folder where npm put them', async () => {
    await chmod(root, 0o755);
    const { postgres } = await findBinaries(serverAccount(silence), silence, packaged);
    expect(postgres).toBe(join(packaged, 'bin', 'postgres'));
  });

  it('the programs of PostgreSQL are copied and linked when npm did not link their libraries and the server’s account cannot enter their folder', async () => {
    const library = join(packaged, 'lib');
    for (const name of await readdir(library)) {
      if ((await lstat(join(library, name))).isSymbolicLink()) await unlink(join(library, name));
    }
    const log: string[] = [];
    const account = serverAccount(silence);
    const found = await findBinaries(account, (line) => log.push(line), packaged);
    expect(found.postgres.startsWith(root)).toBe(false);
    for (const program of Object.values(found) as string[]) {
      expect(execFileSync(program, ['--version'], { encoding: 'utf8', cwd: '/', ...account })).toContain(
        '(PostgreSQL) 18',
      );
    }
    const again: Binaries = await findBinaries(account, silence, packaged);
    expect(again).toEqual(found);
    expect(log.every((line) => line.includes('copying them'))).toBe(true);
    expect(existsSync(packaged)).toBe(true);
  });
});
