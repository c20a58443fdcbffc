import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '#commands';
import { createPostgresEventStore, type EventStore, installEventStore } from '#event-store';
import { fixedClock, type Role, systemClock } from '#kernel';
import { loadConfiguration, localAccessTokens } from '#platform';
import { toPlan, ImportDocument } from '#plans';
import { projectRoot, silentLog } from '#runtime';
import { testDatabase, type TestDatabase, until } from '#testing';
import { startStandalone } from '../../apps/standalone/index.js';
import { buildProject, type BuiltProject } from './built-project.js';
import { gappedStreams, ofType, rungsFiredTwice, wholeHistory } from './history.js';
import { killLiving, spawnApp } from './real-process.js';
import { freePort } from './starts/left-over.js';
import { upcasters } from '../../apps/contexts.js';

/** Ten days ago, so that rungs are due by the real time, which these processes use. */
const issuedAt = new Date(Date.parse(systemClock.now()) - 10 * 86_400_000).toISOString();
const by = (account: string, role: Role): CommandContext => ({
  actor: { account, role },
  at: issuedAt,
  commandId: `${account}-commands`,
  correlationId: account,
  causationId: null,
  source: 'cli',
});

describe('projector, escalator and API as processes of their own', () => {
  let project: BuiltProject;
  let database: TestDatabase;
  let folder: string;
  let env: NodeJS.ProcessEnv;
  let store: EventStore;

  beforeAll(async () => {
    [project, database] = await Promise.all([buildProject(), testDatabase()]);
    folder = await mkdtemp(join(tmpdir(), 'zhezi-apart-'));
    env = { ZHEZI_DATA: folder, ZHEZI_DIRECTORY: 'tongzhou', ZHEZI_EVENT_STORE_URL: database.connectionString };
    await installEventStore(database.connectionString);
    store = await createPostgresEventStore({ connectionString: database.connectionString, upcasters });
  });
  afterAll(async () => {
    killLiving();
    await store.close();
    await Promise.all([database.close(), project.remove(), rm(folder, { recursive: true, force: true })]);
  });

  /** A plan that one process issued long ago. Its tasks may be dispatched already or not. */
  async function issuePlanOf2023(): Promise<string> {
    const configuration = loadConfiguration(env);
    const clock = fixedClock(issuedAt);
    const options = { configuration, clock, log: silentLog, escalate: false, http: false };
    const { commands, bus, stop } = await startStandalone(options);
    const document = await readFile(join(projectRoot(), 'seeds', 'documents', '002_d2e1d2fa9d54708a.txt'));
    const [plan] = await bus.execute(new ImportDocument('2023.txt', document, by('o', 'officer')));
    const { planId } = plan!;
    await commands.give(toPlan(planId, 'SubmitPlan', {}), by('p', 'officer'));
    await commands.give(toPlan(planId, 'ApprovePlan', { authority: '常务会议' }), by('h', 'head'));
    await commands.give(toPlan(planId, 'IssuePlan', { noticeNumber: '督1' }), by('d', 'director'));
    await stop();
    return planId;
  }

  it('projector, escalator and API work on one store as processes of their own, and each ends in order', async () => {
    const planId = await issuePlanOf2023();
    const port = await freePort();
    const started = [
      spawnApp(project.root, 'projector', env),
      spawnApp(project.root, 'escalator', env),
      spawnApp(project.root, 'api', { ...env, ZHEZI_HTTP_PORT: String(port) }),
    ];
    const tokens = await localAccessTokens(folder);
    const authorization = `Bearer ${await tokens.sign({ account: 'a', role: 'auditor' }, '1h')}`;
    const answer = async (): Promise<number | undefined> =>
      (
        await fetch(`http://127.0.0.1:${port}/v1/plans/${planId}`, { headers: { authorization } }).catch(
          () => undefined,
        )
      )?.status;
    await until('the API shows the plan', async () => (await answer()) === 200, 60_000);
    await until('each task has fired a rung', async () => (await tasksWith('RungFired')) === 138, 60_000);
    for (const { child, said } of started) {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      expect({ code: child.exitCode, said: said() }).toEqual({ code: 0, said: '' });
    }
    const events = await wholeHistory(store);
    expect(gappedStreams(events)).toEqual([]);
    expect(rungsFiredTwice(events)).toEqual([]);
  }, 120_000);

  const tasksWith = async (type: string): Promise<number> =>
    new Set(ofType(await wholeHistory(store), type).map(({ stream }) => stream)).size;

  it('projector, escalator and API say which address they miss', async () => {
    const { child, said } = spawnApp(project.root, 'escalator', { ZHEZI_DATA: folder, ZHEZI_LANG: 'en' });
    await once(child, 'exit');
    expect(child.exitCode).toBe(1);
    expect(said()).toMatch(/ZHEZI_EVENT_STORE_URL.*\[DATABASE_ADDRESS_MISSING\]/);
  });
});
