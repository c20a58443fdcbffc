import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '#event-store';
import { createDirectory, loadRegistry, registryFile } from '#organizations';
import { localAccessTokens } from '#platform';
import { testConfiguration } from '#testing';
import { silentLog } from '#runtime';
import { taskIdOf, taskStream } from '#tasks/contract';
import { type Standalone, startStandalone } from '../../apps/standalone/index.js';
import { buildProject, type BuiltProject } from './built-project.js';
import { commandsNotOnce, gappedStreams, ofType, rungsFiredTwice, wholeHistory } from './history.js';
import { clockStart, killAgainAndAgain } from './killing.js';
import { commandIdOf, type HttpCommand, PersistentClient } from './persistent-client.js';
import { randomNumbers } from './random.js';
import { killLiving } from './real-process.js';
import { Workload } from './workload.js';

const kills = 20;

describe('a process that is killed 20 times in the middle of its work', () => {
  let project: BuiltProject;
  let dataDirectory: string;
  let client: PersistentClient;
  let workload: Workload;
  let survivor: Standalone;
  let events: readonly RecordedEvent[];
  let exitCode: number | null;
  const random = randomNumbers(20_230_117);

  beforeAll(async () => {
    project = await buildProject();
    dataDirectory = await mkdtemp(join(tmpdir(), 'zhezi-kill-'));
    await chmod(dataDirectory, 0o755);
    ({ client, workload } = await prepareLoad());
    exitCode = await killAgainAndAgain({
      root: project.root,
      dataDirectory,
      client,
      workload,
      kills,
      inFlight: 24,
      random,
    });
    survivor = await startStandalone({ configuration: configured(), log: silentLog, http: false, escalate: false });
    await survivor.whenCaughtUp();
    events = await wholeHistory(survivor.store);
  }, 240_000);

  afterAll(async () => {
    killLiving();
    await survivor?.stop();
    await project?.remove();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  const configured = () => testConfiguration({ ZHEZI_DATA: dataDirectory, ZHEZI_CLOCK_START: clockStart(kills + 1) });

  async function prepareLoad() {
    const tokens = await localAccessTokens(dataDirectory);
    const { units, posts } = await loadRegistry(registryFile('tongzhou'));
    const inOffice = posts.map(({ holders, ...post }) => ({
      ...post,
      holders: holders.map((holder, at) => ({ ...holder, to: holders[at + 1]?.from ?? null })),
    }));
    const signed = new Map<string, string>();
    const newClient = new PersistentClient(({ account }) => signed.get(account)!);
    const newWorkload = new Workload(newClient, createDirectory(units, inOffice), random);
    for (const actor of newWorkload.actors()) signed.set(actor.account, await tokens.sign(actor, '1h'));
    return { client: newClient, workload: newWorkload };
  }

  it('the process was under load each time it was killed', () => {
    expect(client.acknowledged.length).toBeGreaterThan(200);
    expect(client.lost).toBeGreaterThan(kills);
    expect(client.replayed).toBeGreaterThan(0);
    expect(ofType(events, 'RungFired').length).toBeGreaterThan(100);
  });

  it('a process that was killed 20 times ended in order after the last start', () => {
    expect(exitCode).toBe(0);
  });

  it('a process that was killed 20 times has every acknowledged command in the store, and no refused one', () => {
    const stored = new Set(events.map(({ metadata }) => metadata.commandId.slice(0, 36)));
    const isStored = (command: HttpCommand): boolean => stored.has(commandIdOf(command));
    expect(client.acknowledged.filter((command) => !isStored(command))).toEqual([]);
    expect(client.refused.filter(({ command }) => isStored(command))).toEqual([]);
  });

  it('a process that was killed 20 times has no command twice, acknowledged or not', () => {
    expect(commandsNotOnce(events)).toEqual([]);
    const texts = ofType(events, 'InstructionGiven').map(({ data }) => data.text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('a process that was killed 20 times has no gap in any stream', () => {
    expect(gappedStreams(events)).toEqual([]);
  });

  it('a process that was killed 20 times fired no rung twice', () => {
    expect(rungsFiredTwice(events)).toEqual([]);
  });

  it('a process that was killed 20 times has dispatched every task of every issued plan', () => {
    const dispatched = new Set(ofType(events, 'TaskDispatched').map(({ stream }) => stream));
    const issued = ofType(events, 'PlanIssued').flatMap(({ data }) =>
      (data.seqs as number[]).map((seq) => taskStream(taskIdOf(data.planId as string, seq))),
    );
    expect(issued.length).toBeGreaterThan(60);
    expect(issued.filter((stream) => !dispatched.has(stream))).toEqual([]);
  });

  it('a process that was killed 20 times shows in every read model what a rebuild shows', async () => {
    for (const { name } of survivor.projections.models) {
      expect(await survivor.projections.compareWithRebuild(name)).toMatchObject({ equal: true, differences: [] });
    }
  });
});
