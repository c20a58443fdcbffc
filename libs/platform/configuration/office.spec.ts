import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DomainError, type Language, languages } from '#kernel';
import { wordingOf } from '../wording.js';
import { processConfiguration } from './configuration.js';
import { officeSettings, writeOffice } from './office.js';

const files = { city: '安澜县', directory: '{"units":[]}\n', policy: '{"id":"mine"}\n' };

describe('what an office has settled for a data folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi-settled-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const written = (text: string): Promise<void> => writeFile(join(folder, 'office.json'), text);
  function refused(language: Language): string {
    try {
      officeSettings(folder);
    } catch (error) {
      expect(error).toMatchObject({ code: 'CONFIGURATION_INVALID' });
      return wordingOf(error as DomainError, language);
    }
    throw new Error('it was taken');
  }

  it('what an office has settled is read as it was written, with copies that lie in the data folder', async () => {
    const data = join(folder, 'new', 'data');
    await writeOffice(data, files);
    expect(officeSettings(data)).toEqual({
      city: '安澜县',
      directory: join(data, 'office-directory.json'),
      policy: join(data, 'office-policy.json'),
    });
    expect(await readFile(join(data, 'office-directory.json'), 'utf8')).toBe(files.directory);
    expect(await readFile(join(data, 'office-policy.json'), 'utf8')).toBe(files.policy);
    expect((await readdir(data)).toSorted()).toEqual(['office-directory.json', 'office-policy.json', 'office.json']);
  });

  it('what an office settles anew takes the place of what it had settled', async () => {
    await writeOffice(folder, files);
    await writeOffice(folder, { ...files, city: '安澜市', policy: '{}' });
    expect(officeSettings(folder)).toMatchObject({ city: '安澜市' });
    expect(await readFile(join(folder, 'office-policy.json'), 'utf8')).toBe('{}');
  });

  it('what an office has settled holds for a process where its variables say nothing', async () => {
    expect(processConfiguration({ ZHEZI_DATA: folder }).city).toBeUndefined();
    await writeOffice(folder, files);
    const settled = { city: '安澜县', directory: join(folder, 'office-directory.json') };
    const policy = join(folder, 'office-policy.json');
    expect(processConfiguration({ ZHEZI_DATA: folder })).toMatchObject({ ...settled, policy });
    const named = processConfiguration({ ZHEZI_DATA: folder, ZHEZI_DIRECTORY: '', ZHEZI_POLICY: 'default-1' });
    expect(named).toMatchObject({ ...settled, policy: 'default-1' });
  });

  it('nothing is settled for a folder that is not there, or where a file lies in its place', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const path of [folder, join(folder, 'absent'), join(folder, 'file')])
      expect(officeSettings(path)).toBeUndefined();
  });

  it.each([
    ['is empty', ''],
    ['breaks off', '{"city": "安澜县", "direc'],
    ['is a list', '[]'],
    ['lacks the policy', '{"city": "安澜县", "directory": "a.json"}'],
    ['names no city', '{"city": " ", "directory": "a.json", "policy": "b.json"}'],
    ['has a number for the city', '{"city": 1, "directory": "a.json", "policy": "b.json"}'],
  ])('a file that %s is refused with its path and what to do', async (_title, text) => {
    await written(text);
    for (const language of languages) expect(refused(language)).toContain(join(folder, 'office.json'));
    expect(refused('zh')).toContain('不是 zhezi init 写入的样子，请删去该文件，再运行 zhezi init');
    expect(refused('en')).toContain('it is not as zhezi init wrote it; delete it, then run zhezi init again');
  });

  it('a file of another version is refused with the fields that this one does not know', async () => {
    await writeOffice(folder, files);
    const own = JSON.parse(await readFile(join(folder, 'office.json'), 'utf8')) as object;
    await written(JSON.stringify({ ...own, policies: [], since: '2027-01-01' }));
    expect(refused('zh')).toContain('本版本不认识的字段“policies”、“since”，像是另一版本写入的，请改用该版本');
    expect(refused('en')).toContain('field "policies", "since", as if another version wrote it; use that version');
  });

  it('a folder in the place of the file is refused with what it is', async () => {
    await mkdir(join(folder, 'office.json'));
    expect(refused('zh')).toContain('这是目录，不是文件');
  });
});
