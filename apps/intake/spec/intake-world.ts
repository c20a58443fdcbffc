import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { type CommandContext, CommandGateway } from '#commands';
import { rulesInForce } from '#escalation';
import { installEventStore, type RecordedEvent } from '#event-store';
import { newId, type Role, systemActor, systemClock } from '#kernel';
import { createInbox, createKafkaBroker, type MessageBroker, topicsThere } from '#messaging';
import { toDirectory } from '#organizations';
import { DIRECTORY, type DirectorySource, unitStream } from '#organizations/contract';
import { type Infrastructure, loadConfiguration, openInfrastructure, stepsOn } from '#platform';
import { silentLog } from '#runtime';
import { toTask } from '#tasks';
import { type Target, taskStream } from '#tasks/contract';
import { storedEvent, testDatabase, testKafka } from '#testing';
import { upcasters } from '../../contexts.js';
import { ContextsModule } from '../../contexts-module.js';
import { amongFacts } from '../facts.js';
import { type IntakePorts, startIntake } from '../intake.js';
import { Replies } from './replies.js';
import { type Unit, UnitKeys, units } from './unit-commands.js';

const context = (role: Role = 'system'): CommandContext => ({
  actor: role === 'system' ? systemActor('test') : { account: role, role },
  at: systemClock.now(),
  commandId: newId(),
  correlationId: 'c',
  causationId: null,
  source: 'process',
});

/** A database, a broker with topics of its own, and two units, each with a key, for the specs of one file. */
export class IntakeWorld {
  readonly keys = new UnitKeys();
  readonly replies = new Replies();
  ports!: IntakePorts;
  broker!: MessageBroker;
  commands!: CommandGateway;
  private infrastructure!: Infrastructure;
  private readonly closing = new AsyncDisposableStack();
  private tasks = 0;

  async open(): Promise<void> {
    const rest = await this.openContexts();
    const { topics, group } = await this.openTopics();
    this.ports = {
      ...rest,
      broker: this.broker,
      commands: this.commands,
      inbox: await createInbox(this.infrastructure.readDatabase),
      carriedOut: amongFacts(this.infrastructure.store),
      clock: systemClock,
      topics,
      group,
      log: silentLog,
    };
    for (const unit of units) {
      await this.direct('RegisterUnit', { unitId: unit, name: unit, kind: 'department', aliases: [] });
      await this.registerKey(unit, 'k1', 'unitHead');
    }
    this.replies.listen(this.broker, topics);
  }

  close = (): Promise<void> => this.closing.disposeAsync();

  private async openContexts(): Promise<Pick<IntakePorts, 'directory'>> {
    const [database, folder] = await Promise.all([testDatabase(), mkdtemp(join(tmpdir(), 'zhezi-intake-'))]);
    this.closing.defer(() => database.close());
    this.closing.defer(() => rm(folder, { recursive: true, force: true }));
    await installEventStore(database.connectionString);
    const configuration = loadConfiguration({ ZHEZI_DATA: folder, ZHEZI_LOG_LEVEL: 'silent' });
    const addresses = { eventStoreUrl: database.connectionString, readDatabaseUrl: database.connectionString };
    this.infrastructure = await openInfrastructure(
      { configuration, addresses, models: [], upcasters },
      stepsOn(this.closing),
    );
    const rules = await rulesInForce(configuration.policy);
    const app = await NestFactory.createApplicationContext(ContextsModule.with(this.infrastructure, rules), {
      logger: false,
    });
    this.closing.defer(() => app.close());
    this.commands = app.get(CommandGateway);
    return { directory: app.get<DirectorySource>(DIRECTORY, { strict: false }) };
  }

  private async openTopics(): Promise<Pick<IntakePorts, 'topics' | 'group'>> {
    const kafka = await testKafka();
    this.closing.defer(() => kafka.close());
    this.broker = createKafkaBroker({ brokers: kafka.brokers, clientId: 'test', log: silentLog });
    this.closing.defer(() => this.broker.close());
    const topic = (name: string): string => `${kafka.prefix}${name}`;
    const topics = { commands: topic('commands'), receipts: topic('receipts'), deadLetters: topic('dead') };
    const spec = { partitions: 2, replicas: 1, minInSyncReplicas: 1, settings: {} };
    const wanted = Object.values(topics).map((name) => ({ name, ...spec }));
    await topicsThere(this.broker, wanted, { log: silentLog, patienceMs: 30_000 });
    return { topics, group: topic('intake') };
  }

  /** A command of the director to the directory. */
  direct = (...[type, data]: Parameters<typeof toDirectory>) =>
    this.commands.give(toDirectory(type, data), context('director'));

  /** Another name of a unit, in a store where names were not yet compared. */
  alreadyCalled = async (unitId: Unit, alias: string): Promise<void> => {
    const events = [storedEvent('UnitAliasAdded', { unitId, alias })];
    await this.infrastructure.store.append([{ stream: unitStream(unitId), expectedRevision: 'any', events }]);
  };

  registerKey = async (unit: Unit, keyId: string, role: string): Promise<void> => {
    const publicKey = await this.keys.make(unit, keyId);
    await this.direct('RegisterUnitKey', { unitId: unit, keyId, publicKey, role, label: '业务系统' });
  };

  dispatchedTask = async (targets: readonly Target[] = []): Promise<string> => {
    const seq = ++this.tasks;
    const taskId = `plan-${String(seq).padStart(3, '0')}`;
    await this.commands.give(toTask(taskId, 'InitiateTask', { ...initiation(seq), targets }), context());
    await this.commands.give(toTask(taskId, 'DispatchTask', { noticeNumber: '督1' }), context());
    return taskId;
  };

  eventsOf = (taskId: string): Promise<readonly RecordedEvent[]> =>
    this.infrastructure.store.readStream(taskStream(taskId));

  typesOf = async (taskId: string): Promise<string[]> => (await this.eventsOf(taskId)).map(({ type }) => type);

  send = (key: string, ...values: Buffer[]): Promise<void> =>
    this.broker.publish(
      this.ports.topics.commands,
      values.map((value) => ({ key, value, headers: { 'content-type': 'application/jose' } })),
    );

  /** All in one batch: they are there before the intake starts, in one partition. */
  sendTogether = (messages: readonly { readonly key: string; readonly value: Buffer }[]): Promise<void> =>
    this.broker.publish(
      this.ports.topics.commands,
      messages.map(({ key, value }) => ({ key, value, headers: {}, partition: 0 })),
    );

  /** While an intake runs, some of its parts replaced. */
  running = async (work: () => Promise<void>, replaced: Partial<IntakePorts> = {}): Promise<void> => {
    const intake = startIntake({ ...this.ports, ...replaced });
    try {
      await work();
    } finally {
      await intake.stop();
    }
  };
}

const initiation = (seq: number) => ({
  planId: 'plan',
  planTitle: '分工方案',
  planYear: 2026,
  seq,
  number: seq,
  section: null,
  subsection: null,
  theme: null,
  text: '完成十条道路大修',
  leaders: [],
  assignments: [
    { unit: units[0], name: '交通委', role: 'lead' },
    { unit: units[1], name: '财政局', role: 'support' },
  ],
  deadline: { kind: 'ongoing' },
  deadlineText: null,
  document: 'p.txt',
  line: seq,
  approver: 'mayor',
  authority: '常务会议',
});

/** Opened before the specs of the file that asks, closed after them. */
export function intakeWorld(): IntakeWorld {
  const world = new IntakeWorld();
  beforeAll(() => world.open(), 180_000);
  afterAll(() => world.close(), 60_000);
  return world;
}
