import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '#kernel';
import { localAccessTokens } from '../access-tokens.js';
import { findRunning } from '../process/running.js';
import { sentenceOf } from '../process/run-process.js';
import { inDataFolder } from './data-folder.js';
import { makeFolder } from './make-folder.js';
import { readIfThere } from './file-errors.js';

/** As the file system throws them; root, as which tests may run, is refused nothing. */
const fileError = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: something, open '${path}'`), { code, path, syscall: 'open', errno: -13 });

describe('what the file system refuses', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi-files-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const refusalOf = (work: Promise<unknown>): Promise<DomainError> =>
    work.then(
      () => Promise.reject(new Error('expected a refusal')),
      (error: unknown) => error as DomainError,
    );

  it.each([
    ['EACCES', '没有权限', 'permission is denied'],
    ['EROFS', '磁盘只读', 'the disk is read-only'],
    ['ENOSPC', '磁盘已满', 'the disk is full'],
    ['EWEIRD', '系统报告“EWEIRD”', 'the system says "EWEIRD"'],
  ])('an error %s about the data folder names the folder and the reason in both languages', async (code, zh, en) => {
    const path = join(folder, 'owner.json');
    const refused = await refusalOf(inDataFolder(folder, () => Promise.reject(fileError(code, path))));
    expect(refused.code).toBe('DATA_FOLDER_UNUSABLE');
    expect(sentenceOf(refused, 'zh')).toContain(`数据目录 ${folder} 无法使用（${path}）：${zh}`);
    expect(sentenceOf(refused, 'en')).toContain(`${folder} cannot be used (${path}): ${en}`);
  });

  it('an error about another path than the data folder names that path', async () => {
    const refused = await refusalOf(inDataFolder(folder, () => Promise.reject(fileError('ENOSPC', '/var/lib/other'))));
    expect(sentenceOf(refused, 'zh')).toMatch(/^文件 \/var\/lib\/other 无法使用：磁盘已满。.*\[FILE_UNUSABLE\]$/);
  });

  it('an error of the file system that nobody has translated is still a sentence, not the words of the system', () => {
    const said = sentenceOf(fileError('EACCES', '/x/y'), 'en');
    expect(said).toMatch(/^The file \/x\/y cannot be used: permission is denied\. .* \[FILE_UNUSABLE\]$/);
  });

  it('a data folder where the system lets nobody make one is refused in a sentence, and is not tried for ever', async () => {
    const refused = await refusalOf(inDataFolder('/proc/zhezi/data', () => makeFolder('/proc/zhezi/data')));
    expect(refused.code).toBe('DATA_FOLDER_UNUSABLE');
    expect(sentenceOf(refused, 'zh')).toContain('/proc 中不能新建目录');
  });

  it('a folder is made with those above it, also when several make it at once', async () => {
    const path = join(folder, 'a', 'b');
    await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(path, 'c'))]);
    expect((await stat(join(path, 'c'))).isDirectory()).toBe(true);
  });

  it('a data folder that is a file is refused in a sentence', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const refused = await refusalOf(inDataFolder(file, () => mkdir(join(file, 'keys'), { recursive: true })));
    expect(sentenceOf(refused, 'zh')).toContain('路径中有一段是文件，不是目录');
    expect((await refusalOf(localAccessTokens(file))).code).toBe('KEYS_UNREADABLE');
  });

  it('keys that are there and cannot be read are refused and not made anew', async () => {
    await localAccessTokens(folder);
    const path = join(folder, 'keys', 'tokens.pem');
    await rm(path);
    await mkdir(path);
    const refused = await refusalOf(localAccessTokens(folder));
    expect(refused).toMatchObject({ code: 'KEYS_UNREADABLE', details: { path, reason: 'EISDIR' } });
    expect(sentenceOf(refused, 'zh')).toContain('这是目录，不是文件');
    await rm(path, { recursive: true });
    await writeFile(path, 'no key');
    expect(await refusalOf(localAccessTokens(folder))).toMatchObject({
      details: { path, reason: 'its content is damaged' },
    });
  });

  it('the record of a running process that cannot be read is not taken for a missing one', async () => {
    await mkdir(join(folder, 'running.json'));
    expect((await refusalOf(findRunning(folder))).code).toBe('DATA_FOLDER_UNUSABLE');
  });

  it('a file that is missing is told from one that cannot be read', async () => {
    expect(await readIfThere(join(folder, 'nothing'))).toBeUndefined();
    await chmod(folder, 0o755);
    await expect(readIfThere(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
