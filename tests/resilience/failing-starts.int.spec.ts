import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase, until } from '#testing';
import { buildProject, type BuiltProject } from './built-project.js';
import { killLiving, spawnApp } from './real-process.js';
import { freePort } from './starts/left-over.js';

/** Everything that a process may take to start and to fail; far below what a person would wait for one that hangs. */
const patienceMs = 50_000;

describe('a process whose start fails', () => {
  let project: BuiltProject;
  let folder: string;
  let database: TestDatabase;

  beforeAll(async () => {
    [project, database] = await Promise.all([buildProject(), testDatabase()]);
    folder = await mkdtemp(join(tmpdir(), 'zhezi-failing-'));
    await chmod(folder, 0o755);
    await mkdir(join(folder, 'a-folder'));
    await writeFile(join(folder, 'no-json.json'), '{ "note": ');
    await writeFile(join(folder, 'no-fields.json'), '{}');
  }, 120_000);
  afterEach(killLiving);
  afterAll(async () => {
    await Promise.all([project.remove(), database.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  /** Waits for its end by itself; answers with the exit code and what it said. */
  async function ended(app: string, env: NodeJS.ProcessEnv) {
    const { child, said } = spawnApp(project.root, app, { ZHEZI_STOP_SECONDS: '20', ...env });
    await until(`${app} has ended`, () => child.exitCode !== null || child.signalCode !== null, patienceMs);
    return { code: child.exitCode, said: said() };
  }

  const wrongFiles = ['nowhere.json', 'a-folder', 'no-json.json', 'no-fields.json'] as const;

  it.each(wrongFiles.flatMap((file) => [[file, 'ZHEZI_DIRECTORY'] as const, [file, 'ZHEZI_POLICY'] as const]))(
    'the standalone process ends with one sentence when %s is given as %s, and leaves no server running',
    async (file, variable) => {
      const data = join(folder, `data-${variable}`);
      const { code, said } = await ended('standalone', { ZHEZI_DATA: data, [variable]: join(folder, file) });
      expect({ code, lines: said.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
      expect(said).toMatch(/^[^\n]*\p{Script=Han}[^\n]* \[[A-Z_]+\]\n$/u);
      expect((await readdir(data).catch(() => [])).filter((name) => /running|owner/.test(name))).toEqual([]);
    },
    2 * patienceMs,
  );

  it.each([
    ['a file', () => join(folder, 'no-fields.json')],
    ['a folder where nobody may write, not even root', () => '/sys/zhezi'],
  ])(
    'the standalone process says what is wrong with its data folder when that is %s',
    async (_what, data) => {
      const { code, said } = await ended('standalone', { ZHEZI_DATA: data() });
      expect(code).toBe(1);
      expect(said).toMatch(/^数据目录 \S+ 无法使用（\S+）：[^A-Z\n]+。折子须能[^\n]* \[DATA_FOLDER_UNUSABLE\]\n$/);
    },
    2 * patienceMs,
  );

  it('a process is not started with a variable whose name is misspelt', async () => {
    const { code, said } = await ended('standalone', { ZHEZI_DATA: join(folder, 'unused'), ZHEZI_DIRECTROY: 'mine' });
    expect(code).toBe(1);
    expect(said).toMatch(/^[^\n]*ZHEZI_DIRECTROY[^\n]*ZHEZI_DIRECTORY[^\n]* \[CONFIGURATION_INVALID\]\n$/);
    expect(await readdir(folder)).not.toContain('unused');
  });

  it.each(['api', 'escalator', 'projector', 'relay', 'intake'])(
    'the %s ends with one sentence when its database is away',
    async (app) => {
      const away = `postgres://zhezi:x@127.0.0.1:${await freePort()}/zhezi`;
      const env = {
        ZHEZI_DATA: join(folder, 'keys'),
        ZHEZI_EVENT_STORE_URL: away,
        ZHEZI_KAFKA_BROKERS: `127.0.0.1:${await freePort()}`,
        ZHEZI_LANG: 'en',
      };
      const { code, said } = await ended(app, env);
      expect({ code, lines: said.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    },
    2 * patienceMs,
  );

  it.each(['api', 'escalator', 'projector', 'relay', 'intake'])(
    'the %s ends with one sentence when its health port is taken',
    async (app) => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as { port: number };
      const env = {
        ZHEZI_DATA: join(folder, 'keys'),
        ZHEZI_EVENT_STORE_URL: database.connectionString,
        ZHEZI_KAFKA_BROKERS: `127.0.0.1:${await freePort()}`,
        ZHEZI_METRICS_PORT: String(port),
        ZHEZI_LANG: 'en',
      };
      const { code, said } = await ended(app, env);
      server.close();
      expect(code).toBe(1);
      expect(said).toMatch(/^Port \d+ of 127\.0\.0\.1 is taken[^\n]* \[METRICS_PORT_IN_USE\]\n$/);
    },
    2 * patienceMs,
  );
});
