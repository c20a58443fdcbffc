import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { access, chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '#commands';
import { type Clock, fixedClock, type Role } from '#kernel';
import { findRunning, loadConfiguration } from '#platform';
import { testConfiguration } from '#testing';
import { toPlan, ImportDocument } from '#plans';
import type { PlanCommandType } from '#plans/contract';
import { projectRoot, silentLog } from '#runtime';
import { taskIdOf, taskStream } from '#tasks/contract';
import { type Standalone, type StandaloneOptions, startStandalone } from './index.js';

const issuedAt = '2023-01-20T01:00:00.000Z';

describe('zhezi in one process', () => {
  let dataDirectory: string;
  let started: Standalone[] = [];

  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'zhezi-standalone-'));
    await chmod(dataDirectory, 0o755);
  });
  afterEach(async () => {
    for (const standalone of started) await standalone.stop();
    started = [];
  });
  afterAll(() => rm(dataDirectory, { recursive: true, force: true }));

  async function start(options: Partial<StandaloneOptions> = {}, port = 0): Promise<Standalone> {
    const configuration = testConfiguration({ ZHEZI_DATA: dataDirectory, ZHEZI_HTTP_PORT: String(port) });
    const standalone = await startStandalone({
      configuration,
      log: silentLog,
      clock: fixedClock(issuedAt),
      ...options,
    });
    started.push(standalone);
    return standalone;
  }

  const by = (account: string, role: Role, commandId: string): CommandContext => ({
    actor: { account, role },
    at: issuedAt,
    commandId,
    correlationId: commandId,
    causationId: null,
    source: 'cli',
  });

  it('the standalone process gives an empty store its directory, once', async () => {
    const first = await start({ http: false });
    expect((await first.directory.current()).unitByName('区财政局')).toBeDefined();
    const head = await first.store.head();
    await first.stop();
    const second = await start({ http: false });
    expect(await second.store.head()).toBe(head);
  });

  it('the standalone process answers requests, says where, and takes the word back when it ends', async () => {
    const standalone = await start();
    expect(await findRunning(dataDirectory)).toMatchObject({ pid: process.pid, address: standalone.address });
    const token = await standalone.accessTokens.sign({ account: 'a', role: 'auditor' }, '1h');
    const answer = await fetch(`${standalone.address}/v1/units`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    await Promise.all([standalone.stop(), standalone.stop()]);
    expect(await findRunning(dataDirectory)).toBeUndefined();
  });

  it('the standalone process makes tasks of an issued plan and fires what is due, once', async () => {
    const standalone = await start({ escalate: false, http: false });
    const { commands, bus, store } = standalone;
    const document = await readFile(join(projectRoot(), 'seeds', 'documents', '002_d2e1d2fa9d54708a.txt'));
    const [plan] = await bus.execute(new ImportDocument('2023.txt', document, by('o', 'officer', 'import')));
    const { planId, tasks } = plan!;
    const give = (type: PlanCommandType, data: object, account: string, role: Role): Promise<unknown> =>
      commands.give(toPlan(planId, type, data), by(account, role, type));
    await give('SubmitPlan', {}, 'o', 'officer');
    await give('ApprovePlan', { authority: '区政府常务会议' }, 'h', 'head');
    await give('IssuePlan', { noticeNumber: '督1' }, 'd', 'director');
    await standalone.whenCaughtUp();
    const history = await store.readStream(taskStream(taskIdOf(planId, tasks)));
    expect(history.map(({ type }) => type)).toContain('TaskDispatched');
    expect((await standalone.projections.status()).map(({ lagEvents }) => lagEvents).filter(Boolean)).toEqual([]);

    const [now, later] = ['2023-01-29T02:00:00.000Z', '2023-01-29T03:00:00.000Z'];
    expect(await standalone.sweep(now)).toEqual({ asked: tasks, fired: tasks, failed: 0 });
    expect(await standalone.sweep(later)).toEqual({ asked: 0, fired: 0, failed: 0 });
  });

  it('the standalone process fires by itself what fell due while it was down', async () => {
    const late: Clock = fixedClock('2023-03-10T02:00:00.000Z');
    const standalone = await start({ clock: late, http: false });
    const fired = async (): Promise<number> =>
      (await standalone.store.readAll({ after: 0n, limit: 5_000, filter: { types: ['RungFired'] } })).events.length;
    const before = await fired();
    for await (const page of standalone.store.subscribe({
      after: await standalone.store.head(),
      filter: { types: ['RungFired'] },
      signal: AbortSignal.timeout(30_000),
    }))
      if (page.events.length > 0) break;
    expect(await fired()).toBeGreaterThan(before);
  });

  it('the standalone process shows in every read model what a rebuild shows', async () => {
    const standalone = await start({ escalate: false, http: false });
    await standalone.whenCaughtUp();
    for (const { name } of standalone.projections.models) {
      expect(await standalone.projections.compareWithRebuild(name)).toMatchObject({ equal: true, differences: [] });
    }
  });

  it('the standalone process shares its data folder with nobody', async () => {
    await start({ http: false });
    await expect(start({ http: false })).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
  });

  it('the standalone process closes what it opened when it cannot start', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    await expect(start({}, port)).rejects.toMatchObject({ code: 'PORT_IN_USE' });
    other.close();
    await expect(start({}, port)).resolves.toMatchObject({ address: `http://127.0.0.1:${port}` });
  });

  it('the standalone process refuses a policy and a directory that do not exist, by name', async () => {
    const env = { ZHEZI_DATA: dataDirectory, ZHEZI_POLICY: 'none' };
    await expect(start({ configuration: loadConfiguration(env) })).rejects.toMatchObject({
      code: 'ESCALATION_POLICY_UNREADABLE',
    });
    const other = { ZHEZI_DATA: dataDirectory, ZHEZI_DIRECTORY: 'none' };
    await expect(start({ configuration: loadConfiguration(other) })).rejects.toMatchObject({
      code: 'REGISTRY_UNREADABLE',
    });
  });

  it('the standalone process refuses to start without a directory, and leaves the data folder as it was', async () => {
    const empty = join(dataDirectory, 'empty');
    const configuration = loadConfiguration({ ZHEZI_DATA: empty });
    await expect(start({ configuration })).rejects.toMatchObject({ code: 'DIRECTORY_MISSING' });
    await expect(access(join(empty, 'password'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
