import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '#platform';
import { demoConfiguration, freshFolder } from './data-folder.js';

let base: string;
let folder: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'zhezi-demo-'));
  folder = join(base, 'demo');
});
afterEach(() => rm(base, { recursive: true, force: true }));

describe('the folder of the demo', () => {
  it('the folder of the demo is emptied for every run, and nothing beside it is touched', async () => {
    await writeFile(join(base, 'precious'), 'keep');
    const first = await freshFolder(folder);
    await writeFile(join(folder, 'old'), 'x');
    await first.release();
    const second = await freshFolder(folder);
    expect(await readdir(folder)).toEqual([]);
    await second.release();
    expect(await readdir(base)).toEqual(['demo', 'precious']);
  });

  it('the folder of the demo is refused while another demo lives in it, and left as it is', async () => {
    const running = await freshFolder(folder);
    await writeFile(join(folder, 'data'), 'x');
    await expect(freshFolder(folder)).rejects.toMatchObject({ code: 'DEMO_RUNNING', details: { pid: process.pid } });
    expect(await readdir(folder)).toEqual(['data']);
    await running.release();
  });

  it('the folder of the demo is taken over from a demo that was killed', async () => {
    await writeFile(`${folder}.pid`, '999999999');
    await expect(freshFolder(folder)).resolves.toBeDefined();
  });
});

describe('what the demo runs with', () => {
  it('the demo runs with its own folder and embedded database, whatever databases are configured', () => {
    const env = { ZHEZI_DATA: base, ZHEZI_EVENT_STORE_URL: 'postgresql://somewhere/precious' };
    expect(demoConfiguration(loadConfiguration(env), env)).toMatchObject({
      dataDirectory: folder,
      eventStoreUrl: undefined,
      readDatabaseUrl: undefined,
      http: { port: 0 },
    });
  });

  it('the demo runs on the port that was asked for', () => {
    const env = { ZHEZI_DATA: base, ZHEZI_HTTP_PORT: '4100' };
    expect(demoConfiguration(loadConfiguration(env), env).http.port).toBe(4100);
  });
});
