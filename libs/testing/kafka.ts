import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type KafkaServer, type KafkaServerOptions, startKafka } from '#kafka-server';

export interface TestKafka {
  readonly brokers: readonly string[];
  /** Of topics and groups that are nobody else's: `test-…-`. */
  readonly prefix: string;
  close(): Promise<void>;
}

/**
 * A broker for tests that leave it running: the one that KAFKA_BROKERS names; else one that all processes of a Jest run
 * share, started by the first test that asks and ended with the run; else, outside Jest, one of the caller's own.
 */
export async function testKafka(): Promise<TestKafka> {
  const prefix = `test-${randomBytes(6).toString('hex')}-`;
  const given = process.env.KAFKA_BROKERS;
  if (given) return { brokers: given.split(','), prefix, close: async () => undefined };
  const run = process.env.ZHEZI_TEST_RUN;
  if (run) return { brokers: await sharedBrokers(run), prefix, close: async () => undefined };
  const { brokers, stop } = await ownKafka();
  return { brokers, prefix, close: stop };
}

/** The process that makes the directory starts the broker; the others wait for its address. */
async function sharedBrokers(run: string): Promise<readonly string[]> {
  const folder = join(run, 'kafka');
  const coordinates = join(run, 'kafka-coordinates');
  const first = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (first) await startShared(folder, coordinates);
  for (;;) {
    const found = await readFile(coordinates, 'utf8').catch(() => undefined);
    if (found === undefined) {
      await delay(20);
      continue;
    }
    const { brokers, failure } = JSON.parse(found) as { brokers?: readonly string[]; failure?: string };
    if (!brokers) throw new Error(`the test broker did not start: ${failure}`);
    return brokers;
  }
}

async function startShared(folder: string, coordinates: string): Promise<void> {
  const outcome = await startKafka({ folder, outliveUs: true }).then(
    ({ brokers }) => ({ brokers }),
    (error: Error) => ({ failure: error.message }),
  );
  await writeFile(`${coordinates}.draft`, JSON.stringify(outcome));
  await rename(`${coordinates}.draft`, coordinates);
}

export interface OwnKafka extends TestKafka {
  /** Where a user signs in over TLS, when one was asked for. */
  readonly secure?: KafkaServer['secure'];
  /** Removes it with its data. */
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** A broker of the test's own, which may be killed and restarted. */
export async function ownKafka({ user }: Pick<KafkaServerOptions, 'user'> = {}): Promise<OwnKafka> {
  const folder = await mkdtemp(join(tmpdir(), 'zhezi-kafka-'));
  const server = await startKafka({ folder, ...(user && { user }) });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const { brokers, secure, kill, restart } = server;
  return { brokers, prefix: 'own-', ...(secure && { secure }), kill, restart, stop, close: stop };
}
