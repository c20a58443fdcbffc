import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { buildProject, type BuiltProject } from './built-project.js';
import { killLiving, type RealProcess, startReal } from './real-process.js';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe('the built command beside the built process', () => {
  let project: BuiltProject;
  let dataDirectory: string;
  let process: RealProcess;

  beforeAll(async () => {
    project = await buildProject();
    dataDirectory = await mkdtemp(join(tmpdir(), 'zhezi-command-'));
    await chmod(dataDirectory, 0o755);
    process = await startReal({ root: project.root, dataDirectory, clockStart: '2023-01-20T01:00:00Z' });
  });
  afterAll(async () => {
    killLiving();
    await project.remove();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  const zhezi = (...args: string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const main = join(project.root, 'dist', 'apps', 'cli', 'main.js');
      const env = { PATH: globalThis.process.env.PATH, ZHEZI_DATA: dataDirectory };
      execFile(globalThis.process.execPath, [main, ...args], { env, cwd: project.root }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  const inReadDatabase = async (sql: string): Promise<void> => {
    const { readDatabaseUrl } = JSON.parse(await readFile(join(dataDirectory, 'running.json'), 'utf8')) as {
      readDatabaseUrl: string;
    };
    const client = new pg.Client({ connectionString: readDatabaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const document = join('seeds', 'documents', '002_d2e1d2fa9d54708a.txt');

  it('the built command imports a document, once', async () => {
    const first = await zhezi('import', document, '--json');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(first.out)).toMatchObject({ plans: [{ tasks: 138, refused: null }] });
    const second = await zhezi('import', document);
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toMatch(/\[PLAN_ALREADY_IMPORTED\]/);
  });

  it('the built command finds no fault, by the clock of the process', async () => {
    const { code, out, err } = await zhezi('doctor', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = JSON.parse(out) as { now: string; database: object; process: object; complaints: unknown[] };
    expect(report).toMatchObject({
      database: { state: 'running' },
      process: { pid: process.child.pid, address: process.address },
      complaints: [],
    });
    expect(report.now).toMatch(/^2023-01-20T/);
  });

  it('the built command rebuilds a read model while the process goes on with it', async () => {
    const { code, out } = await zhezi('rebuild', 'plan-board', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([expect.objectContaining({ model: 'plan-board', events: 1, parked: 0 })]);
    expect((await zhezi('--lang', 'en', 'doctor')).out).toMatch(/All is well\./);
  });

  it('the built command names the rows of a read model that differ from its rebuild, and a rebuild mends them', async () => {
    expect(await zhezi('--lang', 'en', 'compare', 'plan-board')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Read model plan-board equals its rebuild, row for row, at position \d+\.$/m),
    });
    await inReadDatabase(`UPDATE zhezi_read.plan_board SET title = '改'`);
    const spoiled = await zhezi('--lang', 'en', 'compare', 'plan-board');
    expect(spoiled.code).toBe(1);
    expect(spoiled.out).toMatch(/^✗ Read model plan-board differs.*\n {2}live plan_board .*"title":"改"/);
    expect((await zhezi('rebuild', 'plan-board')).code).toBe(0);
    expect((await zhezi('compare', 'plan-board')).code).toBe(0);
  });

  it('the built command applies again what a read model has set aside', async () => {
    await inReadDatabase(
      `INSERT INTO zhezi_read.quarantine (model, stream, revision, position, type, error, parked_at)
       SELECT 'plan-board', 'plan-' || plan_id, 0, 1, 'PlanRead', 'spoiled', now() FROM zhezi_read.plan_board`,
    );
    expect(await zhezi('--lang', 'en', 'doctor')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/plan-board has set plan-\S+ aside.*then retry plan-board/),
    });
    expect(await zhezi('--lang', 'en', 'retry', 'plan-board')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^plan-\S+ is whole again$/m),
    });
    expect((await zhezi('retry', 'plan-board')).out).toMatch(/没有被隔离/);
    expect((await zhezi('doctor')).code).toBe(0);
  });

  it('the built command signs a token that the process accepts', async () => {
    const { out } = await zhezi('token', '--role', 'clerk', '--unit', '区财政局');
    const headers = { authorization: `Bearer ${out.trim()}` };
    const me = await (await fetch(new URL('/v1/me', process.address), { headers })).json();
    expect(me).toMatchObject({ role: 'clerk', unit: { name: '区财政局' } });
  });

  it('the built command works on the data itself when no process runs, and says so', async () => {
    expect(await process.stop()).toBe(0);
    const { code, out } = await zhezi('doctor', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ database: { state: 'started' }, process: null, complaints: [] });
    expect((await zhezi('rebuild')).code).toBe(0);
    expect((await zhezi('import', document)).err).toMatch(/npm start.*\[SERVICE_UNREACHABLE\]/);
  });
});
