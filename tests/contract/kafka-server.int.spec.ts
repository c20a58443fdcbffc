import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type KafkaServer, startKafka } from '#kafka-server';
import { until } from '#testing';

interface Jars {
  cacheFolder(env: NodeJS.ProcessEnv): string;
  readLock(): Promise<{ kafka: string; jars: { path: string; size: number }[] }>;
  verifiedJars(): Promise<string[]>;
}

describe('the local Kafka', () => {
  let folder: string;
  const running: KafkaServer[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi kafka 折-')); // a blank and a sign beyond Latin, as in a person's home folder
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((kafka) => kafka.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  it('the local Kafka starts in seconds, and comes back on the same port after an end and after a kill', async () => {
    const started = performance.now();
    const kafka = await startKafka({ folder });
    running.push(kafka);
    expect(performance.now() - started).toBeLessThan(40_000);
    const { brokers, pid } = kafka;
    await kafka.kill();
    expect(isAlive(pid)).toBe(false);
    await kafka.restart();
    expect(kafka.pid).not.toBe(pid);
    expect(kafka.brokers).toEqual(brokers);
    const said = await readFile(join(folder, 'server.log'), 'utf8');
    expect(said.match(/Kafka Server started/g)).toHaveLength(2);
    expect(said).not.toMatch(/ ERROR /);
  });

  it('the local Kafka ends when its owner is killed', async () => {
    const script = `import { startKafka } from ${JSON.stringify(join(import.meta.dirname, '../../infra/kafka/index.mjs'))};
      const { pid } = await startKafka({ folder: ${JSON.stringify(folder)} });
      process.stdout.write(String(pid)); setInterval(() => undefined, 1e6);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid] = (await once(owner.stdout, 'data')) as [Buffer];
    owner.kill('SIGKILL');
    await until('it has ended', () => !isAlive(Number(pid)));
  });

  it('the local Kafka says which port is taken', async () => {
    const server = await served(() => undefined);
    const { port } = server.address() as AddressInfo;
    await expect(startKafka({ folder, port })).rejects.toMatchObject({
      code: 'KAFKA_START_FAILED',
      message: expect.stringContaining('Address already in use'),
    });
    server.close();
  });

  it.each([
    ['none', undefined, 'KAFKA_NO_JAVA', 'does not exist'],
    [
      'one that is too old',
      'openjdk version "11.0.2" 2019-01-15',
      'KAFKA_OLD_JAVA',
      'is Java 11, expected 17 or newer',
    ],
    ['one of the old numbering', 'java version "1.8.0_402"', 'KAFKA_OLD_JAVA', 'is Java 8'],
  ])('the local Kafka says what is wrong with the machine’s Java: %s', async (_, version, code, message) => {
    const java = join(folder, 'bin', 'java');
    await mkdir(join(folder, 'bin'));
    if (version) await writeFile(java, `#!/bin/sh\necho '${version}' >&2\n`).then(() => chmod(java, 0o755));
    const refused = startKafka({ folder, env: { ...process.env, JAVA_HOME: folder } });
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    await expect(refused).rejects.toThrow(/→ install a Java runtime/);
  });
});

describe('the jars of the local Kafka', () => {
  let jars: { path: string; size: number }[];
  let cache: string;
  let good: string;

  beforeAll(async () => {
    const { cacheFolder, readLock, verifiedJars } = (await import(
      join(import.meta.dirname, '../../infra/kafka/jars.mjs')
    )) as Jars;
    await verifiedJars(); // fills the cache of the machine
    const lock = await readLock();
    jars = lock.jars;
    good = join(cacheFolder(process.env), lock.kafka);
  });
  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'zhezi-jars-'));
  });
  afterEach(() => rm(cache, { recursive: true, force: true }));

  it('the jars of the local Kafka are fetched from the named repository, a killed download goes on where it stopped, and jars that differ are refused', async () => {
    const asked: string[] = [];
    const [cut, changed] = [jars.at(0)!, jars.at(1)!];
    const folder = join(cache, basename(good));
    await mkdir(folder, { recursive: true });
    const whole = await readFile(join(good, basename(cut.path)));
    const ended = spawn('true');
    await once(ended, 'exit');
    await writeFile(join(folder, `${basename(cut.path)}.part.${ended.pid}`), whole.subarray(0, 1_000));
    const server = await served(async (path, range) => {
      asked.push(`${path} ${range ?? ''}`.trim());
      const content = await readFile(join(good, basename(path)));
      if (basename(path) === basename(changed.path)) content[content.length - 1]! ^= 1;
      return range ? content.subarray(Number(/\d+/.exec(range)![0])) : content;
    });
    const { port } = server.address() as AddressInfo;
    const env = { ...process.env, ZHEZI_KAFKA_CACHE: cache, MAVEN_REPOSITORY: `http://127.0.0.1:${port}/mirror/` };
    const refused = startKafka({ folder: join(cache, 'run'), env });
    await expect(refused).rejects.toMatchObject({
      code: 'KAFKA_DOWNLOAD_FAILED',
      message: expect.stringMatching(
        new RegExp(`${basename(changed.path)}: expected content with SHA-256 \\w+, found`),
      ),
    });
    server.closeAllConnections();
    server.close();
    expect(asked).toContain(`/mirror/${cut.path} bytes=1000-`);
    expect(asked.filter((one) => one.includes(changed.path))).toHaveLength(4);
    expect(await readFile(join(folder, basename(cut.path)))).toEqual(whole);
  });
});

const isAlive = (pid: number): boolean => {
  try {
    return !/ Z/.test(execFileSync('ps', ['-o', 'pid=,stat=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return false;
  }
};

/** A web server whose answers come from `answer(path, range)`. */
async function served(answer: (path: string, range: string | undefined) => unknown): Promise<Server> {
  const server = createServer((request, response) => {
    void Promise.resolve(answer(request.url!, request.headers.range)).then(
      (content) => response.writeHead(request.headers.range ? 206 : 200).end(content as Buffer),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
