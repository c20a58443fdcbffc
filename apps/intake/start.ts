import { setTimeout as delay } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { rulesInForce } from '#escalation';
import {
  createInbox,
  createKafkaBroker,
  type Inbox,
  lagOf,
  loadTopics,
  type MessageBroker,
  type TopicSpec,
} from '#messaging';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import {
  configuredAddresses,
  type Configuration,
  ending,
  type Log,
  observedBroker,
  observeProcess,
  openInfrastructure,
  refusePlatform,
  watchConsumer,
} from '#platform';
import { IntakeModule } from './intake.module.js';
import { startIntake } from './intake.js';
import { oldestMs } from './take-order.js';

export interface IntakeProcess {
  /** Ends the orders in hand, then disconnects. */
  stop(): Promise<void>;
}

const longestEndMs = 10_000;

/**
 * Takes orders of units from Kafka. Any number may run: they share the partitions. The projector installs the tables of the
 * store; start it first. @throws KAFKA_ADDRESS_MISSING
 */
export async function startIntakeProcess(configuration: Configuration, log: Log): Promise<IntakeProcess> {
  await using opening = new AsyncDisposableStack();
  const { kafka } = configuration;
  if (!kafka) throw refusePlatform('KAFKA_ADDRESS_MISSING');
  const addresses = configuredAddresses(configuration);
  const observability = await observeProcess('intake', configuration, log, opening);
  const infrastructure = await openInfrastructure({ configuration, addresses, models: [], observability }, opening);
  const { readDatabase, clock } = infrastructure;
  const rules = await rulesInForce(configuration.policy);
  const app = await NestFactory.createApplicationContext(IntakeModule.with(infrastructure, rules), {
    logger: false,
    abortOnError: false,
  });
  opening.defer(ending('commands under way', () => app.close()));
  const inbox = await createInbox(readDatabase);
  const client = createKafkaBroker({ brokers: kafka.brokers, clientId: 'zhezi-intake', log });
  const broker = observedBroker(client, observability);
  opening.defer(ending('the connection to Kafka', () => atMost(longestEndMs, broker.close())));
  const { commands, receipts, 'dead-letters': deadLetters } = await loadTopics(kafka.topicPrefix);
  await topicsThere(broker, [commands, receipts, deadLetters], log);
  const group = `${kafka.topicPrefix}intake`;
  const intake = startIntake({
    broker,
    commands: app.get(CommandBus),
    directory: app.get<DirectorySource>(DIRECTORY, { strict: false }),
    inbox,
    clock,
    topics: { commands: commands.name, receipts: receipts.name, deadLetters: deadLetters.name },
    group,
    log,
  });
  opening.defer(ending('the orders in hand', () => atMost(longestEndMs, intake.stop())));
  opening.defer(forgetting(inbox, () => clock.now(), log));
  watchConsumer(observability, {
    group,
    topic: commands.name,
    lag: async () => lagOf(await broker.offsets(commands.name), await broker.committed(group, commands.name)),
  });
  observability.check('kafka', () => broker.offsets(commands.name));
  observability.started();
  const closing = opening.move();
  return { stop: () => closing.disposeAsync() };
}

const forgetEveryMs = 3_600_000;

/** Answers are kept for twice as long as an order may be old. */
function forgetting(inbox: Inbox, now: () => string, log: Log): () => void {
  const forget = (): Promise<void> =>
    inbox
      .forgetBefore(new Date(Date.parse(now()) - 2 * oldestMs).toISOString())
      .catch((error: unknown) => log.warn({ err: error }, 'old answers could not be forgotten'));
  void forget();
  const timer = setInterval(() => void forget(), forgetEveryMs);
  return () => clearInterval(timer);
}

const attempts = 30;

/** The broker may start after us. */
async function topicsThere(broker: MessageBroker, topics: readonly TopicSpec[], log: Log): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      for (const difference of await broker.ensureTopics(topics)) {
        log.warn({ ...difference }, 'a topic is not set as infra/kafka/topics.json says');
      }
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      log.warn({ err: error, attempt }, 'waiting for Kafka');
      await delay(1_000);
    }
  }
}

/** An end that waits for a broker which is away must not last: what is unsaid is said again. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const over = new AbortController();
  await Promise.race([work, delay(ms, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}
