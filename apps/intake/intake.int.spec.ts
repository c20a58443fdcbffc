import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { CommandGateway } from '#commands';
import { CompactSign, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import type { CommandContext } from '#commands';
import { rulesInForce } from '#escalation';
import { installEventStore } from '#event-store';
import { type Clock, deterministicId, localDateOf, newId, type Role, systemActor, systemClock } from '#kernel';
import { createInbox, createKafkaBroker, type Inbox, type MessageBroker, type ReceivedMessage } from '#messaging';
import { toDirectory } from '#organizations';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import { createMetrics, type Infrastructure, loadConfiguration, openInfrastructure } from '#platform';
import { silentLog } from '#runtime';
import { toTask } from '#tasks';
import { taskStream } from '#tasks/contract';
import { testDatabase, testKafka, type TestKafka } from '#testing';
import { amongFacts } from './facts.js';
import { type IntakePorts, startIntake } from './intake.js';
import { upcasters } from '../contexts.js';
import { ContextsModule } from '../contexts-module.js';
import { largestMessage } from './verify.js';

const context = (role: Role = 'system'): CommandContext => ({
  actor: role === 'system' ? systemActor('test') : { account: role, role },
  at: systemClock.now(),
  commandId: newId(),
  correlationId: 'c',
  causationId: null,
  source: 'process',
});
const units = ['jiao-tong-wei', 'cai-zheng-ju'] as const;
type Unit = (typeof units)[number];
type Content = Record<string, unknown>;
const thisMonth = localDateOf(systemClock.now()).slice(0, 7);

describe('the intake of signed commands', () => {
  const closing = new AsyncDisposableStack();
  const keys = new Map<string, CryptoKey>();
  let kafka: TestKafka;
  let broker: MessageBroker;
  let infrastructure: Infrastructure;
  let commands: CommandGateway;
  let ports: IntakePorts;
  const receipts: { readonly message: ReceivedMessage; readonly content: Content }[] = [];
  const letters: ReceivedMessage[] = [];

  beforeAll(async () => {
    kafka = await testKafka();
    closing.defer(() => kafka.close());
    const [database, folder] = await Promise.all([testDatabase(), mkdtemp(join(tmpdir(), 'zhezi-intake-'))]);
    closing.defer(() => database.close());
    closing.defer(() => rm(folder, { recursive: true, force: true }));
    await installEventStore(database.connectionString);
    const configuration = loadConfiguration({ ZHEZI_DATA: folder, ZHEZI_LOG_LEVEL: 'silent' });
    const addresses = { eventStoreUrl: database.connectionString, readDatabaseUrl: database.connectionString };
    infrastructure = await openInfrastructure({ configuration, addresses, models: [], upcasters }, closing);
    const rules = await rulesInForce(configuration.policy);
    const app = await NestFactory.createApplicationContext(ContextsModule.with(infrastructure, rules), {
      logger: false,
    });
    closing.defer(() => app.close());
    commands = app.get(CommandGateway);
    broker = createKafkaBroker({ brokers: kafka.brokers, clientId: 'test', log: silentLog });
    closing.defer(() => broker.close());
    const topic = (name: string): string => `${kafka.prefix}${name}`;
    const topics = { commands: topic('commands'), receipts: topic('receipts'), deadLetters: topic('dead') };
    const spec = { partitions: 2, replicas: 1, minInSyncReplicas: 1, settings: {} };
    await broker.ensureTopics(Object.values(topics).map((name) => ({ name, ...spec })));
    ports = {
      broker,
      commands,
      directory: app.get<DirectorySource>(DIRECTORY, { strict: false }),
      inbox: await createInbox(infrastructure.readDatabase),
      carriedOut: amongFacts(infrastructure.store),
      clock: systemClock,
      topics,
      group: topic('intake'),
      log: silentLog,
    };
    for (const unit of units) {
      const register = { unitId: unit, name: unit, kind: 'department', aliases: [] };
      await commands.give(toDirectory('RegisterUnit', register), context('director'));
      await registerKey(unit, 'k1', 'unitHead');
    }
    listen(topics.receipts, (message) =>
      receipts.push({ message, content: JSON.parse(message.value.toString()) as Content }),
    );
    listen(topics.deadLetters, (message) => letters.push(message));
  }, 180_000);
  afterAll(() => closing.disposeAsync(), 60_000);

  async function registerKey(unit: Unit, keyId: string, role: string): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    keys.set(`${unit}/${keyId}`, privateKey);
    const data = { unitId: unit, keyId, publicKey: await exportJWK(publicKey), role, label: '业务系统' };
    await commands.give(toDirectory('RegisterUnitKey', data), context('director'));
  }

  function listen(topic: string, take: (message: ReceivedMessage) => void): void {
    broker.consume({
      group: `${topic}-test`,
      topic,
      startOf: async () => 0n,
      handle: async ({ messages }) => messages.forEach(take),
      onFailure: () => 'stop',
    });
  }

  let tasks = 0;
  async function dispatchedTask(): Promise<string> {
    const seq = ++tasks;
    const taskId = `plan-${String(seq).padStart(3, '0')}`;
    const task = {
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
    };
    await commands.give(toTask(taskId, 'InitiateTask', task), context());
    await commands.give(toTask(taskId, 'DispatchTask', { noticeNumber: '督1' }), context());
    return taskId;
  }

  interface Signing {
    readonly kid?: string;
    readonly key?: CryptoKey;
  }
  const commandTo = (taskId: string, command: string, data: object = {}, more: object = {}) => ({
    id: newId(),
    issuedAt: systemClock.now(),
    account: '经办人甲',
    taskId,
    command,
    data,
    ...more,
  });
  async function signed(
    content: object | string,
    unit: Unit,
    { kid = `${unit}/k1`, key }: Signing = {},
  ): Promise<Buffer> {
    const bytes = new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
    const token = new CompactSign(bytes).setProtectedHeader({ alg: 'EdDSA', kid }).sign(key ?? keys.get(`${unit}/k1`)!);
    return Buffer.from(await token);
  }
  const send = (key: string, ...values: Buffer[]): Promise<void> =>
    broker.publish(
      ports.topics.commands,
      values.map((value) => ({ key, value, headers: { 'content-type': 'application/jose' } })),
    );

  async function until(what: string, isSo: () => boolean): Promise<void> {
    for (const end = performance.now() + 60_000; !isSo(); await delay(10)) {
      if (performance.now() > end) throw new Error(`not so: ${what}`);
    }
  }
  const receiptsOf = (id: string) => receipts.filter(({ content }) => content.id === id);
  async function receiptOf({ id }: { readonly id: string }): Promise<Content> {
    await until('the receipt has come', () => receiptsOf(id).length > 0);
    return receiptsOf(id)[0]!.content;
  }
  const typesOf = async (taskId: string): Promise<string[]> =>
    (await infrastructure.store.readStream(taskStream(taskId))).map(({ type }) => type);

  async function running(work: () => Promise<void>, broken: Partial<IntakePorts> = {}): Promise<void> {
    const intake = startIntake({ ...ports, ...broken });
    try {
      await work();
    } finally {
      await intake.stop();
    }
  }

  it('the intake carries out the commands of a key in order, in the name of the unit whose key signed, each with a receipt', async () => {
    const taskId = await dispatchedTask();
    const receive = commandTo(taskId, 'ReceiveAssignment');
    const finish = commandTo(
      taskId,
      'ReportProgress',
      { period: thisMonth, percent: 10, narrative: '已开工' },
      { correlationId: 'x1' },
    );
    const foreign = commandTo(taskId, 'ReceiveAssignment', { unit: units[1] });
    await running(async () => {
      await send(
        taskId,
        await signed(receive, units[0]),
        await signed(finish, units[0]),
        await signed(foreign, units[0]),
      );
      const accepted = await receiptOf(receive);
      expect(accepted).toMatchObject({ outcome: 'accepted', unit: units[0], command: 'ReceiveAssignment', taskId });
      expect(await receiptOf(foreign)).toMatchObject({
        outcome: 'refused',
        code: 'TASK_FOREIGN_UNIT',
        zh: expect.stringContaining('本单位'),
      });
      expect(await receiptOf(finish)).toMatchObject({ outcome: 'accepted', correlationId: 'x1' });
    });
    const events = await infrastructure.store.readStream(taskStream(taskId));
    const received = events.find(({ type }) => type === 'AssignmentReceived')!;
    expect(received).toMatchObject({
      data: { unit: units[0] },
      metadata: { actor: { account: `经办人甲@${units[0]}`, role: 'unitHead', unit: units[0] }, source: 'kafka' },
    });
    expect(events.find(({ type }) => type === 'ProgressReported')).toMatchObject({
      type: 'ProgressReported',
      metadata: { correlationId: 'x1' },
    });
    const { message } = receiptsOf(receive.id)[0]!;
    expect(message).toMatchObject({
      key: taskId,
      headers: { ce_type: 'zhezi.receipt.accepted', ce_orderid: receive.id },
    });
  });

  it('the intake counts a command once, whether it is sent again, signed again, or replayed with other content', async () => {
    const taskId = await dispatchedTask();
    const once = commandTo(taskId, 'ReceiveAssignment');
    const bytes = await signed(once, units[0]);
    const again = await signed({ ...once, issuedAt: systemClock.now() }, units[0]);
    const other = await signed({ ...once, command: 'DisputeAssignment', data: { reason: '不属本单位' } }, units[0]);
    const old = commandTo(
      taskId,
      'ReceiveAssignment',
      {},
      { issuedAt: new Date(Date.parse(systemClock.now()) - 8 * 86_400_000).toISOString() },
    );
    await running(async () => {
      await send(taskId, bytes, bytes, again, other, await signed(old, units[0]));
      expect(await receiptOf(old)).toMatchObject({ outcome: 'refused', code: 'ORDER_OUT_OF_TIME' });
    });
    const [first, second, third, fourth] = receiptsOf(once.id);
    expect(first!.content.outcome).toBe('accepted');
    expect([second!.content, third!.content]).toEqual([first!.content, first!.content]);
    expect(second!.message.headers.ce_id).toBe(first!.message.headers.ce_id);
    expect(fourth!.content).toMatchObject({ outcome: 'refused', code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await typesOf(taskId)).filter((type) => type === 'AssignmentReceived')).toHaveLength(1);
  });

  it('the intake puts messages that cannot be believed or read among the dead letters as they came, with the reason, and goes on', async () => {
    const taskId = await dispatchedTask();
    await registerKey(units[1], 'lost', 'clerk');
    const revoke = { unitId: units[1], keyId: 'lost', reason: '遗失' };
    await commands.give(toDirectory('RevokeUnitKey', revoke), context('director'));
    const good = commandTo(taskId, 'ReceiveAssignment');
    const { privateKey: strange } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const token = (await signed(good, units[0])).toString();
    const [head, , signature] = token.split('.');
    const changed = Buffer.from(JSON.stringify({ ...good, account: '他人' })).toString('base64url');
    const bad: readonly (readonly [string, Buffer])[] = [
      ['SIGNATURE_UNREADABLE', Buffer.from('{"command":"ReceiveAssignment"}')],
      ['SIGNATURE_UNREADABLE', Buffer.alloc(0)],
      ['SIGNATURE_UNREADABLE', Buffer.from([0xff, 0x00, 0x2e, 0x2e])],
      ['SIGNATURE_WRONG', Buffer.from(`${head}.${changed}.${signature}`)],
      ['SIGNATURE_WRONG', await signed(good, units[1], { kid: `${units[0]}/k1` })],
      ['SIGNATURE_WRONG', await signed(good, units[0], { key: strange })],
      ['SIGNING_UNIT_UNKNOWN', await signed(good, units[0], { kid: 'nobody/k1' })],
      ['SIGNING_KEY_UNKNOWN', await signed(good, units[0], { kid: `${units[0]}/k9` })],
      ['SIGNING_KEY_REVOKED', await signed(good, units[1], { kid: `${units[1]}/lost` })],
      ['ORDER_UNREADABLE', await signed('no JSON', units[0])],
      ['ORDER_UNREADABLE', await signed({ ...good, unit: units[1] }, units[0])],
      ['ORDER_UNKNOWN', await signed({ ...good, command: 'WithdrawTask', data: { reason: '无' } }, units[0])],
      ['ORDER_UNKNOWN', await signed({ ...good, command: '__proto__' }, units[0])],
      ['MESSAGE_TOO_LONG', Buffer.alloc(largestMessage + 1, 'a')],
    ];
    const before = letters.length;
    await running(async () => {
      await send(taskId, ...bad.map(([, value]) => value), Buffer.from(token));
      expect(await receiptOf(good)).toMatchObject({ outcome: 'accepted', unit: units[0] });
      await until('all dead letters are there', () => letters.length === before + bad.length);
    });
    const found = letters.slice(before);
    expect(found.map(({ headers }) => headers.zhezi_reason)).toEqual(bad.map(([code]) => code));
    expect(found.map(({ value }, index) => value.equals(bad[index]![1]))).toEqual(bad.map(() => true));
    expect(found[0]).toMatchObject({ key: taskId, headers: { 'original_content-type': 'application/jose' } });
    expect(found[0]!.headers.zhezi_reason_zh).toMatch(/紧凑 JWS/);
  });

  it('the intake answers what a rule, its content or the role of its key refuses with code and sentences', async () => {
    await registerKey(units[1], 'desk', 'clerk');
    const taskId = await dispatchedTask();
    const byClerk = commandTo(taskId, 'FinishAssignment', { summary: '完成' });
    const wrong = commandTo(taskId, 'ReportProgress', { period: 'January', narrative: '', extra: 1 });
    const nowhere = commandTo('plan-999', 'ReceiveAssignment');
    await running(async () => {
      await send(
        taskId,
        await signed(byClerk, units[1], { kid: `${units[1]}/desk`, key: keys.get(`${units[1]}/desk`)! }),
      );
      await send(taskId, await signed(wrong, units[0]), await signed(nowhere, units[0]));
      expect(await receiptOf(byClerk)).toMatchObject({ outcome: 'refused', code: 'TASK_FORBIDDEN_ROLE' });
      expect(await receiptOf(wrong)).toMatchObject({
        outcome: 'refused',
        code: 'COMMAND_INVALID',
        en: expect.stringMatching(/period.*extra/),
      });
      expect(await receiptOf(nowhere)).toMatchObject({ outcome: 'refused', code: 'TASK_NOT_FOUND' });
    });
  });

  it('the intake applies a command once and answers it when it dies between the facts and the receipt', async () => {
    const taskId = await dispatchedTask();
    const receive = commandTo(taskId, 'ReceiveAssignment');
    let died = false;
    const dying: MessageBroker = {
      ...broker,
      consume: (subscription) => broker.consume(subscription),
      publish: async () => {
        died = true;
        throw new Error('died before the receipt');
      },
    };
    const forgetful: Inbox = { ...ports.inbox, keep: async (answers) => answers };
    await running(
      async () => {
        await send(taskId, await signed(receive, units[0]));
        await until('it came to the receipt', () => died);
      },
      { broker: dying, inbox: forgetful },
    );
    expect(await typesOf(taskId)).toContain('AssignmentReceived');
    expect(receiptsOf(receive.id)).toEqual([]);
    await running(async () => {
      const { revision, position } = await receiptOf(receive);
      expect(revision).toBe(Number(position));
      const events = await infrastructure.store.readStream(taskStream(taskId));
      expect(revision).toBe(Number(events.at(-1)!.position));
    });
    expect((await typesOf(taskId)).filter((type) => type === 'AssignmentReceived')).toHaveLength(1);
    const { commandId } = (await infrastructure.store.readStream(taskStream(taskId))).at(-1)!.metadata;
    expect(commandId).toBe(deterministicId('kafka', units[0], receive.id));
  });

  it('the intake lets commands wait in their order while the store is away', async () => {
    const taskId = await dispatchedTask();
    const receive = commandTo(taskId, 'ReceiveAssignment');
    const report = commandTo(taskId, 'ReportProgress', { period: thisMonth, percent: 20, narrative: '推进' });
    let away = 3;
    const directory: DirectorySource = {
      current: async () => {
        if (away-- > 0) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
        return ports.directory.current();
      },
    };
    await running(
      async () => {
        await send(taskId, await signed(receive, units[0]), await signed(report, units[0]));
        expect(await receiptOf(report)).toMatchObject({ outcome: 'accepted' });
        expect(await receiptOf(receive)).toMatchObject({ outcome: 'accepted' });
      },
      { directory },
    );
    expect(away).toBeLessThan(0);
    expect(receiptsOf(receive.id)).toHaveLength(1);
  });

  /** All in one batch: they are there before the intake starts, in one partition. */
  const sendTogether = async (messages: readonly { readonly key: string; readonly value: Buffer }[]): Promise<void> =>
    broker.publish(
      ports.topics.commands,
      messages.map(({ key, value }) => ({ key, value, headers: {}, partition: 0 })),
    );

  it('the intake looks up and keeps the commands of a batch at once, and answers one id as one, whatever its keys', async () => {
    const [one, two] = [await dispatchedTask(), await dispatchedTask()];
    const twice = commandTo(one, 'ReceiveAssignment');
    const foreign = { ...commandTo(two, 'ReceiveAssignment'), id: twice.id };
    const last = commandTo(two, 'ReceiveAssignment');
    const asked: number[] = [];
    const inbox: Inbox = {
      ...ports.inbox,
      find: (messages) => (asked.push(messages.length), ports.inbox.find(messages)),
      keep: (answers) => (asked.push(answers.length), ports.inbox.keep(answers)),
    };
    const bytes = await signed(twice, units[0]);
    await sendTogether([
      { key: one, value: bytes },
      { key: one, value: bytes },
      { key: 'another key', value: bytes },
      { key: two, value: await signed(foreign, units[0]) },
      { key: two, value: await signed(last, units[0]) },
    ]);
    await running(async () => void (await receiptOf(last)), { inbox });
    await until('all receipts are there', () => receiptsOf(twice.id).length === 4);
    expect(asked).toEqual([5, 2]);
    const [first, ...others] = receiptsOf(twice.id)
      .map(({ content }) => content)
      .filter(({ taskId }) => taskId !== two);
    expect(first).toMatchObject({ outcome: 'accepted', taskId: one });
    expect(others).toEqual([first, first]);
    expect(receiptsOf(twice.id).find(({ content }) => content.taskId === two)!.content).toMatchObject({
      outcome: 'refused',
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    for (const taskId of [one, two])
      expect((await typesOf(taskId)).filter((type) => type === 'AssignmentReceived')).toHaveLength(1);
  });

  it('the intake keeps a refusal when other commands of its batch have to wait: what came later does not change it', async () => {
    const [early, other] = [await dispatchedTask(), await dispatchedTask()];
    const report = commandTo(early, 'ReportProgress', { period: thisMonth, percent: 10, narrative: '已开工' });
    const receive = commandTo(early, 'ReceiveAssignment');
    const waiting = commandTo(other, 'ReceiveAssignment');
    let isAway = true;
    const failing: Pick<CommandGateway, 'give'> = {
      async give(given, context) {
        if (given.subject !== other || !isAway) return commands.give(given, context);
        await until('the others were carried out', () => carriedOut);
        isAway = false;
        throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
      },
    };
    let carriedOut = false;
    await sendTogether([
      { key: early, value: await signed(report, units[0]) },
      { key: early, value: await signed(receive, units[0]) },
      { key: other, value: await signed(waiting, units[0]) },
    ]);
    await running(
      async () => {
        while (!(await typesOf(early)).includes('AssignmentReceived')) await delay(10);
        carriedOut = true;
        expect(await receiptOf(waiting)).toMatchObject({ outcome: 'accepted' });
      },
      { commands: failing },
    );
    expect(isAway).toBe(false);
    expect(await receiptOf(report)).toMatchObject({ outcome: 'refused' });
    expect(await receiptOf(receive)).toMatchObject({ outcome: 'accepted' });
    expect(await typesOf(early)).not.toContain('ProgressReported');
  });

  it('the intake gives a command its first answer, from the facts, when it comes again after everything about it was forgotten', async () => {
    const taskId = await dispatchedTask();
    const done = commandTo(taskId, 'ReceiveAssignment');
    const never = commandTo(taskId, 'ReportProgress', { period: thisMonth, percent: 10, narrative: '已开工' });
    const bytes = await signed(done, units[0]);
    await running(async () => {
      await send(taskId, bytes);
      await receiptOf(done);
    });
    await ports.inbox.forgetBefore('2999-01-01T00:00:00.000Z');
    const later: Clock = { now: () => new Date(Date.parse(systemClock.now()) + 15 * 86_400_000).toISOString() };
    await running(
      async () => {
        await send(taskId, bytes, await signed(never, units[0]));
        expect(await receiptOf(never)).toMatchObject({ outcome: 'refused', code: 'ORDER_OUT_OF_TIME' });
      },
      { clock: later },
    );
    const [first, again] = receiptsOf(done.id);
    expect(first!.content.outcome).toBe('accepted');
    expect(again!.content).toEqual(first!.content);
    expect((await typesOf(taskId)).filter((type) => type === 'AssignmentReceived')).toHaveLength(1);
  });

  it('the intake answers or puts aside commands with texts that no database can keep, and goes on', async () => {
    const taskId = await dispatchedTask();
    const odd = ['\u0000', '\ud800'].flatMap((text) => [
      commandTo(taskId, 'ReceiveAssignment', {}, { correlationId: `a${text}` }),
      commandTo(taskId, 'ReceiveAssignment', {}, { account: `a${text}b` }),
      commandTo(taskId, 'ReceiveAssignment', { [`a${text}`]: 1 }),
      commandTo(taskId, 'ReportProgress', { period: thisMonth, percent: 10, narrative: `a${text}` }),
    ]);
    const last = commandTo(taskId, 'ReceiveAssignment');
    const before = letters.length;
    await running(async () => {
      await send(taskId, ...(await Promise.all([...odd, last].map((one) => signed(one, units[0])))));
      expect(await receiptOf(last)).toMatchObject({ taskId });
    });
    const answered = (): number => odd.filter(({ id }) => receiptsOf(id).length > 0).length + letters.length - before;
    await until('each was answered or put aside', () => answered() === odd.length);
  });

  it('the intake counts commands by what became of them, once that is acknowledged', async () => {
    const taskId = await dispatchedTask();
    const metrics = createMetrics('intake');
    const good = commandTo(taskId, 'ReceiveAssignment');
    const bad = commandTo('plan-999', 'ReceiveAssignment');
    await running(
      async () => {
        await send(taskId, Buffer.from('no command'), await signed(bad, units[0]), await signed(good, units[0]));
        await receiptOf(good);
      },
      { observability: { metrics } },
    );
    const text = await metrics.read();
    for (const outcome of ['accepted', 'refused', 'unread'])
      expect(text).toContain(`zhezi_intake_commands_total{outcome="${outcome}",process="intake"} 1`);
  });
});
