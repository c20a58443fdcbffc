import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import kafkajs from 'kafkajs';
import { findRunning } from '#platform';
import { until } from '#testing';
import { Caller } from '../acceptance/caller.js';
import { type CopiedCheckout, copyCheckout, ranIn, shellEnvironment } from './copied-checkout.js';

interface Started {
  readonly child: ChildProcess;
  said(): string;
}

/** Kafka beside `npm start`, by the commands that infra/kafka/README.md gives: a broker, the service, the relay, the intake, a unit's system. */
describe('Kafka beside npm start', () => {
  let checkout: CopiedCheckout;
  let folder: string;
  let env: NodeJS.ProcessEnv;
  const running: Started[] = [];

  beforeAll(async () => {
    checkout = await copyCheckout();
    folder = await mkdtemp(join(tmpdir(), 'zhezi-beside-'));
    await chmod(folder, 0o755);
    env = { ...shellEnvironment(), ZHEZI_KAFKA_CACHE: process.env.ZHEZI_KAFKA_CACHE, ZHEZI_LANG: 'en' };
    env = { ...env, ZHEZI_DATA: join(folder, 'data'), ZHEZI_DIRECTORY: 'tongzhou', ZHEZI_HTTP_PORT: '0' };
  });
  afterAll(async () => {
    for (const { child } of running.toReversed()) await ended(child);
    await checkout.remove();
    await rm(folder, { recursive: true, force: true });
  });

  function run(...command: string[]): Started {
    const [program, ...args] = command as [string, ...string[]];
    const child = spawn(program, args, { cwd: checkout.root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    const started = { child, said: () => text };
    running.push(started);
    return started;
  }

  async function says({ child, said }: Started, sentence: RegExp): Promise<string> {
    const isSo = (): boolean => sentence.test(said()) || child.exitCode !== null;
    await until(`a process says ${sentence}`, isSo, 90_000).catch((error: Error) => {
      throw new Error(`${error.message}; it said:\n${said()}`);
    });
    return sentence.exec(said())?.[1] ?? `nothing of the kind, but: ${said()}`;
  }

  async function ended(child: ChildProcess): Promise<number | null> {
    if (child.exitCode !== null) return child.exitCode;
    const gone = once(child, 'close');
    child.kill('SIGTERM');
    await gone;
    return child.exitCode;
  }

  it('a relay and an intake that are started beside npm start take its databases, publish its events and answer a unit by Kafka', async () => {
    const kafka = run('npm', 'run', '-s', 'kafka:local', '--', '--port', '0', '--folder', join(folder, 'kafka'));
    env.ZHEZI_KAFKA_BROKERS = await says(kafka, /Kafka answers on (\S+);/);
    run('npm', 'start');
    await until('the service runs', async () => (await findRunning(join(folder, 'data'))) !== undefined, 90_000);
    const command = join(checkout.root, 'infra', 'build', 'zhezi');
    expect(await says(run(command, 'start', 'relay'), /(relaying events to Kafka)/)).toBe('relaying events to Kafka');
    expect(await says(run(command, 'start', 'intake'), /(taking signed commands)/)).toBe('taking signed commands');

    const zhezi = async (...args: string[]): Promise<string> =>
      (await ranIn(folder, [command, ...args], { env })).out.trim();
    const publicKey = JSON.parse(await zhezi('unit-key', '--out', 'key.json', '--id', 'k1')) as object;
    expect(await report()).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/its key "k1" is not registered/),
    });

    const { address } = (await findRunning(join(folder, 'data')))!;
    const director = new Caller(address!, await zhezi('token', '--role', 'director'));
    const key = { keyId: 'k1', publicKey, role: 'clerk', label: '业务系统' };
    expect((await director.post('/v1/units/qu-cai-zheng-ju/keys', key)).status).toBe(201);
    const { code, out } = await report();
    expect({ code, receipt: JSON.parse(out) }).toMatchObject({ code: 1, receipt: { code: 'TASK_NOT_FOUND' } });
    await until('the relay has published the events', async () => (await published(env.ZHEZI_KAFKA_BROKERS!)) > 100);
  }, 300_000);

  function report() {
    const about = ['--unit', 'qu-cai-zheng-ju', '--key', 'key.json', '--task', 'plan-1', '--period', '2026-01'];
    const how = ['--text', '已开工', '--brokers', env.ZHEZI_KAFKA_BROKERS!, '--wait', '10'];
    const client = ['npm', 'run', '-s', '--prefix', checkout.root, 'example-report', '--'];
    return ranIn(folder, [...client, ...about, ...how], { env });
  }
});

/** How many messages the topic of events has. */
async function published(broker: string): Promise<number> {
  const admin = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.NOTHING }).admin();
  try {
    return (await admin.fetchTopicOffsets('zhezi.events')).reduce((sum, { high }) => sum + Number(high), 0);
  } finally {
    await admin.disconnect();
  }
}
