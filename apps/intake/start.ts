import { NestFactory } from '@nestjs/core';
import { CommandGateway } from '#commands';
import { rulesInForce } from '#escalation';
import {
  type Consumption,
  createInbox,
  createKafkaBroker,
  type Inbox,
  lagOf,
  loadTopics,
  observedBroker,
  topicsThere,
} from '#messaging';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import {
  type Check,
  type Configuration,
  configuredAddresses,
  observeProcess,
  openInfrastructure,
  ProcessEnd,
  publishObserver,
  refusePlatform,
  watchConsumer,
} from '#platform';
import { atMost, type Log } from '#runtime';
import { upcasters } from '../contexts.js';
import { ContextsModule } from '../contexts-module.js';
import { amongFacts } from './facts.js';
import { startIntake } from './intake.js';
import { oldestMs } from './take-command.js';

export interface IntakeProcess {
  /** Ends the commands under way, then disconnects. */
  stop(): Promise<void>;
}

/** The end of the process does not wait longer for a broker that is away: receipts that were not sent are sent after the next start. */
const longestEndMs = 10_000;
/** The broker may start after us. */
const longestStartMs = 30_000;

/**
 * Takes the signed commands of units from Kafka. Any number may run: they share the partitions. The projector installs the tables of the
 * store; start it first. @throws KAFKA_ADDRESS_MISSING
 */
export async function startIntakeProcess(
  configuration: Configuration,
  log: Log,
  end = new ProcessEnd(),
): Promise<IntakeProcess> {
  await using opening = new AsyncDisposableStack();
  const { kafka } = configuration;
  if (!kafka) throw refusePlatform('KAFKA_ADDRESS_MISSING');
  const addresses = configuredAddresses(configuration);
  const observability = await observeProcess('intake', configuration, log, opening, { end });
  const infrastructure = await openInfrastructure(
    { configuration, addresses, models: [], upcasters, observability, end },
    opening,
  );
  const { store, readDatabase, clock } = infrastructure;
  const rules = await rulesInForce(configuration.policy);
  const app = await NestFactory.createApplicationContext(ContextsModule.with(infrastructure, rules), {
    logger: false,
    abortOnError: false,
  });
  opening.defer(end.step('commands under way', () => app.close()));
  const inbox = await createInbox(readDatabase);
  const client = createKafkaBroker({ ...kafka, clientId: 'zhezi-intake', log });
  const broker = observedBroker(client, publishObserver(observability));
  opening.defer(end.step('the connection to Kafka', () => atMost(longestEndMs, broker.close())));
  const { commands, receipts, 'dead-letters': deadLetters } = await loadTopics(kafka.topicPrefix);
  await topicsThere(broker, [commands, receipts, deadLetters], { log, patienceMs: longestStartMs });
  const group = `${kafka.topicPrefix}intake`;
  const intake = startIntake({
    broker,
    commands: app.get(CommandGateway),
    directory: app.get<DirectorySource>(DIRECTORY, { strict: false }),
    inbox,
    carriedOut: amongFacts(store),
    clock,
    topics: { commands: commands.name, receipts: receipts.name, deadLetters: deadLetters.name },
    group,
    log,
    observability,
  });
  observability.check('commands', stillTaken(intake, log));
  opening.defer(end.step('the taking of commands', () => atMost(longestEndMs, intake.stop())));
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

/** Fails once the consumption has ended by itself, because its topic is gone: else the process would live and do nothing. */
function stillTaken({ ended }: Pick<Consumption, 'ended'>, log: Log): Check {
  let failure: unknown;
  ended.catch((error: unknown) => {
    failure = error;
    log.error({ err: error }, 'commands are not taken any more');
  });
  return async () => {
    if (failure !== undefined) throw failure;
  };
}

const forgetEveryMs = 3_600_000;

/** Answers are kept for twice as long as a command may be old. */
function forgetting(inbox: Inbox, now: () => string, log: Log): () => void {
  const forget = (): Promise<void> =>
    inbox
      .forgetBefore(new Date(Date.parse(now()) - 2 * oldestMs).toISOString())
      .catch((error: unknown) => log.warn({ err: error }, 'old answers could not be forgotten'));
  void forget();
  const timer = setInterval(() => void forget(), forgetEveryMs);
  return () => clearInterval(timer);
}
