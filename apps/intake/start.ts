import { CommandGateway } from '#commands';
import { rulesInForce } from '#escalation';
import {
  type Consumption,
  createInbox,
  createKafkaBroker,
  type Inbox,
  lagOf,
  loadTopics,
  type MessageBroker,
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
  publishObserver,
  refusePlatform,
  Startup,
  watchConsumer,
} from '#platform';
import { atMost, type Log } from '#runtime';
import { upcasters } from '../contexts.js';
import { openContexts } from '../open-contexts.js';
import { stepNames } from '../step-names.js';
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
export const startIntakeProcess = (
  configuration: Configuration,
  log: Log,
  startup = new Startup(),
): Promise<IntakeProcess> =>
  startup.start(log, async (steps) => {
    const { step, open } = steps;
    const { kafka } = configuration;
    if (!kafka) throw refusePlatform('KAFKA_ADDRESS_MISSING');
    const addresses = configuredAddresses(configuration);
    const observability = await observeProcess('intake', configuration, log, steps);
    const infrastructure = await openInfrastructure(
      { configuration, addresses, models: [], upcasters, observability },
      steps,
    );
    const { store, readDatabase, clock } = infrastructure;
    const rules = await step(stepNames.policy, () => rulesInForce(configuration.policy));
    const app = await openContexts(infrastructure, rules, steps);
    const inbox = await step(stepNames.inbox, () => createInbox(readDatabase));
    const connect = () => {
      const client = createKafkaBroker({ ...kafka, clientId: 'zhezi-intake', log });
      return observedBroker(client, publishObserver(observability));
    };
    const broker = await open(stepNames.kafka, connect, (connected) => atMost(longestEndMs, connected.close()));
    const topics = await step(stepNames.topics, () => topicsOf(broker, kafka.topicPrefix, log));
    const group = `${kafka.topicPrefix}intake`;
    const start = () =>
      startIntake({
        broker,
        commands: app.get(CommandGateway),
        directory: app.get<DirectorySource>(DIRECTORY, { strict: false }),
        inbox,
        carriedOut: amongFacts(store),
        clock,
        topics,
        group,
        log,
        observability,
      });
    const intake = await open(stepNames.intake, start, (started) => atMost(longestEndMs, started.stop()));
    observability.check('commands', stillTaken(intake, log));
    const forget = () => forgetting(inbox, () => clock.now(), log);
    await open(stepNames.forgetting, forget, (stopForgetting) => stopForgetting());
    watchConsumer(observability, {
      group,
      topic: topics.commands,
      lag: async () => lagOf(await broker.offsets(topics.commands), await broker.committed(group, topics.commands)),
    });
    observability.check('kafka', () => broker.offsets(topics.commands));
    observability.started();
    return {};
  });

/** The names of the topics that the intake needs, once they are there. */
async function topicsOf(broker: Pick<MessageBroker, 'ensureTopics'>, prefix: string, log: Log) {
  const { commands, receipts, 'dead-letters': deadLetters } = await loadTopics(prefix);
  await topicsThere(broker, [commands, receipts, deadLetters], { log, patienceMs: longestStartMs });
  return { commands: commands.name, receipts: receipts.name, deadLetters: deadLetters.name };
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
