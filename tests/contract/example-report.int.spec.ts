import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandGateway } from '#commands';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { CommandContext } from '#commands';
import { EscalationModule, rulesInForce } from '#escalation';
import { installEventStore } from '#event-store';
import { type Actor, localDateOf, newId, systemActor, systemClock } from '#kernel';
import { toDirectory, OrganizationsModule } from '#organizations';
import { InfrastructureModule, loadConfiguration, openInfrastructure, stepsOn } from '#platform';
import { type Log, projectRoot, silentLog } from '#runtime';
import { toTask, TasksModule } from '#tasks';
import { ownKafka, type OwnKafka, testDatabase } from '#testing';
import { runCli } from '../../apps/cli/run-cli.js';
import { upcasters } from '../../apps/contexts.js';
import { startIntakeProcess } from '../../apps/intake/index.js';

@Module({})
class CommandsOnly {}

const unit = 'qu-cai-zheng-ju';
const taskId = 'plan-001';
const user = { username: 'qu-cai-zheng-ju', password: 'of-the-cluster' };

const context = (actor: Actor = systemActor('test')): CommandContext => ({
  actor,
  at: systemClock.now(),
  commandId: newId(),
  correlationId: 'c',
  causationId: null,
  source: 'process',
});

/** A system of a unit from its key to its receipt, on a cluster that accepts only clients that sign in over TLS. */
describe('the example of a client of a unit', () => {
  const closing = new AsyncDisposableStack();
  let folder: string;
  let kafka: OwnKafka;
  let commands: CommandGateway;
  let sideServer = '';

  beforeAll(async () => {
    const database = await testDatabase();
    closing.defer(() => database.close());
    [folder, kafka] = await Promise.all([mkdtemp(join(tmpdir(), 'zhezi-example-')), ownKafka({ user })]);
    closing.defer(() => rm(folder, { recursive: true, force: true }));
    closing.defer(() => kafka.stop());
    await installEventStore(database.connectionString);
    const configuration = loadConfiguration({
      ZHEZI_DATA: folder,
      ZHEZI_EVENT_STORE_URL: database.connectionString,
      ZHEZI_METRICS_PORT: '0',
      ZHEZI_KAFKA_BROKERS: kafka.secure!.brokers.join(','),
      ZHEZI_KAFKA_TLS: kafka.secure!.caFile,
      ZHEZI_KAFKA_SASL_MECHANISM: 'scram-sha-256',
      ZHEZI_KAFKA_USERNAME: user.username,
      ZHEZI_KAFKA_PASSWORD: user.password,
    });
    const addresses = { eventStoreUrl: database.connectionString, readDatabaseUrl: database.connectionString };
    const infrastructure = await openInfrastructure(
      { configuration, addresses, models: [], upcasters },
      stepsOn(closing),
    );
    const rules = EscalationModule.with(await rulesInForce(configuration.policy));
    const imports = [InfrastructureModule.with(infrastructure), rules, OrganizationsModule, TasksModule];
    const app = await NestFactory.createApplicationContext({ module: CommandsOnly, imports }, { logger: false });
    closing.defer(() => app.close());
    commands = app.get(CommandGateway);
    const log: Log = {
      ...silentLog,
      info: (details) => (sideServer = (details as { address?: string }).address ?? sideServer),
    };
    const intake = await startIntakeProcess(configuration, log);
    closing.defer(() => intake.stop());
  }, 180_000);
  afterAll(() => closing.disposeAsync(), 60_000);

  async function registerKeyMadeByTheCommand(): Promise<void> {
    let publicKey = '';
    const said = { out: (text: string) => void (publicKey += text), err: () => undefined };
    const args = ['unit-key', '--out', 'key.json', '--id', 'k1'];
    expect(await runCli(args, { env: {}, screen: null, width: 120, folder, ...said })).toBe(0);
    const register = { unitId: unit, name: '区财政局', kind: 'department', aliases: [] };
    await commands.give(toDirectory('RegisterUnit', register), context());
    const key = { unitId: unit, keyId: 'k1', publicKey: JSON.parse(publicKey), role: 'clerk', label: '业务系统' };
    await commands.give(toDirectory('RegisterUnitKey', key), context());
  }

  async function dispatchTask(): Promise<void> {
    const task = {
      ...{ planId: 'plan', planTitle: '分工方案', planYear: 2026, seq: 1, number: 1, section: null, subsection: null },
      ...{
        theme: null,
        text: '完成十条道路大修',
        leaders: [],
        assignments: [{ unit, name: '区财政局', role: 'lead' }],
      },
      ...{ deadline: { kind: 'ongoing' }, deadlineText: null, document: 'p.txt', line: 1 },
      ...{ approver: 'mayor', authority: '常务会议' },
    };
    await commands.give(toTask(taskId, 'InitiateTask', task), context());
    await commands.give(toTask(taskId, 'DispatchTask', { noticeNumber: '督1' }), context());
    const clerk = context({ account: 'li', role: 'clerk', unit });
    await commands.give(toTask(taskId, 'ReceiveAssignment', { unit }), clerk);
  }

  interface Said {
    readonly code: number;
    readonly out: string;
    readonly err: string;
  }

  /** Runs the example as it is documented, with what differs from a good report. */
  function report(percent: number, others: Record<string, string> = {}): Promise<Said> {
    const period = localDateOf(systemClock.now()).slice(0, 7);
    const options = {
      ...{ brokers: kafka.secure!.brokers.join(','), ca: kafka.secure!.caFile, username: user.username },
      ...{
        unit,
        key: 'key.json',
        task: taskId,
        period,
        percent: String(percent),
        text: '已开工',
        id: 'o-1',
        ...others,
      },
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    return run(args);
  }

  function run(args: readonly string[], variables: Record<string, string> = {}): Promise<Said> {
    const script = join(projectRoot(), 'infra', 'kafka', 'example-report.mjs');
    const given = { PATH: process.env.PATH, KAFKA_PASSWORD: user.password, ZHEZI_LANG: 'en', INIT_CWD: folder };
    const env = { ...given, ...variables };
    return new Promise((resolve) => {
      execFile(process.execPath, [script, ...args], { env, timeout: 60_000 }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  }

  it('the example client of a unit reports with a key made by the command and gets a receipt, and the same receipt when it reports again', async () => {
    await registerKeyMadeByTheCommand();
    await dispatchTask();
    const first = await report(30);
    expect(first).toMatchObject({ code: 0, err: '' });
    const receipt = { outcome: 'accepted', id: 'o-1', unit, taskId, command: 'ReportProgress' };
    expect(JSON.parse(first.out)).toMatchObject(receipt);
    expect(await report(30)).toEqual(first);
    const corrected = await report(35, { id: 'o-5', replaces: '1' });
    expect(JSON.parse(corrected.out)).toMatchObject({ outcome: 'accepted', id: 'o-5' });
    const byName = await report(40, { id: 'o-6', replaces: '2', unit: '区财政局' });
    expect(JSON.parse(byName.out)).toMatchObject({ outcome: 'accepted', id: 'o-6', unit });
  }, 120_000);

  it('the example client of a unit prints the receipt of a refusal and ends with 1', async () => {
    const { code, out, err } = await report(30, { id: 'o-2', task: 'plan-999' });
    expect(JSON.parse(out)).toMatchObject({ outcome: 'refused', id: 'o-2', code: 'TASK_NOT_FOUND' });
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^Refused: .* \[TASK_NOT_FOUND\] .*new --id\.\n$/),
    });
  });

  it.each([
    ['its key is not known', { id: 'o-3', key: 'other.json' }, /"k2" is not registered/],
    [
      'Kafka is not there',
      { id: 'o-4', brokers: '127.0.0.1:9', ca: 'system' },
      /^Kafka \(127\.0\.0\.1:9\) cannot be used: nothing listens there\. /,
    ],
  ])('the example client of a unit ends with 2 and says what to do when %s', async (_, others, sentence) => {
    const key = JSON.parse(await readFile(join(folder, 'key.json'), 'utf8')) as object;
    await writeFile(join(folder, 'other.json'), JSON.stringify({ ...key, keyId: 'k2' }));
    const { code, out, err } = await report(30, { wait: '5', ...others });
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringMatching(sentence) });
    expect(err).toContain(`same --id ${others.id}`);
  });

  it.each([
    [
      'an option is unknown',
      { nothing: 'x' },
      /^There is no option --nothing; --help lists all of them; nothing was sent\.\n$/,
    ],
    [
      'its key file is not there',
      { key: 'absent.json' },
      /key file absent\.json cannot be used: there is no such file\. .*unit-key.*nothing was sent\.\n$/,
    ],
    ['its key file holds no key', { key: 'ca.pem' }, /key file ca\.pem cannot be used: it holds no key id/],
    [
      'a broker has no port',
      { brokers: 'foo' },
      /^--brokers is host:port such as 127\.0\.0\.1:9092.*found "foo"; noth/,
    ],
    ['the percentage is no number', { percent: 'half' }, /^--percent is 0 to 100, found "half"; nothing was sent/],
    ['its certificate is not there', { ca: 'none.pem' }, /file none\.pem cannot be used: there is no such file/],
    ['the time to wait is no number', { wait: 'long' }, /1 to 3600 seconds/],
  ])('the example client of a unit ends with 3 and sends nothing when %s', async (_, others, sentence) => {
    await writeFile(join(folder, 'ca.pem'), '-----BEGIN CERTIFICATE-----');
    const { code, out, err } = await report(30, others);
    expect({ code, out, err }).toEqual({ code: 3, out: '', err: expect.stringMatching(sentence) });
  });

  it('the example client of a unit tells its options in both languages when it is asked, and sends nothing', async () => {
    for (const [language, line] of [
      ['zh', /--unit 单位 +编号、名称或别称/],
      ['en', /--unit UNIT +its id, its name or another name/],
    ] as const) {
      const { code, out, err } = await run(['--help'], { ZHEZI_LANG: language });
      expect({ code, out, err }).toEqual({ code: 0, out: expect.stringMatching(line), err: '' });
    }
  });

  it('the example client of a unit says in Chinese what is wrong without a word of English', async () => {
    const { code, err } = await run(['--unit', 'a', '--brokers'], { ZHEZI_LANG: 'zh' });
    expect({ code, err }).toEqual({ code: 3, err: '选项 --brokers 后面应有内容；没有发送。\n' });
  });

  it('the intake that answers the example client is ready and measures what became of the commands', async () => {
    const ready = await fetch(`${sideServer}/readyz`);
    const expected = {
      eventStore: { ok: true },
      readDatabase: { ok: true },
      storing: { ok: true },
      kafka: { ok: true },
      commands: { ok: true },
    };
    expect({ status: ready.status, body: await ready.json() }).toEqual({
      status: 200,
      body: { status: 'ready', checks: expected },
    });
    const all = 'zhezi_intake_commands_total{outcome="accepted",process="intake"} 4';
    expect(await measured((text) => text.includes(all))).toMatch(
      /zhezi_kafka_consumer_lag\{group="zhezi.intake",topic="zhezi.commands",process="intake"\} \d/,
    );
  });

  /** The receipt of a repeat is the first receipt, which the example reads again; the intake may still be working on the repeat. */
  async function measured(holds: (text: string) => boolean): Promise<string> {
    for (const end = performance.now() + 30_000; performance.now() < end; await delay(50)) {
      const text = await (await fetch(`${sideServer}/metrics`)).text();
      if (holds(text)) return text;
    }
    throw new Error('the last report was not counted');
  }
});
