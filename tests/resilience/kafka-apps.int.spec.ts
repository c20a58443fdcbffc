import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandGateway } from '#commands';
import { CompactSign, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import type { CommandContext } from '#commands';
import { EscalationModule, rulesInForce } from '#escalation';
import { installEventStore } from '#event-store';
import { localDateOf, newId, systemActor, systemClock } from '#kernel';
import { createKafkaBroker, loadTopics, type MessageBroker } from '#messaging';
import { toDirectory, OrganizationsModule } from '#organizations';
import { type Infrastructure, InfrastructureModule, loadConfiguration, openInfrastructure, stepsOn } from '#platform';
import { compareWithRebuild, type ReadModel, waitForPosition } from '#projections';
import { silentLog } from '#runtime';
import { toTask, TasksModule } from '#tasks';
import { taskStream } from '#tasks/contract';
import { ownKafka, type OwnKafka, testDatabase, until } from '#testing';
import { readModelsBy, upcasters } from '../../apps/contexts.js';
import { type BuiltProject, buildProject } from './built-project.js';
import { commandsNotOnce, wholeHistory } from './history.js';
import { randomNumbers } from './random.js';
import { killLiving, spawnApp } from './real-process.js';

@Module({})
class CommandsOnly {}

const unit = 'qu-cai-zheng-ju';
const tasks = Array.from({ length: 12 }, (_, index) => `plan-${String(index + 1).padStart(3, '0')}`);
const rounds = 6;

describe('relay, intake and a projector that follows Kafka, as processes of their own', () => {
  const closing = new AsyncDisposableStack();
  let project: BuiltProject;
  let kafka: OwnKafka;
  let broker: MessageBroker;
  let env: NodeJS.ProcessEnv;
  let infrastructure: Infrastructure;
  let models: readonly ReadModel[];
  let commands: CommandGateway;
  let key: CryptoKey;
  const answered = new Map<string, Record<string, unknown>>();

  beforeAll(async () => {
    closing.defer(killLiving);
    const [folder, database] = await Promise.all([mkdtemp(join(tmpdir(), 'zhezi-apps-')), testDatabase()]);
    closing.defer(() => rm(folder, { recursive: true, force: true }));
    closing.defer(() => database.close());
    [project, kafka] = await Promise.all([buildProject(), ownKafka()]);
    closing.defer(() => project.remove());
    closing.defer(() => kafka.stop());
    env = {
      ZHEZI_DATA: folder,
      ZHEZI_DIRECTORY: 'tongzhou',
      ZHEZI_EVENT_STORE_URL: database.connectionString,
      ZHEZI_KAFKA_BROKERS: kafka.brokers.join(','),
      ZHEZI_PROJECTOR_FEED: 'kafka',
    };
    const configuration = loadConfiguration(env);
    const addresses = { eventStoreUrl: database.connectionString, readDatabaseUrl: database.connectionString };
    await installEventStore(database.connectionString);
    const rules = await rulesInForce(configuration.policy);
    models = readModelsBy(rules);
    infrastructure = await openInfrastructure({ configuration, addresses, models, upcasters }, stepsOn(closing));
    const parts = [
      InfrastructureModule.with(infrastructure),
      EscalationModule.with(rules),
      OrganizationsModule,
      TasksModule,
    ];
    const app = await NestFactory.createApplicationContext({ module: CommandsOnly, imports: parts }, { logger: false });
    closing.defer(() => app.close());
    commands = app.get(CommandGateway);
    broker = createKafkaBroker({ brokers: kafka.brokers, clientId: 'test', log: silentLog });
    closing.defer(() => broker.close());
    await broker.ensureTopics(Object.values(await loadTopics('zhezi.')));
    broker.consume({
      group: 'test',
      topic: 'zhezi.receipts',
      startOf: async () => null,
      handle: async ({ messages }) => {
        for (const { headers, value } of messages) answered.set(headers.ce_orderid!, JSON.parse(value.toString()));
      },
      onFailure: () => ({ retryAfterMs: 100 }),
    });
  }, 240_000);
  afterAll(() => closing.disposeAsync(), 60_000);

  const context = (): CommandContext => ({
    actor: systemActor('test'),
    at: systemClock.now(),
    commandId: newId(),
    correlationId: 'c',
    causationId: null,
    source: 'process',
  });

  async function dispatchTasks(): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    key = privateKey;
    const data = {
      unitId: unit,
      keyId: 'k1',
      publicKey: await exportJWK(publicKey),
      role: 'unitHead',
      label: '业务系统',
    };
    await commands.give(toDirectory('RegisterUnitKey', data), context());
    for (const [index, taskId] of tasks.entries()) {
      const task = {
        ...{ planId: 'plan', planTitle: '分工方案', planYear: 2026, seq: index + 1, number: index + 1 },
        ...{ section: null, subsection: null, theme: null, text: '完成十条道路大修', leaders: [] },
        assignments: [{ unit, name: '财政局', role: 'lead' }],
        ...{ deadline: { kind: 'ongoing' }, deadlineText: null, document: 'p.txt', line: index + 1 },
        ...{ approver: 'mayor', authority: '常务会议' },
      };
      await commands.give(toTask(taskId, 'InitiateTask', task), context());
      await commands.give(toTask(taskId, 'DispatchTask', { noticeNumber: '督1' }), context());
    }
  }

  /** One command of each task, in the order of the rounds; published again until the broker has it. */
  async function sendRound(round: number): Promise<void> {
    const period = localDateOf(systemClock.now()).slice(0, 7);
    const replacing = round > 1 ? { replaces: round - 1 } : {};
    const commandOf = (taskId: string) =>
      round === 0
        ? { command: 'ReceiveAssignment', data: {} }
        : {
            command: 'ReportProgress',
            data: { period, percent: round, narrative: `${taskId} ${round}`, ...replacing },
          };
    const messages = await Promise.all(
      tasks.map(async (taskId) => {
        const command = {
          id: `${taskId}-${round}`,
          issuedAt: systemClock.now(),
          account: '甲',
          taskId,
          ...commandOf(taskId),
        };
        const bytes = new TextEncoder().encode(JSON.stringify(command));
        const token = await new CompactSign(bytes).setProtectedHeader({ alg: 'EdDSA', kid: `${unit}/k1` }).sign(key);
        return { key: taskId, value: Buffer.from(token), headers: {} };
      }),
    );
    const sent = (): Promise<boolean> =>
      broker.publish('zhezi.commands', messages).then(
        () => true,
        () => false,
      );
    await until('the broker takes commands', sent, 60_000);
  }

  const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  };

  it('each command counts once and has its receipt, and rows equal a rebuild, although relay, intake, projector and broker are killed again and again', async () => {
    const random = randomNumbers(21);
    const apps = ['projector', 'relay', 'intake', 'intake'];
    const children = apps.map((app) => spawnApp(project.root, app, env).child);
    const hasUnit = async (): Promise<boolean> => (await infrastructure.store.readStream(`unit-${unit}`)).length > 0;
    await until('the directory is there', hasUnit, 90_000);
    await dispatchTasks();
    for (let round = 0; round < rounds; round++) {
      await sendRound(round);
      const victim = round < 4 ? [2, 0, 1, 3][round]! : Math.floor(random() * apps.length);
      await ended(children[victim]!, 'SIGKILL');
      if (round === 3) await kafka.kill().then(() => kafka.restart());
      children[victim] = spawnApp(project.root, apps[victim]!, env).child;
    }
    await until('every command is answered', () => answered.size === tasks.length * rounds, 150_000);
    expect([...answered.values()].filter(({ outcome }) => outcome !== 'accepted')).toEqual([]);
    expect(commandsNotOnce(await wholeHistory(infrastructure.store))).toEqual([]);
    for (const taskId of tasks) {
      const reports = (await infrastructure.store.readStream(taskStream(taskId))).filter(
        ({ type }) => type === 'ProgressReported',
      );
      expect(reports.map(({ data }) => data.percent)).toEqual([1, 2, 3, 4, 5]);
    }
    const head = await infrastructure.store.head();
    const { readDatabase: dataSource, store, clock } = infrastructure;
    const names = models.map(({ name }) => name);
    expect(await waitForPosition(dataSource, head, { timeoutMs: 120_000, models: names })).toBe(true);
    for (const model of models) {
      expect(await compareWithRebuild({ store, dataSource, clock }, model)).toMatchObject({
        model: model.name,
        equal: true,
      });
    }
    const bookmarks = await dataSource.query('SELECT model FROM zhezi_read.checkpoints WHERE bookmark IS NOT NULL');
    expect(bookmarks.length).toBe(models.length);
    for (const child of children) expect(await ended(child, 'SIGTERM')).toBe(0);
  }, 500_000);
});
